"""Hypothesis strategies for Logix types and values of them."""

from typing import Any

from hypothesis import strategies as st

from pyconpro.types import Array, Atomic, BoolArray, String, Structure, TypeDescription, parse_type
from pyconpro.types.table import ATOMS, STRUCTURES

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
DIMENSIONS = st.lists(st.integers(1, 4), min_size=1, max_size=3)


def type_texts() -> st.SearchStrategy[str]:
    """Texts of types, not canonical."""
    simple = st.sampled_from([*(a.name for a in ATOMS), *STRUCTURES, "STRING"]) | st.builds(
        "STRING({})".format, st.integers(1, 30)
    )
    return st.recursive(simple, _wider, max_leaves=8)


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # A second index behind an array is no type: only what does not end in one may become one.
    arrays = st.builds(
        lambda text, dims: text if text.endswith("]") else f"{text}[{', '.join(map(str, dims))}]", inner, DIMENSIONS
    )
    members = st.lists(st.tuples(NAMES, inner), min_size=1, max_size=5, unique_by=lambda m: m[0].upper())
    structures = members.map(lambda ms: "{" + "; ".join(f"{name} : {text}" for name, text in ms) + "}")
    return arrays | structures


def values_of(kind: TypeDescription) -> st.SearchStrategy[Any]:
    """Values that a type can hold."""
    match kind:
        case Atomic():
            return _atom_values(kind)
        case String():
            # numpy cuts trailing zeros off a byte string, so none are made.
            return st.text(st.characters(min_codepoint=1, max_codepoint=255), max_size=min(kind.length, 20))
        case BoolArray():
            return _nested(st.booleans(), kind.dimensions)
        case Array():
            return _nested(values_of(kind.element), kind.dimensions)
        case Structure():
            return st.fixed_dictionaries({m.name: values_of(m.type) for m in kind.members})
    raise AssertionError(kind)


def _atom_values(kind: Atomic) -> st.SearchStrategy[Any]:
    if kind.atom.format == "?":
        return st.booleans()
    bits = 8 * kind.size
    if kind.atom.format in "fd":
        return st.floats(width=64 if bits == 64 else 32)
    if kind.atom.format.isupper():
        return st.integers(0, 2**bits - 1)
    return st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _nested(item: st.SearchStrategy[Any], dimensions: tuple[int, ...]) -> st.SearchStrategy[Any]:
    for size in reversed(dimensions):
        item = st.lists(item, min_size=size, max_size=size)
    return item


def _types() -> st.SearchStrategy[TypeDescription]:
    return type_texts().map(parse_type).filter(lambda kind: len(kind.leaves) <= 60 and kind.size <= 2000)


@st.composite
def types_with_values(draw: st.DrawFn) -> tuple[TypeDescription, Any]:
    """A type and a value of it."""
    kind = draw(_types())
    return kind, draw(values_of(kind))


@st.composite
def types_with_value_lists(draw: st.DrawFn) -> tuple[TypeDescription, list[Any]]:
    """A type and some values of it."""
    kind = draw(_types())
    return kind, draw(st.lists(values_of(kind), min_size=1, max_size=4))
