"""From an empty window to moving curves, through the dialogs, against both simulators in processes of their own."""

import socket
from pathlib import Path

import pytest
from fake_driver import running
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit
from scripted_station import free_port
from window_desk import Desk

from fieldscope.dialogs.connection import ConnectionDialog
from fieldscope.dialogs.rtu import FoundPoints
from fieldscope.dialogs.table import TableEditor
from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from fieldscope.texts import value_text
from linkkit.driver import LinkState

WAIT = 40.0


def fill(desk: Desk, dialog: ConnectionDialog, **texts: str) -> None:
    """Type into the fields as a user does."""
    dialog.form.advanced_button.setChecked(True)
    for name, text in texts.items():
        editor = dialog.form.editors[name]
        if isinstance(editor, QComboBox):
            number = editor.findText(text)
            assert number >= 0, text
            editor.setCurrentIndex(number)
            editor.activated.emit(number)
            continue
        assert isinstance(editor, QLineEdit)
        editor.setFocus()
        editor.selectAll()
        desk.qtbot.keyClick(editor, Qt.Key.Key_Delete)
        desk.qtbot.keyClicks(editor, text)


def add_row(dialog: ConnectionDialog, table: str, **cells: str) -> None:
    editor = dialog.form.editors[table]
    assert isinstance(editor, TableEditor)
    editor.add_button.click()
    row = editor.model.rowCount() - 1
    for column, field in enumerate(editor.model.fields):
        if field.name in cells:
            editor.model.setData(editor.model.index(row, column), cells[field.name])


def add_plc(desk: Desk, port: int, *tags: tuple[str, str], address: str = "127.0.0.1", **cells: str) -> Connection:
    desk.window.actions_by_id["add-plc"].trigger()
    dialog = desk.window.dialogs["new plc"]
    fill(desk, dialog, address=address, port=str(port), io_port="0")
    for tag, kind in tags:
        add_row(dialog, "hints", tag=tag, type=kind, rpi_ms="20", **cells)
    dialog.ok_button.click()
    assert not dialog.isVisible(), dialog.form.problems()
    return desk.session.connections[-1]


def add_rtu(desk: Desk, port: int, host: str = "127.0.0.1") -> Connection:
    desk.window.actions_by_id["add-104"].trigger()
    dialog = desk.window.dialogs["new 104"]
    fill(desk, dialog, host=host, port=str(port), t0="3")
    dialog.ok_button.click()
    assert not dialog.isVisible(), dialog.form.problems()
    return desk.session.connections[-1]


def tick(desk: Desk, link_id: str, point: str) -> SignalKey:
    """Tick a point in the tree."""
    key = SignalKey(link_id, point)
    desk.wait(lambda: desk.session.signal(key) is not None, WAIT)
    model = desk.window.sources.model
    connection = model.root.by_key[link_id]
    leaf = next(leaf for leaf in connection.leaves() if leaf.source is not None and leaf.source.key == key)
    index = model.index_of(leaf)
    desk.window.sources.tree.scrollTo(index)
    desk.window.sources.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    return key


def moves(desk: Desk, key: SignalKey) -> None:
    """Wait until a signal has taken three different values."""
    signal = desk.session.signal(key)
    assert signal is not None
    seen: set[object] = set()

    def moved() -> bool:
        sample = signal.latest()
        if sample is not None and sample.value is not None:
            seen.add(sample.value)
        return len(seen) >= 3

    desk.wait(moved, WAIT)


def test_dialogs_lead_to_moving_curves(real: Desk, plc: Simulator, rtu: Simulator) -> None:
    line = "{Status: CONNECTION_STATUS, Speed: REAL, Current: REAL, Temperature: REAL, Count: DINT, Running: BOOL,"
    controller = add_plc(real, plc.port(), ("Line1", line + " Jam: BOOL, Name: STRING(12)}"), ("Level", "REAL"))
    station = add_rtu(real, rtu.port())
    real.wait(lambda: controller.state is LinkState.RUNNING, WAIT)
    real.wait(lambda: station.state is LinkState.RUNNING, WAIT)
    keys = [
        tick(real, controller.id, "Line1.Speed"),
        tick(real, controller.id, "Line1.Current"),
        tick(real, controller.id, "Level"),
        tick(real, station.id, "1/2001"),
        tick(real, station.id, "1/2002"),
    ]
    for key in keys:
        moves(real, key)
    assert real.window.workspace.plotted() == keys
    assert all(real.session.delivered(c.id) for c in real.session.connections)
    real.wait(lambda: "lost 0" in controller.truth() and "/s" in controller.truth())


