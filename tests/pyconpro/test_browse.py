"""What a browsed tag list is turned into; the browsing itself is an interop test."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from pyconpro.browse import BrowsedTag, BrowseError, browse, describe_tags


def atomic(name: str, kind: str, size: int, dimensions: tuple[int, ...] = (), **more: Any) -> dict[str, Any]:
    one = SimpleNamespace(size=size)
    return {
        "tag_name": name,
        "data_type": kind,
        "data_type_name": kind,
        "dim": len(dimensions),
        "dimensions": [*dimensions, 0, 0, 0][:3],
        "type_class": SimpleNamespace(element_type=one) if dimensions else one,
        "alias": False,
        **more,
    }


def structure(name: str, size: int, **members: dict[str, Any]) -> dict[str, Any]:
    about = {
        "name": f"UDT_{name}",
        "template": {"structure_size": size},
        "attributes": [member for member in members if not member.startswith("ZZZ")],
        "internal_tags": members,
    }
    return atomic(name, "", size) | {"data_type": about, "data_type_name": f"UDT_{name}"}


def only(tag: dict[str, Any]) -> BrowsedTag:
    (browsed,) = describe_tags([tag])
    return browsed


@pytest.mark.parametrize(
    ("tag", "type_name", "text", "size", "producible"),
    [
        (atomic("A", "REAL", 4), "REAL", "REAL", 4, True),
        (atomic("A", "DINT", 4, (4,)), "DINT[4]", "DINT[4]", 16, True),
        (atomic("A", "REAL", 4, (2, 3)), "REAL[2,3]", "REAL[2,3]", 24, True),
        (atomic("A", "REAL", 4, (200,)), "REAL[200]", "REAL[200]", 800, False),
        (atomic("A", "DWORD", 4, (2,)), "DWORD[2]", "BOOL[64]", 8, False),
        (atomic("A", "INT", 2), "INT", "INT", 2, False),
    ],
)
def test_atomic_tags(tag: dict[str, Any], type_name: str, text: str, size: int, producible: bool) -> None:
    assert only(tag) == BrowsedTag("A", type_name, text, size, producible)


def test_offsets_of_the_controller_win() -> None:
    """Before version 27 a LINT stood on any word."""
    old = structure("Old", 12, A={"offset": 0, "data_type": "DINT"}, B={"offset": 4, "data_type": "LINT", "array": 0})
    assert only(old).type == "SINT[12]"  # 12 bytes with a LINT: our structures end on 8
    older = structure("Old", 16, A={"offset": 0, "data_type": "DINT"}, B={"offset": 4, "data_type": "LINT"})
    assert only(older).type == "{A: DINT, B: LINT @4}"


def test_bits_of_a_predefined_host() -> None:
    timer = structure(
        "T",
        12,
        PRE={"offset": 4, "data_type": "DINT"},
        ACC={"offset": 8, "data_type": "DINT"},
        EN={"offset": 0, "data_type": "BOOL", "bit": 31},
        DN={"offset": 0, "data_type": "BOOL", "bit": 29},
    )
    assert only(timer).type == "{PRE: DINT @4, ACC: DINT, EN: BOOL @3.7, DN: BOOL @3.5}"


def test_hidden_members_leave_their_room() -> None:
    tag = structure(
        "S",
        8,
        ZZZZZZZZZZS0={"offset": 0, "data_type": "SINT"},
        On={"offset": 0, "data_type": "BOOL", "bit": 0},
        Level={"offset": 4, "data_type": "REAL"},
    )
    assert only(tag).type == "{On: BOOL, Level: REAL}"
    assert only(tag).datasize == 10


def test_a_type_that_we_do_not_know_is_shown_as_bytes() -> None:
    tag = structure("S", 8, A={"offset": 0, "data_type": "EPATH"})
    assert (only(tag).type, only(tag).size) == ("SINT[8]", 8)


def test_modules_and_aliases_are_left_out() -> None:
    assert describe_tags([atomic("Local:1:I", "DINT", 4), atomic("A", "DINT", 4, alias=True)]) == []


def test_without_pycomm3_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycomm3", None)
    with pytest.raises(BrowseError, match="pip install pycomm3"):
        browse("127.0.0.1")
