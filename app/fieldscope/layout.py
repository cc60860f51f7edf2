"""Where a window and its docks are, as text: for a project file, and for the preferences."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtWidgets import QMainWindow

VERSION: Final = 2
"""Raise it when docks change so much that an old arrangement would hide something."""


def state(window: QMainWindow) -> dict[str, Any]:
    """Give the place of a window and the arrangement of its docks, JSON-able."""
    parts = {"geometry": window.saveGeometry(), "docks": window.saveState(VERSION)}
    return {name: b64encode(part.data()).decode() for name, part in parts.items()}


def restore(window: QMainWindow, saved: Mapping[str, Any]) -> None:
    """Use what `state` gave; what makes no sense, or is of another version, is left out."""
    if geometry := _octets(saved.get("geometry")):
        window.restoreGeometry(geometry)
    if docks := _octets(saved.get("docks")):
        window.restoreState(docks, VERSION)


def _octets(text: Any) -> bytes:
    if not isinstance(text, str):
        return b""
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