def test_a_lost_plc_shows_and_comes_back(real: Desk, plc: Simulator) -> None:
    port = plc.port()
    connection = add_plc(real, port, ("Level", "REAL"))
    real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
    plc.process.kill()
    plc.process.wait()
    real.wait(lambda: connection.state in (LinkState.DEGRADED, LinkState.FAULT), WAIT)
    lost = connection.text
    assert lost
    again = Simulator("plc", "--port", str(port))
    try:
        again.port()
        real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
        moves(real, SignalKey(connection.id, "Level"))
    finally:
        again.stop()


def test_a_lost_104_server_shows_and_comes_back(real: Desk, rtu: Simulator) -> None:
    port = rtu.port()
    connection = add_rtu(real, port)
    key = tick(real, connection.id, "1/2002")
    moves(real, key)
    rtu.process.kill()
    rtu.process.wait()
    real.wait(lambda: connection.state is LinkState.FAULT, WAIT)
    signal = real.session.signal(key)
    assert signal is not None
    sample = signal.latest()
    assert sample is not None
    assert sample.value is None, "the curve breaks where the connection was lost"
    again = Simulator("104", "--port", str(port))
    try:
        again.port()
        real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
        moves(real, key)
    finally:
        again.stop()


@pytest.mark.parametrize("kind", ["plc", "104"])
def test_a_refused_port_is_said(real: Desk, kind: str) -> None:
    port = free_port()
    connection = add_plc(real, port, ("Level", "REAL")) if kind == "plc" else add_rtu(real, port)
    real.wait(lambda: connection.state is LinkState.FAULT, WAIT)
    assert "refuse" in connection.text.lower()
    assert connection.hint
    assert "Errno" not in connection.text + connection.hint


@pytest.mark.parametrize("kind", ["plc", "104"])
def test_a_name_that_does_not_exist_is_said(real: Desk, kind: str) -> None:
    name = "no-such-station.invalid"
    connection = add_plc(real, 44818, ("Level", "REAL"), address=name) if kind == "plc" else add_rtu(real, 2404, name)
    real.wait(lambda: connection.state is LinkState.FAULT, WAIT)
    assert connection.hint
    assert "Errno" not in connection.text + connection.hint


@pytest.mark.parametrize(
    ("tag", "kind", "code"),
    [("NoSuchTag", "REAL", "0x01"), ("Level", "DINT[4]", "0x01")],
    ids=["wrong tag", "wrong size"],
)
def test_a_refused_tag_is_said_and_the_others_go_on(real: Desk, plc: Simulator, tag: str, kind: str, code: str) -> None:
    connection = add_plc(real, plc.port(), ("Flow", "REAL"), (tag, kind))
    real.wait(lambda: connection.state is LinkState.DEGRADED, WAIT)
    assert tag in connection.text
    assert code in connection.text
    assert connection.hint
    moves(real, SignalKey(connection.id, "Flow"))


