"""The Commands dock: which connection, the lock, the commands it offers, a form, the button to hold, and the steps."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldscope import tables, theme
from fieldscope.commands.desk import CommandDesk, RefusedError, Run
from fieldscope.commands.history import HistoryModel
from fieldscope.commands.hold import HoldButton
from fieldscope.commands.ladder import LadderModel
from fieldscope.commands.locks import LockedError
from fieldscope.drafts import Draft, empty
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
_COMMAND: Final = int(Qt.ItemDataRole.UserRole)


class CommandsPanel(QFrame):
    """Sends one command at a time. Nothing that acts goes out before its connection was armed and the button held."""

    def __init__(self, session: Session, desk: CommandDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandspanel")
        self._session = session
        self.desk = desk
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._run: Run | None = None
        self._selected: tuple[Any, float] | None = None
        """Arguments of the execution that a selection waits for, and when it was selected."""
        self._offered: tuple[Command, ...] = ()
        self.form: SettingsForm | None = None

        self.connection = QComboBox(self)
        self.connection.setAccessibleName(tr("Connection to command"))
        self.connection.setMinimumContentsLength(18)
        self.connection.currentIndexChanged.connect(lambda _: self._other_connection())
        self.lock_icon = QLabel(self)
        self.lock_text = QLabel(self)
        self.name_box = QLineEdit(self)
        self.name_box.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.name_box.setAccessibleName(tr("Name of the connection, to arm it"))
        self.name_box.textChanged.connect(lambda _: self._show_lock())
        self.name_box.returnPressed.connect(self.arm)
        self.arm_button = QPushButton(tr("&Arm for 10 min"), self)
        self.arm_button.clicked.connect(self.arm)
        self.lock_button = QPushButton(tr("Loc&k now"), self)
        self.lock_button.clicked.connect(lambda: self.desk.lock(self.link_id))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.connection)
        bar.addWidget(self.lock_icon)
        bar.addWidget(self.lock_text, 1)
        bar.addWidget(self.name_box)
        bar.addWidget(self.arm_button)
        bar.addWidget(self.lock_button)

        self.list = QTreeWidget(self)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(10)
        self.list.setMinimumWidth(190)
        self.list.currentItemChanged.connect(lambda *_: self._other_command())
        self.about = QLabel(self)
        self.about.setWordWrap(True)
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
        middle = QWidget(self)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(4, 0, 4, 0)
        middle.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self._middle.setSpacing(4)
        self._middle.addWidget(self.about)
        self._middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button, 1)
        buttons.addWidget(self.cancel_button)

        self.ladder = LadderModel(self)
        self.history = HistoryModel(desk.audit.tail(), self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        steps = ExplainedTable(tr("The steps of a command appear here, with their times."), self)
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
        for widget, stretch in ((self.list, 0), (middle, 3), (right, 3)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, stretch)
        split.setSizes([190, 420, 390])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(split, 1)

        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(500)
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._connections)
        desk.lock_changed.connect(self._lock_changed)
        desk.stepped.connect(self._stepped)
        desk.ended.connect(self._ended)
        desk.logged.connect(self.history.add)
        self.restyle()
        self._connections()

    @property
    def link_id(self) -> str:
        """The connection shown; empty when there is none."""
        return str(self.connection.currentData() or "")

    @property
    def command(self) -> Command | None:
        """The command shown."""
        item = self.list.currentItem()
        name = item.data(0, _COMMAND) if item is not None else None
        return next((command for command in self._offered if command.name == name), None)

    def choose(self, name: str) -> None:
        """Show the form of a command."""
        for number in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(number)
            for row in range(group.childCount() if group is not None else 0):
                item = group.child(row) if group is not None else None
                if item is not None and item.data(0, _COMMAND) == name:
                    self.list.setCurrentItem(item)

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
        for command in self._offered:
            draft = self._draft(key.link_id, command)
            draft.update({name: str(value) for name, value in known.items() if name in draft})
        self._other_command()

    def arm(self) -> None:
        """Arm the connection shown, when its name was typed."""
        try:
            if self.link_id and self.desk.arm(self.link_id, self.name_box.text()):
                self.name_box.clear()
        except RefusedError as error:
            self._say(term(str(error)), "error")

    def restyle(self) -> None:
        """The theme changed."""
        self.ladder.restyle()
        self.about.setStyleSheet(f"color: {theme.color('muted').name()}")
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
            self.ladder.expect(self.desk.expected(self.link_id, command, value))
        except RefusedError as error:
            self._say(term(str(error)), "error")
            return
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
        try:
            self._run = self.desk.send(self.link_id, command, value)
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
            self._say(term(run.text), "ok" if run.good else "error")
        self._then = None
        self._show_lock()

    # What is shown

    @Slot()
    def _connections(self, _link_id: str = "") -> None:
        kept = self.link_id
        listed = [(c.id, c.name) for c in self._session.connections]
        box = self.connection
        if listed != [(box.itemData(n), box.itemText(n)) for n in range(box.count())]:
            self.connection.blockSignals(True)
            self.connection.clear()
            for link_id, name in listed:
                self.connection.addItem(name, link_id)
            self.connection.setCurrentIndex(max(0, self.connection.findData(kept)))
            self.connection.blockSignals(False)
            if self.link_id != kept:
                self._other_connection()
                return
        self._offer()
        self._show_lock()

    def _other_connection(self) -> None:
        self._selected = None
        self.name_box.clear()
        self._offer()
        self._show_lock()

    def _offer(self) -> None:
        connection = self._session.links.connections.get(self.link_id)
        link = connection.link if connection is not None else None
        offered = tuple(link.commands()) if link is not None else ()
        if offered != self._offered:
            self._list(offered)
        if self._form_for != (self.link_id, self.command.name if self.command is not None else ""):
            self._other_command()

    def _list(self, offered: tuple[Command, ...]) -> None:
        name = self.command.name if self.command is not None else ""
        self._offered = offered
        self.list.blockSignals(True)
        self.list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for command in offered:
            group = groups.get(command.group)
            if group is None:
                group = groups[command.group] = QTreeWidgetItem(self.list, [term(command.group)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
            item = QTreeWidgetItem(group, [term(command.title)])
            item.setData(0, _COMMAND, command.name)
            item.setToolTip(0, term(command.help))
        self.list.expandAll()
        known = [command.name for command in offered]
        if known:
            self.choose(name if name in known else known[0])
        self.list.blockSignals(False)

    _form_for: tuple[str, str] = ("", "")

    def _draft(self, link_id: str, command: Command) -> Draft:
        key = link_id, command.name
        if key not in self._drafts:
            self._drafts[key] = empty(command.arguments)
        return self._drafts[key]

    def _other_command(self) -> None:
        command = self.command
        self._form_for = (self.link_id, command.name if command is not None else "")
        self._selected = None
        if self.form is not None:
            self._middle.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if command is not None:
            from fieldscope.dialogs.form import SettingsForm

            self.form = SettingsForm(command.arguments, self._draft(self.link_id, command), self)
            self._middle.insertWidget(1, self.form, 100)
            before: QWidget = self.list  # made later than the button, it would come last with Tab
            for field in (*self.form.editors.values(), self.form.advanced_button):
                self.setTabOrder(before, field)
                before = field
            self.about.setText(term(command.help))
        else:
            self.about.setText("")
        self._say("", "muted")
        self._show_lock()

    def _say(self, text: str, token: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setStyleSheet(f"color: {theme.color(token).name()}")

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
        connection = self._session.links.connections.get(self.link_id)
        left = self.desk.locks.left(self.link_id)
        armed, pending, busy = left > 0, self._selected is not None, self._run is not None
        holding = busy and self._then is not None  # it may be held through until the selection is confirmed
        runs = connection is not None and connection.link is not None
        token = "error" if armed else "muted"
        icon = "unlock" if armed else "lock"
        if self.lock_icon.property("shown") != (icon, theme.is_dark()):
            self.lock_icon.setProperty("shown", (icon, theme.is_dark()))
            self.lock_icon.setPixmap(theme.icon(icon, theme.color(token)).pixmap(18, 18))
        if armed:
            text = tr("ARMED – locks itself in {time}").format(time=f"{int(left) // 60}:{int(left) % 60:02d}")
        elif connection is None:
            text = tr("No connection.")
        elif not runs:
            text = tr("The connection does not run.")
        else:
            text = tr("Locked. Type the connection’s name to arm it.")
        self.lock_text.setText(text)
        self.lock_text.setStyleSheet(f"color: {theme.color(token).name()}; font-weight: {600 if armed else 400}")
        border = theme.color("error").name() if armed else "transparent"
        style = f"#{self.objectName()} {{ border: 2px solid {border}; }}"
        if self.styleSheet() != style:
            self.setStyleSheet(style)
        name = connection.name if connection is not None else ""
        self.name_box.setPlaceholderText(name)
        self.name_box.setVisible(not armed)
        self.name_box.setEnabled(runs)
        self.arm_button.setVisible(not armed)
        self.arm_button.setEnabled(runs and self.name_box.text().strip() == name.strip() != "")
        self.lock_button.setVisible(armed)
        self.connection.setEnabled(not pending and not busy)
        self.list.setEnabled(not pending and not busy)
        if self.form is not None:
            self.form.setEnabled(not pending and not busy)
        command = self.command
        self.cancel_button.setVisible(pending)
        self.button.setVisible(command is not None)
        if command is None:
            return
        acts = command.acts
        held = tr("Hold to execute") if pending else tr("Hold to select") if self._selects() else tr("Hold to send")
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

    def _selects(self) -> bool:
        return self.form is not None and self.form.draft.get("mode") in (SELECT, SELECT_AND_EXECUTE)


def _set_up(view: QTableView, model: LadderModel | HistoryModel, name: str, letters: tuple[int, ...]) -> None:
    view.setModel(model)
    header = view.horizontalHeader()
    header.setMinimumSectionSize(16)
    tables.set_up(view, name, letters)
    header.setStretchLastSection(True)
