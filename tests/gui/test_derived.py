"""Derived signals in the window: defined, seen, saved and opened again."""

from pathlib import Path

from fake_driver import running
from PySide6.QtCore import Qt
from window_desk import Desk

from fieldscope.dialogs.derived import DerivedDialog
from fieldscope.measure.derived import Definition, key


def opened(desk: Desk) -> DerivedDialog:
    desk.session.add("fake", "Line 1", running("Speed", "Load", period=0.005))
    desk.wait(lambda: "Tags.Speed" in desk.session.signal_names())
    return desk.window.edit_derived()


def enter(desk: Desk, dialog: DerivedDialog, name: str, expression: str) -> None:
    dialog.clear()
    desk.qtbot.keyClicks(dialog.name_edit, name)
    desk.qtbot.keyClicks(dialog.expression_edit, expression)


def test_from_an_expression_to_a_curve_and_back_from_the_file(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    enter(desk, dialog, "Double", "2 * Tags.Speed")
    assert dialog.message.text() == "Derived from Tags.Speed."
    dialog.unit_edit.setText("m/s")
    dialog.apply_button.click()
    assert [dialog.list.item(n).text() for n in range(dialog.list.count())] == ["Double"]
    assert desk.session.dirty
    dialog.plot_button.click()
    assert key("Double") in desk.window.workspace.plotted()
    signal = desk.session.signal(key("Double"))
    assert signal is not None
    speed = desk.session.signal_named("Line 1.Tags.Speed")
    assert speed is desk.session.signal_named("Tags.Speed")
    assert speed is not None
    desk.wait(lambda: signal.count > 5)
    newest = signal.window(0, 1 << 62, before=0, after=0)
    same = speed.at(int(newest.times[-1]))
    assert same is not None
    assert newest.values[-1] == 2 * same.value  # type: ignore[operator]

    desk.session.save(tmp_path / "p.fieldscope", desk.window.files.snapshot())
    desk.window.files.new()
    assert len(desk.session.derived) == 0
    desk.window.files.open(tmp_path / "p.fieldscope")
    assert [d.definition for d in desk.session.derived] == [Definition("Double", "2 * Tags.Speed", "m/s")]
    desk.wait(lambda: (found := desk.session.signal(key("Double"))) is not None and found.count > 5)


def test_mistakes_are_told_while_one_types_and_change_nothing(desk: Desk) -> None:
    dialog = opened(desk)
    enter(desk, dialog, "X", "2 * (Tags.Speed")
    assert "This bracket is not closed" in dialog.message.text()
    assert "At character 5" in dialog.message.text()
    dialog.apply_button.click()
    assert len(desk.session.derived) == 0
    assert dialog.expression_edit.selectedText() == "("
    enter(desk, dialog, "X", "Tags.Sped")
    assert dialog.message.text() == "There is no signal Tags.Sped (yet): it is waited for. Did you mean Tags.Speed?"
    enter(desk, dialog, "", "Tags.Speed")
    dialog.apply_button.click()
    assert dialog.message.text() == "Give the signal a name"
    enter(desk, dialog, "X", "X + 1")
    dialog.apply_button.click()
    assert "depend on itself" in dialog.message.text()
    enter(desk, dialog, "X", "Tags.Speed")
    dialog.factor_edit.setText("")
    dialog.apply_button.click()
    assert dialog.message.text() == "Factor: enter a number"
    assert len(desk.session.derived) == 0


def test_change_and_remove(desk: Desk) -> None:
    dialog = opened(desk)
    enter(desk, dialog, "A", "Tags.Speed > 0")
    dialog.apply_button.click()
    enter(desk, dialog, "B", "Tags.Load")
    desk.qtbot.keyClick(dialog.expression_edit, Qt.Key.Key_Return)
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(0)
    assert dialog.expression_edit.text() == "Tags.Speed > 0"
    dialog.expression_edit.setText("Tags.Speed < 0")
    dialog.factor_edit.setText("0,5")
    dialog.apply_button.click()
    assert [d.definition for d in desk.session.derived] == [
        Definition("A", "Tags.Speed < 0", factor=0.5),
        Definition("B", "Tags.Load"),
    ]
    dialog.remove_button.click()
    assert [d.definition.name for d in desk.session.derived] == ["B"]
    assert not dialog.remove_button.isEnabled()


def test_signals_and_functions_can_be_put_in(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.function_box.activated.emit(dialog.function_box.findData("sqrt("))
    dialog.signal_box.activated.emit(dialog.signal_box.findText("Tags.Speed"))
    assert dialog.expression_edit.text() == "sqrt(Tags.Speed"


def test_the_same_path_in_two_connections_needs_the_connection(desk: Desk) -> None:
    for name in ("North", "South"):
        desk.session.add("fake", name, running("Speed"))
    desk.wait(lambda: len(desk.session.signal_names()) == 2)
    assert desk.session.signal_names() == ["North.Tags.Speed", "South.Tags.Speed"]
    assert desk.session.signal_named("Tags.Speed") is None
    desk.session.define(Definition("D", "North.Tags.Speed - South.Tags.Speed"))
    derived = next(iter(desk.session.derived))
    desk.wait(lambda: derived.signal.count > 3)
    desk.session.remove(desk.session.connections[0].id)
    desk.wait(lambda: next(iter(desk.session.derived)).missing == ["North.Tags.Speed"])
