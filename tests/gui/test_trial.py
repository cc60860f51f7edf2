"""The test in a connection dialog: every step with its outcome, limits, stop, and nothing kept."""

from fake_driver import FakeDriver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from window_desk import Desk

from fieldscope.dialogs.connection import ConnectionDialog
from linkkit.driver import LinkState


def opened(desk: Desk, port: str = "4000", behaviour: str = "run") -> ConnectionDialog:
    dialog = desk.window.add_connection("fake")
    assert dialog is not None
    dialog.form.put("address", "10.0.0.7")
    dialog.form.put("port", port)
    box = dialog.form.editors["behaviour"]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(behaviour))
    return dialog


def climbed(desk: Desk, dialog: ConnectionDialog) -> bool:
    with desk.qtbot.waitSignal(dialog.trial.finished, timeout=30_000) as outcome:
        dialog.test_button.click()
    assert outcome.args is not None
    return bool(outcome.args[0])


def test_the_values_typed_are_tried_before_anything_is_added(desk: Desk) -> None:
    dialog = opened(desk)
    found: list[dict[str, object]] = []
    dialog.trial.found.connect(found.append)
    assert climbed(desk, dialog)
    assert dialog.trial.texts() == ["✓  Reach 10.0.0.7  there it is", "✓  Data  two rows"]
    assert "passed" in dialog.trial.title.text()
    assert list(found[0]) == ["rows"]
    assert not desk.session.connections
    assert not FakeDriver.links
    assert not dialog.trial.cancel_button.isVisible()
    dialog.trial.hide_button.click()
    assert not dialog.trial.isVisible()


def test_a_broken_step_tells_reason_and_fix_and_the_rest_is_not_tried(desk: Desk) -> None:
    dialog = opened(desk, behaviour="refuse")
    assert not climbed(desk, dialog)
    assert dialog.trial.texts() == [
        "✕  Reach 10.0.0.7  the port refuses connections – → check that the server runs",
        "–  Data  not tried",
    ]
    assert dialog.trial.title.text() == "The test has failed at: Reach 10.0.0.7."
    cell = dialog.trial.table.item(0, 0)
    assert cell is not None
    assert "failed" in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_step_has_its_own_limit(desk: Desk) -> None:
    dialog = opened(desk, port="4001")
    assert not climbed(desk, dialog)
    assert dialog.trial.texts()[1] == "✕  Data  no data came within 0.3 s – → look at the other end"


def test_a_test_is_stopped_and_begun_again(desk: Desk) -> None:
    dialog = opened(desk, port="4001")
    closed, begun = FakeDriver.trials_closed, FakeDriver.trials_begun
    dialog.test_button.click()
    assert dialog.trial.running
    desk.wait(lambda: FakeDriver.trials_begun == begun + 1)
    dialog.trial.cancel_button.click()
    assert not dialog.trial.running
    assert "stopped" in dialog.trial.title.text()
    desk.wait(lambda: FakeDriver.trials_closed == closed + 1)
    dialog.test_button.click()
    desk.wait(lambda: FakeDriver.trials_begun == begun + 2)
    dialog.test_button.click()
    desk.wait(lambda: (FakeDriver.trials_closed, FakeDriver.trials_begun) == (closed + 2, begun + 3))
    dialog.reject()
    desk.wait(lambda: FakeDriver.trials_closed == closed + 3)


def test_settings_with_problems_are_not_tried(desk: Desk) -> None:
    dialog = opened(desk, port="x")
    dialog.test_button.click()
    assert not dialog.trial.running
    assert not dialog.trial.isVisible()
    assert "Port: enter" in dialog.missing_label.text()


def test_a_running_connection_goes_on_while_its_settings_are_tried(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.apply_button.click()
    (connection,) = desk.session.connections
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    dialog.form.put("address", "10.0.0.8")
    assert climbed(desk, dialog)
    assert connection.settings.address == "10.0.0.7"
    assert [(link.started, link.stopped) for link in FakeDriver.links] == [(1, 0)]
