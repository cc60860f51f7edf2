"""Values as a person types them, for tags that we produce."""

import json
from collections.abc import Callable
from typing import Any, Final

from pyconpro.types import String, TypeDescription, status_member

_WORDS: Final = {"on": True, "true": True, "off": False, "false": False}
_READERS: Final[tuple[Callable[[str], Any], ...]] = (
    lambda text: int(text, 0),
    lambda text: float(text.replace(",", ".")),
    json.loads,
)


def read_value(text: str) -> Any:
    """Read 5, 0x1F, 12.5 or 12,5, on, [1, 2], {"Speed": 1.5}. Raises `ValueError` in words."""
    typed = text.strip()
    if typed.lower() in _WORDS:
        return _WORDS[typed.lower()]
    for reader in _READERS:
        try:
            return reader(typed)
        except (ValueError, RecursionError):
            continue
    raise ValueError(f'“{text}” is no value; write 5, 12.5, on, [1, 2] or {{"Speed": 1.5}}')


def read_whole(kind: TypeDescription, text: str) -> Any:
    """Read a value of a type, as `pyconpro.Producer.write` takes it; what the text leaves out is 0.

    The CONNECTION_STATUS at the beginning of a structure is left out unless the text has it. Raises `ValueError` when
    the text is no value of the type.
    """
    zero = kind.decode(bytes(kind.size))
    if not text.strip():
        value = zero
    elif isinstance(kind, String):
        value = text
    else:
        value = read_value(text)
        if isinstance(value, dict) and isinstance(zero, dict):
            value = zero | value
    kind.encode(value)
    status = status_member(kind)
    if status and value[status] == zero[status]:
        value = {name: member for name, member in value.items() if name != status}
    return value
