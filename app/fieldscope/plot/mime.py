"""Signals on the way by drag and drop, or through the clipboard."""

import json
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QMimeData

from fieldscope.store import SignalKey

SIGNALS_MIME: Final = "application/x-fieldscope-signals"
"""UTF-8 JSON: a list of [link id, point key]."""


def pack_signals(keys: Iterable[SignalKey]) -> QMimeData:
    """Make what a source tree hands to the drag; text for other programs goes with it."""
    listed = [list(key) for key in keys]
    data = QMimeData()
    data.setData(SIGNALS_MIME, json.dumps(listed).encode())
    data.setText("\n".join(point for _, point in listed))
    return data


def unpack_signals(data: QMimeData) -> list[SignalKey]:
    """Give the keys in a drop; empty when it carries none or is not ours."""
    if not data.hasFormat(SIGNALS_MIME):
        return []
    try:
        listed = json.loads(bytes(data.data(SIGNALS_MIME).data()))
    except ValueError:
        return []
    if not isinstance(listed, list):
        return []
    pairs = [item for item in listed if isinstance(item, list) and len(item) == 2]
    return [SignalKey(link, point) for link, point in pairs if isinstance(link, str) and isinstance(point, str)]
