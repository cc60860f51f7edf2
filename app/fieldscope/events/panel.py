"""What stands inside the Events dock: the list and its filters."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fieldscope import tables, theme
from fieldscope.events.model import HINT, MESSAGE, OWN, SOURCE, EventModel, Wanted
from fieldscope.painted.table import PaintedList
from fieldscope.session import Session
from fieldscope.words import mark, tr
from linkkit.driver import Severity

LEVELS: Final = (
    (Severity.INFO, mark("Everything")),
    (Severity.WARNING, mark("Warnings and errors")),
    (Severity.ERROR, mark("Errors")),
)


class EventTable(PaintedList):
    """Shows the event list; follows the newest line unless the user scrolled up."""

    chips = (MESSAGE,)
    shaped = (SOURCE, MESSAGE, HINT)

    def __init__(self, model: EventModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Events"), (17, 22), parent=parent)
        for column in (MESSAGE, HINT):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.follow()


class EventsPanel(QWidget):
    """The list with its filters."""

    moment_asked = Signal(object)
    """The lanes shall show this moment, ns since 1970."""

    def __init__(self, session: Session, model: EventModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = model
        self.severity = QComboBox(self)
        self.severity.setAccessibleName(tr("How severe"))
        for level, text in LEVELS:
            self.severity.addItem(tr(text), level)
        self.source = QComboBox(self)
        self.source.setAccessibleName(tr("From which source"))
        self.filter_box = QLineEdit(self)
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setPlaceholderText(tr("Filter: any text"))
        self.filter_box.setAccessibleName(tr("Filter events"))
        self._filter_action = self.filter_box.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = QLabel(self)
        self.count.setToolTip(tr("Everything is in {folder}").format(folder=model.log.folder))
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.severity)
        bar.addWidget(self.source)
        bar.addWidget(self.filter_box, 1)
        bar.addWidget(self.count)
        self.table = EventTable(model, self)
        self.table.doubleClicked.connect(lambda index: self._show([index.row()]))
        tables.offer(self.table, tr("&Show this moment in the lanes"), self._show, "Return")
        tables.offer(self.table, tr("&Only this source"), self._only)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(200)
        self._typed.timeout.connect(self._use)
        self.filter_box.textChanged.connect(lambda _: self._typed.start())
        self.severity.currentIndexChanged.connect(lambda _: self._use())
        self.source.currentIndexChanged.connect(lambda _: self._use())
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._sources)
        for moved in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            moved.connect(self._count)
        self._sources()
        self._count()

    def select(self, number: int) -> None:
        """Select a line of the log, listing everything when the filter hides it."""
        if self.model.row(number) is None:
            self.filter_box.clear()
            self.severity.setCurrentIndex(0)
            self.source.setCurrentIndex(0)
            self._use()  # now, not when typing has ended
        row = self.model.row(number)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0), EventTable.ScrollHint.PositionAtCenter)

    def restyle(self) -> None:
        """The theme changed."""
        self._filter_action.setIcon(theme.icon("filter"))
        self.model.restyle()

    def _use(self) -> None:
        wanted = Wanted(self.severity.currentData(), self.source.currentData() or "", self.filter_box.text().lower())
        if wanted != self.model.wanted:
            self.model.use(wanted)
            self.table.scrollToBottom()

    def _show(self, rows: list[int]) -> None:
        moment = self.model.moment(rows[0])
        if moment is not None:
            self.moment_asked.emit(moment)

    def _only(self, rows: list[int]) -> None:
        self.source.setCurrentIndex(max(0, self.source.findData(self.model.index(rows[0], SOURCE).data())))

    def _sources(self) -> None:
        """Offer the connections there are, and those that lines are there of."""
        names = [OWN, *dict.fromkeys([*(c.name for c in self._session.connections), *self.model.log.sources])]
        listed = ["", *dict.fromkeys(names)]
        box = self.source
        if listed != [box.itemData(n) for n in range(box.count())]:
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            for name in listed:
                box.addItem(name or tr("All sources"), name)
            box.setCurrentIndex(max(0, box.findData(kept)))
            box.blockSignals(False)

    def _count(self) -> None:
        shown, held = self.model.rowCount(), self.model.log.end - self.model.log.first
        everything = self.model.wanted == Wanted()
        counted = tr("{count:,} events").format(count=shown)
        self.count.setText(counted if everything else tr("{shown:,} of {held:,}").format(shown=shown, held=held))
        self.table.empty = tr("Nothing has happened yet.") if everything else tr("No event meets the filter.")
