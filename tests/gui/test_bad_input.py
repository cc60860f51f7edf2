"""Every field of every connection dialog against a table of bad values: explained beside the field, nothing lost,
nothing applied. The fields come from the settings classes, so a new one is walked by existing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from fieldscope.dialogs.connection import ConnectionDialog
from fieldscope.dialogs.table import TableEditor
from fieldscope.drafts import Field, fields
from fieldscope.drivers import DRIVERS
from fieldscope.session import Session
from fieldscope.store import Store
from linkkit.driver import Driver
from linkkit.settings import Pick

WHOLE = ("", " ", "x", "1.5", "1e3", "0x", "--1", "1 2", "9" * 5000, "½")
NUMBER = ("", " ", "fast", "nan", "inf", "-inf", "1e999", "1,2,3", "--1", "1 2", "9" * 5000 + "x")
TEXTS: dict[str, tuple[str, ...]] = {
    "plc.address": ("", "  ", "10.0.0 .7", "my plc"),
    "plc.route": ("1", "bp", "x,0", "bp,999", "bp,here"),
    "plc.hints.tag": ("", " ", "1Line", "Line 1", "Line[x]", "Line[1,2,3,4]", "Tag.5", "Ä", "T" * 41),
    "plc.hints.type": ("REEL", "{", "{A REAL}", "DINT[0]", "DINT[", "{A: REAL, A: DINT}", "DINT[99999999]", "{}"),
    "plc.producers.tag": ("", "1Line", "Line 1"),
    "plc.producers.type": ("", "REEL", "{"),
    "plc.producers.output_type": ("REEL", "{"),
    "104.host": ("", "  ", "http://10.0.0.1", "10.0.0.1/24", "my rtu", "a" * 70),
    "104.reserve_host": ("http://10.0.0.1", "my rtu", "a" * 70),
    "104.zone": ("", "Nowhere", "../etc/passwd", "Mars/Phobos"),
    "104.points.states": ("on=1", "1=", "1=a, 1=b", "0x=a"),
    "104.tls_unlock": ("hunter 2", "pass=word"),
    "104.tls_fingerprints": ("xyz", "3F:A1", "hello world"),
}
"""Driver.field or driver.table.field → texts that must be refused. Every text field with a check must be here."""


def walk() -> Iterator[tuple[type[Driver], Field, Field | None]]:
    for driver in DRIVERS:
        for field in fields(driver.settings):
            if not field.table:
                yield driver, field, None
            else:
                for inner in fields(field.kind):
                    yield driver, inner, field


def name_of(driver: type[Driver], field: Field, table: Field | None) -> str:
    return ".".join([driver.name, *([table.name] if table is not None else []), field.name])


def bad_values(driver: type[Driver], field: Field, table: Field | None) -> tuple[str, ...]:
    if field.about.choices or field.kind is bool or field.about.pick is Pick.ADAPTER:
        return ()  # chosen, never typed
    if field.kind is str:
        return TEXTS.get(name_of(driver, field, table), ())
    found = list(WHOLE if field.kind is int else NUMBER)
    about = field.about
    if field.optional:
        found = [text for text in found if text.strip()]
    if about.minimum is not None:
        found += [f"{about.minimum - 1:.0f}", "-99999999999"]
    if about.maximum is not None:
        found += [f"{about.maximum + 1:.0f}", "99999999999999"]
    return tuple(found)


CASES = [pytest.param(*one, id=name_of(*one)) for one in walk() if bad_values(*one)]


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session(DRIVERS, Store(1 << 24))
    yield session
    session.close()


@pytest.mark.parametrize(("driver", "field", "table"), CASES)
def test_a_bad_value_is_explained_kept_and_not_applied(
    qtbot: QtBot, session: Session, driver: type[Driver], field: Field, table: Field | None
) -> None:
    dialog = ConnectionDialog(session, driver)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.put("address" if driver.name == "plc" else "host", "10.0.0.7")
    if table is None:
        top_level(dialog, session, driver, field)
    else:
        in_a_table(dialog, session, driver, field, table)


def top_level(dialog: ConnectionDialog, session: Session, driver: type[Driver], field: Field) -> None:
    editor = dialog.form.editors[field.name]
    assert isinstance(editor, QLineEdit)
    label = dialog.form.findChild(QLabel, f"problem {field.name}")
    assert label is not None
    good = editor.text()
    for text in bad_values(driver, field, None):
        editor.setText(text)
        where = f"{field.name}={text[:60]!r}"
        assert not label.isHidden(), where
        assert label.text(), where
        assert len(label.text()) < 400, where
        assert label.text() in dialog.missing_label.text(), where
        for button in (dialog.ok_button, dialog.apply_button, dialog.test_button):
            button.click()
        assert dialog.isVisible(), where
        assert not dialog.trial.running, where
        assert editor.text() == text, where
        assert not session.connections, where
        editor.setText(good)
        assert label.isHidden(), where
    assert dialog.form.problems() == {}


def in_a_table(dialog: ConnectionDialog, session: Session, driver: type[Driver], field: Field, table: Field) -> None:
    editor = dialog.form.editors[table.name]
    assert isinstance(editor, TableEditor)
    editor.add_row()
    column = next(number for number, one in enumerate(editor.model.fields) if one.name == field.name)
    index = editor.model.index(0, column)
    for text in bad_values(driver, field, table):
        where = f"{table.name}[0].{field.name}={text[:60]!r}"
        editor.model.setData(index, text)
        message = editor.model.problems.get((0, field.name), "")
        assert message, where
        assert len(message) < 400, where
        assert "Row 1 – " in editor.message.text(), where
        dialog.ok_button.click()
        assert dialog.isVisible(), where
        assert editor.model.rows[0][field.name] == text, where
        assert not session.connections, where


def test_every_text_that_is_checked_is_in_the_table_of_bad_values() -> None:
    checked = {
        name_of(*one)
        for one in walk()
        if one[1].kind is str and one[1].about.check and not one[1].about.choices
        if one[1].about.pick is not Pick.ADAPTER
    }
    assert checked <= set(TEXTS), checked - set(TEXTS)


@pytest.mark.parametrize(
    ("driver", "table"),
    [
        pytest.param(driver, table, id=f"{driver.name}.{table.name}")
        for driver in DRIVERS
        for table in fields(driver.settings)
        if table.table
    ],
)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"\x00\x01\x02", "not a text file"),
        (b"\xff\xfe\x00", "is not a text file"),
        (b"foo;bar\n1;2\n", "no heading of the first line is known"),
        (b'"unclosed\n1', "no heading"),
    ],
    ids=["empty", "blank", "binary", "broken utf-16", "other headings", "open quote"],
)
def test_a_bad_file_changes_no_table(
    qtbot: QtBot, session: Session, tmp_path: Path, driver: type[Driver], table: Field, content: bytes, words: str
) -> None:
    dialog = ConnectionDialog(session, driver)
    qtbot.addWidget(dialog)
    editor = dialog.form.editors[table.name]
    assert isinstance(editor, TableEditor)
    editor.add_row()
    before = [dict(row) for row in editor.model.rows]
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    editor.import_file(path)
    assert words in editor.message.text()
    assert editor.model.rows == before
    editor.import_file(tmp_path / "missing.csv")
    assert "cannot be read" in editor.message.text()
    assert editor.model.rows == before


@pytest.mark.parametrize(("driver", "field", "table"), [case for case in CASES if case.values[2] is not None])
def test_bad_values_of_a_file_come_in_to_be_corrected(
    qtbot: QtBot, session: Session, tmp_path: Path, driver: type[Driver], field: Field, table: Field
) -> None:
    dialog = ConnectionDialog(session, driver)
    qtbot.addWidget(dialog)
    editor = dialog.form.editors[table.name]
    assert isinstance(editor, TableEditor)
    bad = next(text for text in bad_values(driver, field, table) if text.strip() and "\n" not in text)
    path = tmp_path / "rows.csv"
    path.write_text(f'{field.name}\n"{bad}"\n', encoding="utf-8")
    editor.import_file(path)
    assert editor.model.rows[-1][field.name] == bad.strip()
    assert editor.model.problems.get((0, field.name)), bad
    assert not session.connections
