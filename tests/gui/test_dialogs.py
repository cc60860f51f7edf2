"""The settings dialogs: bad input is kept, explained beside the field, and nothing is half applied."""

from pathlib import Path

import pytest
from fake_driver import FakeDriver, FakeSettings, running
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialogButtonBox, QFileDialog, QLabel, QLineEdit
from window_desk import Desk

from fieldscope.dialogs.connection import ConnectionDialog
from fieldscope.dialogs.table import TableEditor
from linkkit.driver import LinkState


def opened(desk: Desk) -> ConnectionDialog:
    dialog = desk.window.add_connection("fake")
    assert dialog is not None
    return dialog


def line(dialog: ConnectionDialog, name: str) -> QLineEdit:
    editor = dialog.form.editors[name]
    assert isinstance(editor, QLineEdit)
    return editor


def retype(desk: Desk, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    desk.qtbot.keyClick(edit, Qt.Key.Key_Delete)
    desk.qtbot.keyClicks(edit, text)


def problem(dialog: ConnectionDialog, name: str) -> str:
    label = dialog.form.findChild(QLabel, f"problem {name}")
    assert label is not None
    return label.text() if not label.isHidden() else ""


def test_from_nothing_to_a_running_connection(desk: Desk) -> None:
    dialog = opened(desk)
    assert problem(dialog, "address") == ""
    retype(desk, line(dialog, "address"), "10.0.0.7")
    assert dialog.name_edit.placeholderText() == "Fake 10.0.0.7"
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Warning, dialog)
    table.add_button.click()
    table.model.setData(table.model.index(0, 0), "Speed")
    dialog.ok_button.click()
    assert not dialog.isVisible()
    assert desk.session.connections[0].name == "Fake 10.0.0.7"
    assert desk.session.connections[0].settings.rows[0].tag == "Speed"
    desk.wait(lambda: desk.session.connections[0].state is LinkState.RUNNING)
    assert not desk.window.dialogs


def test_the_window_is_not_blocked(desk: Desk) -> None:
    dialog = opened(desk)
    assert not dialog.isModal()
    assert opened(desk) is dialog


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("port", "40a0", "Port: enter a whole number from 1 to 65535; “40a0” is not one"),
        ("port", "", "Port: enter a whole number from 1 to 65535; the field is empty"),
        ("port", "1.5", "Port: enter a whole number from 1 to 65535; “1.5” is not one"),
        ("port", "0", "Port: enter a value from 1 to 65535, not 0"),
        ("port", "70000", "Port: enter a value from 1 to 65535, not 70000"),
        ("address", "10.0.0 7", "Address: enter an IP address or a host name"),
        ("period", "fast", "Period: enter a number from 0.001 to 10; “fast” is not one"),
        ("period", "nan", "Period: enter a number from 0.001 to 10; “nan” is not one"),
        ("period", "-1", "Period: enter a value from 0.001 to 10 s, not -1"),
    ],
)
def test_a_bad_value_stays_and_is_explained_beside_the_field(desk: Desk, name: str, text: str, message: str) -> None:
    dialog = opened(desk)
    retype(desk, line(dialog, "address"), "10.0.0.7")
    if name == "period":
        dialog.form.advanced_button.setChecked(True)
    retype(desk, line(dialog, name), text)
    assert problem(dialog, name) == message
    dialog.ok_button.click()
    dialog.apply_button.click()
    assert dialog.isVisible()
    assert line(dialog, name).text() == text
    assert not desk.session.connections
    retype(desk, line(dialog, name), {"port": "102", "address": "plc-1", "period": "0,5"}[name])
    assert problem(dialog, name) == ""
    dialog.ok_button.click()
    assert len(desk.session.connections) == 1


def test_apply_shows_everything_that_is_missing(desk: Desk) -> None:
    dialog = opened(desk)
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    for tag, size in (("Speed", "4"), ("Speed", "4x")):
        table.add_button.click()
        row = table.model.rowCount() - 1
        table.model.setData(table.model.index(row, 0), tag)
        table.model.setData(table.model.index(row, 1), size)
    dialog.apply_button.click()
    assert "Address: enter" in problem(dialog, "address")
    assert "Row 2 – Size: enter a whole number from 1 to 500; “4x” is not one" in problem(dialog, "rows")
    assert "“Speed” is there twice" in problem(dialog, "rows")
    assert table.model.index(1, 1).data() == "4x"
    table.view.selectRow(1)
    table.remove_button.click()
    assert problem(dialog, "rows") == ""


def test_a_problem_among_the_advanced_fields_unfolds_them(desk: Desk) -> None:
    dialog = opened(desk)
    retype(desk, line(dialog, "address"), "10.0.0.7")
    dialog.form.advanced_button.setChecked(True)
    retype(desk, line(dialog, "period"), "x")
    dialog.form.advanced_button.setChecked(False)
    dialog.ok_button.click()
    assert dialog.form.advanced_button.isChecked()
    assert line(dialog, "period").isVisible()


