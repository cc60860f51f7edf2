"""Project files as they should not be: what Hypothesis does to the bytes of a good one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import fieldscope

DEMO = (Path(fieldscope.__file__).parents[2] / "resources/fieldscope_resources/demo.fieldscope").read_bytes()
"""A project with everything in it."""

_NUMBERS = st.integers() | st.floats() | st.sampled_from([10**40, -(10**400), 1e308, 2**63, -1, 0])
_DEEP = st.integers(1, 80).map(lambda depth: json.loads("[" * depth + "]" * depth))
ANYTHING = st.recursive(
    st.none() | st.booleans() | _NUMBERS | st.text(max_size=8) | _DEEP,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for key, item in inside for path in _paths(item, (*at, key)))]


@st.composite
def mutated(draw: Callable[[Any], Any], good: bytes = DEMO) -> bytes:
    """Bytes of a project with up to three parts deleted, replaced, renamed or doubled, perhaps damaged after that."""
    raw = json.loads(good)
    for _ in range(draw(st.integers(0, 3))):
        paths = _paths(raw)[1:]
        if not paths:
            break
        path = draw(st.sampled_from(paths))
        place = raw
        for step in path[:-1]:
            place = place[step]
        match draw(st.sampled_from(["delete", "replace", "double", "rename"])):
            case "delete":
                del place[path[-1]]
            case "replace":
                place[path[-1]] = draw(ANYTHING)
            case "double" if isinstance(place, list):
                place.insert(path[-1], place[path[-1]])
            case "rename" if isinstance(place, dict):
                place[draw(st.text(max_size=6))] = place.pop(path[-1])
    text = json.dumps(raw, indent=draw(st.sampled_from([None, 1])), ensure_ascii=draw(st.booleans()))
    if draw(st.booleans()) and '"name"' in text:
        text = text.replace('"name"', '"name": 1, "name"', 1)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]))
    data = bytearray(text.encode(encoding, "replace"))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.sampled_from(["keep", "cut", "flip", "insert"])):
            case "cut":
                del data[at:]
            case "flip":
                data[at] ^= draw(st.integers(1, 255))
            case "insert":
                data[at:at] = draw(st.binary(min_size=1, max_size=5))
        if not data:
            break
    return bytes(data)