def test_a_server_that_talks_garbage_is_said(real: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        connection = add_rtu(real, server.getsockname()[1])
        peers = []

        def talk() -> bool:
            try:
                peer, _ = server.accept()
            except TimeoutError:
                pass
            else:
                peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                peers.append(peer)
            return connection.state is LinkState.FAULT

        real.wait(talk, WAIT)
        for peer in peers:
            peer.close()
    assert connection.text


def test_the_test_button_shows_the_steps(real: Desk, plc: Simulator) -> None:
    real.window.actions_by_id["add-plc"].trigger()
    dialog = real.window.dialogs["new plc"]
    dialog.test_button.click()
    assert not dialog.trial.running, "the address is missing"
    fill(real, dialog, address="127.0.0.1", port=str(plc.port()), io_port="0")
    add_row(dialog, "hints", tag="Level", type="REAL", rpi_ms="20")
    with real.qtbot.waitSignal(dialog.trial.finished, timeout=40_000) as outcome:
        dialog.test_button.click()
    assert outcome.args == [True], dialog.trial.texts()
    texts = "\n".join(dialog.trial.texts())
    assert "✓  Level: first packet  after" in texts
    assert "jitter" in texts
    assert not real.session.connections
    add_row(dialog, "hints", tag="NoSuchTag", type="REAL", rpi_ms="20")
    dialog.test_button.click()
    real.wait(lambda: not dialog.trial.running, WAIT)
    assert any("✕  NoSuchTag: Forward Open  0x" in text for text in dialog.trial.texts()), dialog.trial.texts()
    assert "failed at: NoSuchTag: Forward Open" in dialog.trial.title.text()
    dialog.test_button.click()
    assert dialog.trial.running
    dialog.trial.cancel_button.click()
    assert not dialog.trial.running
    assert "stopped" in dialog.trial.title.text()
    dialog.test_button.click()
    dialog.reject()
    assert not dialog.trial.running


def test_the_test_of_a_104_server_lists_its_points(real: Desk, rtu: Simulator) -> None:
    real.window.actions_by_id["add-104"].trigger()
    dialog = real.window.dialogs["new 104"]
    fill(real, dialog, host="127.0.0.1", port=str(rtu.port()))
    with real.qtbot.waitSignal(dialog.trial.finished, timeout=40_000) as outcome:
        dialog.test_button.click()
    assert outcome.args == [True], dialog.trial.texts()
    assert any("points of station 1" in text for text in dialog.trial.texts())
    (found,) = [extra for extra in dialog.extras if isinstance(extra, FoundPoints)]
    assert len(found.panel.choices()) >= 20
    found.panel.filter_box.setText("M_DP")
    assert len(found.panel.choices()) == 3
    found.panel.pick_all()
    table = dialog.form.editors["points"]
    assert isinstance(table, TableEditor)
    assert [row["ioa"] for row in table.model.rows] == ["1001", "1002", "1003"]
    found.panel.pick_all()
    assert table.model.rowCount() == 3
    assert "3 were there already" in found.panel.message.text()


def test_scale_unit_and_state_texts_of_a_csv_reach_the_window(real: Desk, rtu: Simulator, tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text("IOA;Name;Unit;Scale;State texts\n1001;Q0;;;1=open, 2=closed\n2001;U;V;1000;\n", encoding="utf-8")
    real.window.actions_by_id["add-104"].trigger()
    dialog = real.window.dialogs["new 104"]
    fill(real, dialog, host="127.0.0.1", port=str(rtu.port()))
    table = dialog.form.editors["points"]
    assert isinstance(table, TableEditor)
    table.import_file(path)
    assert table.message.text() == "2 rows from points.csv by IOA, Name, Unit, Scale, State texts"
    dialog.ok_button.click()
    (connection,) = real.session.connections
    breaker, voltage = tick(real, connection.id, "1/1001"), tick(real, connection.id, "1/2001")
    real.wait(lambda: all(_shown(real, key) for key in (breaker, voltage)), WAIT)
    assert _shown(real, breaker) in ("open", "closed")
    value, unit = _shown(real, voltage).split()
    assert 15_000 < float(value) < 25_000
    assert unit == "V"


def _shown(desk: Desk, key: SignalKey) -> str:
    """A value as the tables show it; empty before there is one."""
    signal = desk.session.signal(key)
    sample = signal.latest() if signal is not None else None
    if signal is None or sample is None or sample.value is None:
        return ""
    return value_text(signal.point, sample.value)


def test_a_closed_session_has_nothing_due(desk: Desk) -> None:
    desk.session.add("fake", "Line 1", running("Speed"))
    desk.wait(lambda: desk.session.connections[0].points)
    assert any(timer.isActive() for timer in desk.session.findChildren(QTimer))
    desk.session.close()
    assert not any(timer.isActive() for timer in desk.session.findChildren(QTimer))