def test_editing_keeps_the_dialog_and_reopens_the_connection(desk: Desk) -> None:
    connection = desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    dialog = desk.window.edit_connection(connection.id)
    assert dialog.name_edit.text() == "RTU"
    desk.wait(lambda: dialog.state_label.text() == "running")
    advanced = dialog.form.editors["behaviour"]
    assert isinstance(advanced, QComboBox)
    advanced.setCurrentIndex(1)
    advanced.activated.emit(1)
    dialog.apply_button.click()
    desk.wait(lambda: connection.state is LinkState.FAULT)
    assert dialog.isVisible()
    desk.wait(lambda: "Check that the server runs" in dialog.state_label.text())
    assert [(link.updated, link.stopped) for link in FakeDriver.links] == [(1, 1)]
    desk.session.remove(connection.id)
    assert not dialog.isVisible()


def test_cancel_changes_nothing(desk: Desk) -> None:
    connection = desk.session.add("fake", "RTU", running("Speed"))
    dialog = desk.window.edit_connection(connection.id)
    retype(desk, line(dialog, "port"), "17")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert connection.settings == running("Speed")
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    assert [link.updated for link in FakeDriver.links] == [0]


def test_table_cells_edit_by_keyboard_choice_and_tick(desk: Desk) -> None:
    dialog = opened(desk)
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    table.add_button.click()
    view, model = table.view, table.model
    editor = next(e for e in view.findChildren(QLineEdit) if e.isVisible())
    desk.qtbot.keyClicks(editor, "Line1")
    desk.qtbot.keyClick(editor, Qt.Key.Key_Return)
    desk.wait(lambda: model.rows[0]["tag"] == "Line1")
    view.edit(model.index(0, 2))
    combo = next(e for e in view.findChildren(QComboBox) if e.isVisible())
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert model.rows[0]["kind"] == "BOOL"
    model.setData(model.index(0, 3), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert model.rows[0]["keep"] is False
    table.view.selectRow(0)
    table.copy_button.click()
    assert [row["tag"] for row in model.rows] == ["Line1", "Line1"]
    model.setData(model.index(1, 0), "Line2")
    assert [row["tag"] for row in model.rows] == ["Line1", "Line2"]


def test_every_field_has_a_name_for_screen_readers(desk: Desk) -> None:
    dialog = opened(desk)
    for editor in dialog.form.editors.values():
        if isinstance(editor, QLineEdit | QComboBox | QCheckBox):
            assert editor.accessibleName()
    assert isinstance(dialog.form.value(), FakeSettings | None)


def test_rows_come_from_a_csv_file(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    good, bad, none = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "none.csv"
    good.write_text("Tag;Size;Colour\nSpeed;4;red\nLoad;8;blue\n", encoding="utf-8")
    bad.write_text("Tag;Size\nOther;many\n", encoding="utf-8")
    none.write_text("x;y\n1;2\n", encoding="utf-8")
    table.import_file(good)
    assert [row["tag"] for row in table.model.rows] == ["Speed", "Load"]
    assert table.message.text() == "2 rows from good.csv by Tag, Size; not used: Colour"
    table.import_file(none)
    assert "no heading of the first line is known" in table.message.text()
    assert table.model.rowCount() == 2
    table.import_file(bad)
    assert problem(dialog, "rows").startswith("Row 3 – Size: enter a whole number")
    table.import_button.click()
    chooser = table.findChild(QFileDialog)
    assert chooser is not None
    chooser.reject()


def test_ten_thousand_rows_are_imported_and_checked(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    path = tmp_path / "many.csv"
    path.write_text("tag;size\n" + "".join(f"T{n};{n % 500 + 1}\n" for n in range(10_000)), encoding="utf-8")
    table.import_file(path)
    assert table.message.text() == "Reading many.csv…"
    desk.wait(lambda: table.model.rowCount() == 10_000)
    desk.wait(lambda: "10000 rows from many.csv" in table.message.text())
    retype(desk, line(dialog, "address"), "10.0.0.7")
    desk.wait(lambda: dialog.form.problems() == {})
    table.model.setData(table.model.index(9_999, 1), "x")
    dialog.ok_button.click()
    assert problem(dialog, "rows").startswith("Row 10000 – Size: enter")
    assert dialog.isVisible()


def test_the_dialog_works_by_keyboard_alone(desk: Desk) -> None:
    dialog = opened(desk)
    with desk.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    desk.wait(lambda: QApplication.focusWidget() is dialog.form.editors["address"])
    desk.qtbot.keyClicks(QApplication.focusWidget(), "10.0.0.9")
    seen = []
    for _ in range(30):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        seen.append(widget)
        if widget is dialog.form.editors["port"]:
            desk.qtbot.keyClicks(widget, "1")
        desk.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    table = dialog.form.editors["rows"]
    assert isinstance(table, TableEditor)
    reached = {dialog.form.editors["port"], table.add_button, dialog.ok_button, dialog.apply_button, dialog.name_edit}
    assert reached <= set(seen), [type(w).__name__ for w in seen]
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.session.connections[0].settings.address == "10.0.0.9"
