"""The tag list of a Logix controller, read with pycomm3: so that a user picks a tag and the hint fills itself.

pycomm3 is optional (`pip install pycomm3`). It opens a TCP session of its own and blocks while it reads the whole list,
which may take many seconds on a large controller: call `browse` on a thread, or `browse_tags` from a loop.

The controller does not tell which tags are produced (no documented attribute does); `BrowsedTag.producible` says which
could be.
"""

import asyncio
import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any, Final

from pyconpro.target.model import LARGEST_TAG
from pyconpro.types import TypeSyntaxError, parse_type
from pyconpro.types.table import STRING_LENGTH, STRUCTURES
from pyconpro.wire.encapsulation import PORT

INSTALL: Final = "pip install pycomm3"
_PRODUCIBLE_ATOMS: Final = ("DINT", "REAL")
"""1756-PM011: DINT, REAL, arrays of them, or a user-defined structure."""
_HEADER: Final = 2
"""Bytes that `ConsumerHint.datasize` counts beside the tag's."""


class BrowseError(Exception):
    """The tag list could not be read; the text says why and what to check."""


@dataclass(frozen=True, slots=True)
class BrowsedTag:
    """A controller-scoped tag."""

    name: str
    type_name: str
    """As the controller calls it: "DINT[4]", "UDT_Line1"."""
    type: str
    """For `pyconpro.types.parse_type`: the whole layout. Plain bytes (SINT[n]) where it cannot be said otherwise."""
    size: int
    """Bytes of its value."""
    producible: bool
    """Whether a controller lets such a tag be produced; whether it is, only a trial shows."""

    @property
    def datasize(self) -> int:
        """What `ConsumerHint.datasize` wants."""
        return self.size + _HEADER


def browse(host: str, slot: int = 0, *, port: int = PORT, timeout: float = 10.0) -> list[BrowsedTag]:
    """Read the controller-scoped tags; blocks. `timeout` is seconds to wait for each reply.

    Raises `BrowseError`.
    """
    try:
        from pycomm3 import LogixDriver, PycommError
    except ImportError:
        raise BrowseError(
            f"Browsing needs the package pycomm3, which is not installed. Install it with: {INSTALL}. "
            "Tags can be entered by hand without it."
        ) from None
    try:
        driver: Any = LogixDriver(f"{host}:{port}/{slot}", init_tags=False)
        driver.socket_timeout = timeout
        try:
            driver.open()
            return describe_tags(driver.get_tag_list(cache=False))
        finally:
            # Not `with driver`: that leaves the socket open when `open` fails.
            with contextlib.suppress(PycommError):
                driver.close()
    except (PycommError, OSError) as error:
        raise BrowseError(
            f"The tag list of {host} (slot {slot}) could not be read: {str(_root(error)).rstrip('.')}. "
            "Check address and slot, and that TCP port 44818 is not blocked."
        ) from error


async def browse_tags(host: str, slot: int = 0, *, port: int = PORT, timeout: float = 10.0) -> list[BrowsedTag]:  # noqa: ASYNC109 - of each reply, and not of the whole
    """Read the controller-scoped tags on a thread, as `browse` does. Raises `BrowseError`."""
    return await asyncio.to_thread(browse, host, slot, port=port, timeout=timeout)


def describe_tags(tags: Iterable[Mapping[str, Any]]) -> list[BrowsedTag]:
    """Turn what pycomm3 knows about tags into types and sizes; I/O module tags and aliases are left out."""
    return [_describe(tag) for tag in tags if ":" not in tag["tag_name"] and not tag.get("alias")]


def _describe(tag: Mapping[str, Any]) -> BrowsedTag:
    dimensions = tuple(tag["dimensions"][: tag["dim"]])
    about = tag["data_type"]
    type_name = tag["data_type_name"] + (f"[{','.join(map(str, dimensions))}]" if dimensions else "")
    if isinstance(about, Mapping):
        element, size = _structure(about), about["template"]["structure_size"]
    else:
        element, size = about, tag["type_class"].size if not dimensions else tag["type_class"].element_type.size
    size *= prod(dimensions)
    text = _array(element, dimensions)
    try:
        kind = parse_type(text)
    except TypeSyntaxError:
        kind = None
    if kind is None or kind.size != size:
        # Hidden members at the end, or a type that we do not know: the bytes can still be shown.
        kind = parse_type(f"SINT[{size}]")
    right_type = isinstance(about, Mapping) or about in _PRODUCIBLE_ATOMS
    return BrowsedTag(tag["tag_name"], type_name, kind.text, size, right_type and size <= LARGEST_TAG)


def _structure(about: Mapping[str, Any]) -> str:
    """Give the text of a structure, with the offsets that the controller told."""
    name, size = about["name"], about["template"]["structure_size"]
    if (length := about.get("string")) is not None:
        return "STRING" if length == STRING_LENGTH else f"STRING({length})"
    if name in STRUCTURES and parse_type(name).size == size:
        return str(name)
    members = (_member(member, about["internal_tags"][member]) for member in about["attributes"])
    return "{" + ", ".join(members) + "}"


def _member(name: str, about: Mapping[str, Any]) -> str:
    offset = about["offset"]
    if (bit := about.get("bit")) is not None:
        # Predefined types count bits in a 32-bit host; ours are counted in bytes.
        return f"{name}: BOOL @{offset + bit // 8}.{bit % 8}"
    inner = about["data_type"]
    element = _structure(inner) if isinstance(inner, Mapping) else inner
    length = about.get("array", 0)
    return f"{name}: {_array(element, (length,) if length else ())} @{offset}"


def _array(element: str, dimensions: tuple[int, ...]) -> str:
    if not dimensions:
        return element
    if element == "DWORD":  # how a controller keeps BOOL arrays
        return f"BOOL[{','.join(map(str, (*dimensions[:-1], 32 * dimensions[-1])))}]"
    return f"{element}[{','.join(map(str, dimensions))}]"


def _root(error: BaseException) -> BaseException:
    """Give the error that began it: pycomm3 wraps the cause more than once."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return error
