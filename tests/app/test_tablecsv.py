"""Tables from CSV files."""

import contextlib
from pathlib import Path

import pytest
from fake_driver import FakeRow
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.tablecsv import CsvError, read_file, read_text
from iec104.settings import PointSettings


def test_the_columns_of_a_point_list() -> None:
    text = "IOA;Name;Typ;TypeID;Einheit;Unit;CA\n1201;Spannung L1;x;M_ME_TF_1;;kV;7\n\n1202;Strom;x;m_sp_tb_1;;;7\n"
    found = read_text(text, PointSettings)
    assert found.used == ["IOA", "Name", "TypeID", "Unit", "CA"]
    assert found.ignored == ["Typ", "Einheit"]
    wanted = {"common_address": "7", "ioa": "1201", "type": "M_ME_TF_1", "name": "Spannung L1", "unit": "kV"}
    assert found.rows[0] == wanted | {"scale": "1", "offset": "0", "states": ""}
    assert found.rows[1]["type"] == "M_SP_TB_1"


def test_scale_and_state_texts() -> None:
    text = "IOA;Scale;Offset;State texts\n7;0,1;-40;0=open, 1=closed\n8;;;\n"
    first, second = read_text(text, PointSettings).rows
    assert (first["scale"], first["offset"], first["states"]) == ("0,1", "-40", "0=open, 1=closed")
    assert (second["scale"], second["offset"], second["states"]) == ("1", "0", "")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter(delimiter: str) -> None:
    found = read_text(f"Tag{delimiter}Size [bytes]{delimiter}Keep\nA{delimiter}8{delimiter}no\n", FakeRow)
    assert found.rows == [{"tag": "A", "size": "8", "kind": "REAL", "keep": False}]


def test_wrong_values_come_in_to_be_shown() -> None:
    assert read_text("tag,size,kind\nA,big,INT\n", FakeRow).rows[0] == {
        "tag": "A",
        "size": "big",
        "kind": "INT",
        "keep": True,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "points.csv"
    path.write_text("ioa,name\n7,Überstrom\n", encoding=encoding)
    assert read_file(path, PointSettings).rows[0]["name"] == "Überstrom"


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "empty"), ("\n \n", "empty"), ("foo;bar\n1;2\n", "no heading"), ("a\0b", "not a text file")],
)
def test_what_is_no_table_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(CsvError, match=message):
        read_text(text, PointSettings)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CsvError, match="cannot be read"):
        read_file(tmp_path / "none.csv", PointSettings)


@given(st.text(max_size=200))
def test_no_text_crashes(text: str) -> None:
    with contextlib.suppress(CsvError):
        read_text(text, PointSettings)
