"""The Alarms dock: what is wrong or was, who has seen it, and what is watched at all."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from fieldscope import tables, theme
from fieldscope.alarms.board import AlarmBoard, Shown, limited
from fieldscope.alarms.limits import Limits
from fieldscope.drafts import empty, to_draft
from fieldscope.painted.table import PaintedList
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import mark, tr
from linkkit.driver import Severity

_Role = Qt.ItemDataRole
_ICONS: Final = {Severity.INFO: "info", Severity.WARNING: "warning", Severity.ERROR: "error"}


class _Rows(tables.ListModel):
    """Rows of texts that are replaced as a whole; a row is known by its key, so that a selection stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Any, tuple[str, ...]]] = []

    def count(self) -> int:
        return len(self.rows)

    def data(self, index: tables.Index, role: int = _Role.DisplayRole) -> Any:
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.rows[index.row()][1][index.column()]
        return None

    def put(self, rows: list[tuple[Any, tuple[str, ...]]]) -> None:
        """Show these rows."""
        order = [key for key, _ in rows]
        wanted = dict(rows)
        left = [key for key, _ in self.rows if key in wanted]
        if left != [key for key in order if key in left]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        for row in reversed(range(len(self.rows))):
            if self.rows[row][0] not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.rows[row]
                self.endRemoveRows()
        for row, entry in enumerate(rows):
            if row >= len(self.rows) or self.rows[row][0] != entry[0]:
                self.beginInsertRows(QModelIndex(), row, row)
                self.rows.insert(row, entry)
                self.endInsertRows()
        if rows and rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.titles) - 1))


