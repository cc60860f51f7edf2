"""The values of a type as points for an application."""

from collections.abc import Sequence

from linkkit.driver import Kind, Point
from pyconpro.types import TypeDescription


def type_points(kind: TypeDescription, key: str, record: str, path: Sequence[str]) -> list[Point]:
    """Give one point for each value that can be drawn; their keys begin with `key`, their places with `path`."""
    return [
        Point(
            "".join((key, *(_link(part) for part in leaf.path))),
            (*path, *leaf.path),
            record,
            leaf.offset,
            leaf.dtype,
            leaf.bit,
            Kind.ANALOG if leaf.bit is None else Kind.DIGITAL,
            leaf.type_name,
            positions=None if leaf.bit is None else (0, 1),
        )
        for leaf in kind.leaves
        if not leaf.dtype.startswith("|V")  # a string is no number to draw
    ]


def spell(tag: str, part: str) -> str:
    """Write a part of a tag as a programmer does: "Line1.Motor[2]"."""
    return tag + _link(part) if part else tag


def _link(part: str) -> str:
    return part if part.startswith("[") else f".{part}"
