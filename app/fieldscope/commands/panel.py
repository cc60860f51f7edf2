"""The Commands dock: which connection, the lock, the commands it offers, a form, the button to hold, and the steps."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from fieldscope import tables, theme
from fieldscope.commands.awaiting import DROPPED, Reply
from fieldscope.commands.desk import CommandDesk, RefusedError, Run
from fieldscope.commands.history import HistoryModel
from fieldscope.commands.hold import HoldButton
from fieldscope.commands.ladder import FEEDBACK, LadderModel
from fieldscope.commands.lockbar import LockBar
from fieldscope.commands.locks import LockedError
from fieldscope.commands.offers import Offers
from fieldscope.commands.orderform import OrderForm
from fieldscope.emptytext import ExplainedTable
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import term, tr
from linkkit.commands import CANCEL, DIRECT, SELECT, SELECT_AND_EXECUTE
from linkkit.driver import Command, CommandStep

if TYPE_CHECKING:
    from fieldscope.dialogs.form import SettingsForm

PENDING_S: Final = 60.0
"""Seconds for which a selection that was not executed is kept in mind; the station forgets it sooner or later."""


class CommandsPanel(QFrame):
    """Sends one command at a time. Nothing that acts goes out before its connection was armed and the button held."""

    plot_asked = Signal(list)
    """Keys of signals to be plotted: the feedback of a command that is sent."""

    def __init__(self, session: Session, desk: CommandDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandspanel")
        self._session = session
        self.desk = desk
        self._run: Run | None = None
        self._selected: tuple[Any, float] | None = None
        """Arguments of the execution that a selection waits for, and when it was selected."""
        self._told: Run | None = None
        """The last command sent, whose steps are shown."""
        self.bar = LockBar(session, desk, self)
        self.bar.chosen.connect(self._other_connection)
        self.bar.refused.connect(lambda text: self._say(text, "error"))
        self.connection, self.name_box = self.bar.connection, self.bar.name_box
        self.arm_button, self.lock_button = self.bar.arm_button, self.bar.lock_button
        self.list = Offers(self)
        self.list.currentItemChanged.connect(lambda *_: self._other_command())
        self.order = OrderForm(session, self)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.button = HoldButton(tr("Send"), self)
        self.button.setMinimumHeight(36)
        self.button.held.connect(self._held)
        self.button.clicked.connect(self._clicked)
        self.cancel_button = QPushButton(tr("Cancel the selecti&on"), self)
        self.cancel_button.setMinimumHeight(36)
        self.cancel_button.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button, 1)
        buttons.addWidget(self.cancel_button)

        self.ladder = LadderModel(self)
        self.history = HistoryModel(desk.audit.tail(), desk.every, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        steps = ExplainedTable(tr("The steps of a command appear here, with their times."), self)
        self.ladder.moved.connect(lambda row: steps.scrollTo(self.ladder.index(row, 0)))
        log = ExplainedTable(tr("No command has been sent yet."), self)
        _set_up(steps, self.ladder, tr("Steps of the command"), (3, 12, 13, 8))
        _set_up(log, self.history, tr("Log of commands"), (20, 12, 16, 34))
        self.tabs.addTab(steps, tr("Steps"))
        self.tabs.addTab(log, tr("Log"))
        self.tabs.setTabToolTip(1, tr("Every command ever sent; only appended, in {path}").format(path=desk.audit.path))
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.message)
        column.addWidget(self.tabs, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        for widget, stretch in ((self.list, 0), (self.order, 3), (right, 3)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, stretch)
        split.setSizes([190, 420, 390])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(split, 1)

        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(500)
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._connections)
        desk.lock_changed.connect(self._lock_changed)
        desk.stepped.connect(self._stepped)
        desk.ended.connect(self._ended)
        desk.replied.connect(self._replied)
        desk.logged.connect(self.history.add)
        self.restyle()
        self._connections()

    @property
    def link_id(self) -> str:
        """The connection shown; empty when there is none."""
        return self.bar.link_id

    @property
    def command(self) -> Command | None:
        """The command shown."""
        return self.list.command

    @property
    def form(self) -> SettingsForm | None:
        """The form of the command shown."""
        return self.order.form

    def choose(self, name: str) -> None:
        """Show the form of a command."""
        self.list.choose(name)

    def aim(self, key: SignalKey) -> None:
        """Fill in the address of a point."""
        at = self.connection.findData(key.link_id)
        if at < 0 or self._selected is not None:
            return
        self.connection.setCurrentIndex(at)
        link = self._session.links.connections[key.link_id].link
        if link is None:
            return
        known = link.arguments(key.point)
        for command in self.list.commands:
            draft = self.order.draft(key.link_id, command)
            draft.update({name: str(value) for name, value in known.items() if name in draft})
        self._other_command()

    def restyle(self) -> None:
        """The theme changed."""
        self.ladder.restyle()
        self.order.restyle()
        self._show_lock()

    # What is sent

    @Slot()
    def _clicked(self) -> None:
        command = self.command
        if command is not None and not command.acts and self._selected is None:
            self._go()

    @Slot()
    def _held(self) -> None:
        if self._selected is not None or (self.command is not None and self.command.acts):
            self._go()

    def _go(self) -> None:
        command, form = self.command, self.form
        if command is None or self._run is not None:
            return
        if self._selected is not None:
            value, self._selected = self._selected[0], None
            self._send(command, value)
            return
        value = form.value() if form is not None else command.arguments()
        if value is None:
            assert form is not None
            form.reveal()
            return
        try:
            steps = self.desk.expected(self.link_id, command, value)
        except RefusedError as error:
            self._say(term(str(error)), "error")
            return
        awaited = self.order.awaited(command, value)
        self.ladder.expect(steps, feedback=awaited is not None)
        if awaited is not None and awaited.plot:
            self.plot_asked.emit([awaited.signal])
        if getattr(value, "mode", "") == SELECT_AND_EXECUTE:
            self._send(command, replace(value, mode=SELECT), then=replace(value, mode=DIRECT))
        else:
            self._send(command, value)

    def _cancel(self) -> None:
        command = self.command
        if command is not None and self._selected is not None:
            value, self._selected = self._selected[0], None
            self._send(command, replace(value, mode=CANCEL))

    def _send(self, command: Command, value: Any, then: Any = None) -> None:
        self.tabs.setCurrentIndex(0)
        self._told = None  # what was awaited until now no longer belongs to the steps shown
        try:
            self._run = self._told = self.desk.send(self.link_id, command, value, self.order.awaited(command, value))
        except (LockedError, RefusedError) as error:
            self._say(term(str(error)), "error")
        else:
            self._then = then
            self._say(tr("under way …"), "busy")
        self._show_lock()

    _then: Any = None

    @Slot(object, object, object)
    def _stepped(self, run: Run, ns: int, step: CommandStep) -> None:
        if run is self._run:
            self.ladder.add(ns, step)

    @Slot(object)
    def _ended(self, run: Run) -> None:
        if run is not self._run:
            return
        self._run = None
        if run.good and self._then is not None:
            self._selected = self._then, time.monotonic()
            self._say(tr("Selected. Hold to execute, or cancel the selection."), "warning")
            if self.button.isDown():  # held through
                self.button.begin()
        else:
            self._conclude(run)
        self._then = None
        self._show_lock()

    @Slot(object, object)
    def _replied(self, run: Run, reply: Reply) -> None:
        if run is self._told and run.awaiting is not None:
            self.ladder.reply(reply, run.awaiting.begun_ns)
            if run.over:
                self._conclude(run)

    def _conclude(self, run: Run) -> None:
        """Say how a command ended, and what its feedback tells."""
        parts, token = [term(run.text)], "ok" if run.good else "error"
        reply = run.awaiting.reply if run.awaiting is not None else None
        if reply is not None and reply.over and reply.result != DROPPED:
            short = f"{term(reply.result)} – {term(reply.hint)}" if reply.hint else term(reply.text.partition("; ")[0])
            parts.append(f"{tr(FEEDBACK)}: {short}")
            if run.good and not reply.good:
                parts, token = parts[1:], "error"  # there is not much room, and this is what matters
        elif run.awaiting is not None and not run.awaiting.over:
            parts.append(tr("The feedback is awaited …"))
            token = "busy" if run.good else token
        self._say("\n".join(parts), token)

    # What is shown

    @Slot()
    def _connections(self, _link_id: str = "") -> None:
        if self.bar.list_connections():
            self._other_connection()
            return
        self._offer()
        self._show_lock()

    def _other_connection(self) -> None:
        self._selected = None
        self._offer()
        self._show_lock()

    def _offer(self) -> None:
        connection = self._session.links.connections.get(self.link_id)
        link = connection.link if connection is not None else None
        offered = tuple(link.commands()) if link is not None else ()
        if offered != self.list.commands:
            self.list.offer(offered)
        if self._form_for != (self.link_id, self.command.name if self.command is not None else ""):
            self._other_command()

    _form_for: tuple[str, str] = ("", "")

    def _other_command(self) -> None:
        command = self.command
        self._form_for = (self.link_id, command.name if command is not None else "")
        self._selected = None
        self.order.show_command(self.link_id, command)
        before: QWidget = self.list  # made later than the button, they would come last with Tab
        for field in self.order.fields:
            self.setTabOrder(before, field)
            before = field
        self._say("", "muted")
        self._show_lock()

    def _say(self, text: str, token: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        theme.dress(self.message, f"color: {theme.color(token).name()}")

    @Slot(str)
    def _lock_changed(self, link_id: str) -> None:
        if link_id == self.link_id:
            if not self.desk.locks.left(link_id):
                self._selected = None
            self._show_lock()

    @Slot()
    def _tick(self) -> None:
        if self._selected is not None and time.monotonic() - self._selected[1] > PENDING_S:
            self._selected = None
            self._say(tr("Not executed. The station drops the selection by itself."), "warning")
        self._show_lock()

    def _show_lock(self) -> None:
        self.bar.refresh()
        connection = self._session.links.connections.get(self.link_id)
        armed, pending, busy = self.desk.locks.left(self.link_id) > 0, self._selected is not None, self._run is not None
        holding = busy and self._then is not None  # it may be held through until the selection is confirmed
        runs = connection is not None and connection.link is not None
        border = theme.color("error").name() if armed else "transparent"
        style = f"#{self.objectName()} {{ border: 2px solid {border}; }}"
        theme.dress(self, style)
        free = not pending and not busy
        for widget in (self.connection, self.list, self.order):
            widget.setEnabled(free)
        command = self.command
        self.cancel_button.setVisible(pending)
        self.button.setVisible(command is not None)
        if command is None:
            return
        acts = command.acts
        held = tr("Hold to execute") if pending else tr("Hold to select") if self.order.selects else tr("Hold to send")
        sent = tr("Send: {command}").format(command=term(command.title))
        self.button.setText(held if acts or pending else sent)
        self._enable_button(runs and (not busy or holding) and (armed or not acts))
        self.button.setToolTip(
            tr("Hold the mouse button, or the space bar, for one second")
            if acts and armed
            else tr("Locked: arm the connection first")
            if acts
            else tr("Changes nothing in the plant")
        )

    _lost_to: QWidget | None = None
    """What Qt gave the focus of the button to when it could not be pressed for a while."""

    def _enable_button(self, on: bool) -> None:
        """Whoever works by keys finds the focus back on the button when it can be pressed again."""
        if on == self.button.isEnabled():
            return
        had = self.button.hasFocus()
        self.button.setEnabled(on)
        focus = QApplication.focusWidget()
        if on and self._lost_to is not None and focus is self._lost_to:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lost_to = focus if had and not on else None


def _set_up(view: QTableView, model: LadderModel | HistoryModel, name: str, letters: tuple[int, ...]) -> None:
    view.setModel(model)
    header = view.horizontalHeader()
    header.setMinimumSectionSize(16)
    tables.set_up(view, name, letters)
    header.setStretchLastSection(True)