class AlarmModel(_Rows):
    """Alarms, newest first."""

    titles = (
        mark("State"),
        mark("Since"),
        mark("Signal"),
        mark("Source"),
        mark("What happened"),
        mark("Times"),
        mark("Over since"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_key: dict[Any, Shown] = {}
        self._icons: dict[Severity, QIcon] = {}

    def show(self, shown: list[Shown], origin: Callable[[SignalKey], str]) -> None:
        """Show these alarms."""
        self._by_key |= {(one.key, one.alarm.kind): one for one in shown}
        self.put(
            [
                (
                    (one.key, one.alarm.kind),
                    (
                        one.alarm.state,
                        _moment(one.alarm.since_ns),
                        one.name,
                        origin(one.key),
                        one.alarm.text,
                        f"{one.alarm.times}",
                        _moment(one.alarm.returned_ns) if not one.alarm.active else "",
                    ),
                )
                for one in shown
            ]
        )
        self._by_key = {key: self._by_key[key] for key, _ in self.rows}

    def data(self, index: tables.Index, role: int = _Role.DisplayRole) -> Any:
        if index.column() == 0 and role in (_Role.DecorationRole, _Role.ForegroundRole):
            one = self._by_key[self.rows[index.row()][0]]
            if role == _Role.DecorationRole:
                if one.severity not in self._icons:
                    token = "error" if one.severity is Severity.ERROR else "warning"
                    self._icons[one.severity] = theme.icon(_ICONS[one.severity], theme.color(token))
                return self._icons[one.severity]
            if role == _Role.ForegroundRole and not one.alarm.active:
                return QBrush(theme.color("muted"))
        return super().data(index, role)

    @property
    def shown(self) -> list[Shown]:
        """The alarms, as the rows stand."""
        return [self._by_key[key] for key, _ in self.rows]

    def restyle(self) -> None:
        """The theme changed."""
        self._icons.clear()


class LimitModel(_Rows):
    """What is watched."""

    titles = (mark("Signal"), mark("Source"), mark("Must be"))


class _View(PaintedList):
    """A list whose last column takes what is left."""

    def __init__(self, model: _Rows, name: str, letters: tuple[int, ...], empty: str, parent: QWidget) -> None:
        super().__init__(model, name, letters, empty, parent)
        self.horizontalHeader().setStretchLastSection(True)

    def selected(self) -> list[int]:
        """Selected rows."""
        return tables.selected(self)


class _AlarmView(_View):
    chips = (0,)
    middle = (2,)
    shaped = (2, 3, 4)


class _LimitView(_View):
    middle = (0,)
    shaped = (0, 1, 2)


class AlarmsPanel(QWidget):
    """Alarms and limits."""

    count_changed = Signal(int)
    """How many alarms nobody has seen yet."""
    limits_asked = Signal()
    """The user wants to set limits for what is selected elsewhere."""
    moment_asked = Signal(object)
    """The lanes shall show this moment, ns since 1970."""
    plot_asked = Signal(list)
    """Keys of signals to be plotted."""

    def __init__(self, session: Session, board: AlarmBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.board = board
        self.alarms = AlarmModel(self)
        self.limits = LimitModel(self)
        quiet = tr("No alarm. Every sample of the signals under Limits is watched.")
        self.alarm_view = _AlarmView(self.alarms, tr("Alarms"), (15, 22, 26, 20, 36, 8), quiet, self)
        nothing = tr("Nothing is watched yet: select signals in Sources, then “Set limits…”.")
        self.limit_view = _LimitView(self.limits, tr("Limits"), (34, 22), nothing, self)
        self._offer()
        self.seen_button = QPushButton(tr("Ackno&wledge"), self)
        self.seen_button.setToolTip(tr("You have seen the selected alarms; those that are over go"))
        self.seen_button.clicked.connect(lambda: self._acknowledge(self.alarm_view.selected()))
        self.all_button = QPushButton(tr("Acknowledge a&ll"), self)
        self.all_button.clicked.connect(lambda: self.board.acknowledge(self.alarms.shown))
        self.set_button = QPushButton(tr("Set li&mits…"), self)
        self.set_button.setToolTip(tr("For the signals that are selected in Sources"))
        self.set_button.clicked.connect(self.limits_asked)
        self.remove_button = QPushButton(tr("Remove limi&ts"), self)
        self.remove_button.clicked.connect(lambda: self._remove(self.limit_view.selected()))
        self.count = QLabel(self)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.count, 1)
        for button in (self.seen_button, self.all_button, self.remove_button, self.set_button):
            bar.addWidget(button)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.alarm_view, tr("Alarms"))
        self.tabs.addTab(self.limit_view, tr("Limits"))
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self.tabs, 1)
        board.changed.connect(self.refresh)
        session.limits_changed.connect(self.refresh)
        session.points_changed.connect(self.refresh)
        self.alarm_view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.limit_view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what there is now."""
        shown = self.board.listed()
        self.alarms.show(shown, self._origin)
        rows: list[tuple[Any, tuple[str, ...]]] = []
        for key, limits in self._session.limits.items():
            signal = self._session.signal(key)
            name = signal.full_name if signal is not None else key.point
            rows.append((key, (name, self._origin(key), limited(limits))))
        self.limits.put(rows)
        unseen = sum(not one.alarm.acknowledged for one in shown)
        active = sum(one.alarm.active for one in shown)
        watched = tr("%n signals are watched", "", len(rows))
        self.count.setText(
            tr("{active} active, {unseen} not seen yet").format(active=active, unseen=unseen) if shown else watched
        )
        self._enable()
        self.count_changed.emit(unseen)

    def ask_limits(self, keys: list[SignalKey]) -> "LimitsDialog | None":
        """Open the dialog for the limits of some signals."""
        if not keys:
            return None
        dialog = LimitsDialog(self._session, keys, self)
        dialog.show()
        return dialog

    def restyle(self) -> None:
        """The theme changed."""
        self.alarms.restyle()
        self.alarm_view.viewport().update()

    def _origin(self, key: SignalKey) -> str:
        connection = self._session.links.connections.get(key.link_id)
        return connection.name if connection is not None else tr("Derived")

    def _enable(self) -> None:
        on_alarms = self.tabs.currentIndex() == 0
        for button in (self.seen_button, self.all_button):
            button.setVisible(on_alarms)
        self.remove_button.setVisible(not on_alarms)
        self.seen_button.setEnabled(bool(self.alarm_view.selected()))
        self.all_button.setEnabled(bool(self.alarms.shown))
        self.remove_button.setEnabled(bool(self.limit_view.selected()))

    def _offer(self) -> None:
        """Say what can be done with selected alarms and limits."""

        def alarmed(rows: list[int]) -> list[SignalKey]:
            return [self.alarms.shown[row].key for row in rows]

        def limited(rows: list[int]) -> list[SignalKey]:
            return [self.limits.rows[row][0] for row in rows]

        view: _View = self.alarm_view
        view.doubleClicked.connect(lambda index: self._show([index.row()]))
        tables.offer(view, tr("&Show this moment in the lanes"), self._show, "Return")
        tables.offer(view, tr("&Acknowledge"), self._acknowledge, "Space")
        tables.offer(view, tr("&Plot the signals"), lambda rows: self.plot_asked.emit(alarmed(rows)))
        tables.offer(view, tr("Change &limits…"), lambda rows: self.ask_limits(alarmed(rows)))
        view = self.limit_view
        view.doubleClicked.connect(lambda index: self.ask_limits(limited([index.row()])))
        tables.offer(view, tr("Change &limits…"), lambda rows: self.ask_limits(limited(rows)), "Return")
        tables.offer(view, tr("&Remove limits"), self._remove, "Del")
        tables.offer(view, tr("&Plot the signals"), lambda rows: self.plot_asked.emit(limited(rows)))

    def _show(self, rows: list[int]) -> None:
        self.moment_asked.emit(self.alarms.shown[rows[0]].alarm.since_ns)

    def _acknowledge(self, rows: list[int]) -> None:
        self.board.acknowledge([self.alarms.shown[row] for row in rows])

    def _remove(self, rows: list[int]) -> None:
        for key in [self.limits.rows[row][0] for row in rows]:
            self._session.limit(key, None)


class LimitsDialog(QDialog):
    """Limits of one or several signals; not modal for live data."""

    def __init__(self, session: Session, keys: list[SignalKey], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._keys = keys
        signal = session.signal(keys[0])
        name = signal.full_name if signal is not None else keys[0].point
        self.setWindowTitle(
            tr("Limits of {name}").format(name=name) if len(keys) == 1 else tr("Limits of %n signals", "", len(keys))
        )
        known = session.limits.get(keys[0])
        from fieldscope.dialogs.form import SettingsForm

        self.form = SettingsForm(Limits, to_draft(known) if known is not None else empty(Limits), self)
        text = tr("Every sample is looked at, however short it was outside. What is left empty is not watched.")
        about = QLabel(text, self)
        about.setWordWrap(True)
        about.setStyleSheet(f"color: {theme.color('muted').name()}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if known is not None:
            remove = buttons.addButton(tr("Remove limits"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addWidget(self.form, 1)
        layout.addWidget(buttons)
        self.adjustSize()
        self.resize(460, self.height())

    def accept(self) -> None:
        value = self.form.value()
        if value is None:
            self.form.reveal()
            return
        for key in self._keys:
            self._session.limit(key, value)
        super().accept()

    def _remove(self) -> None:
        for key in self._keys:
            self._session.limit(key, None)
        self.reject()


def _moment(ns: int) -> str:
    when = datetime.fromtimestamp(ns / 1e9)
    return f"{when:%m-%d %H:%M:%S}.{when.microsecond // 1000:03d}"
