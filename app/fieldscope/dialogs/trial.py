"""The *Test* of a connection dialog: a ladder of steps, each with its outcome, its reason and its fix."""

import concurrent.futures
import time
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.links import Links
from fieldscope.words import mark, term, tr
from linkkit.driver import Driver
from linkkit.ladder import Outcome, Rung, Standing, flat

LOOK_MS: Final = 50
_MARKS: Final = {
    Standing.WAITING: ("muted", "·", "waiting"),
    Standing.TRYING: ("busy", "…", mark("trying")),
    Standing.HOLDS: ("ok", "✓", mark("holds")),
    Standing.DOUBTFUL: ("warning", "▲", mark("holds, but")),
    Standing.BROKEN: ("error", "✕", mark("failed")),
    Standing.SKIPPED: ("muted", "–", mark("not tried")),
}
"""Standing → (colour, mark, word for screen readers)."""
_INDENT: Final = "    "

Told = Sequence[Rung] | tuple[Rung, Outcome]


class TrialPanel(QWidget):
    """Shows one test at a time. The connection is a separate one: nothing that runs is touched, nothing is kept."""

    finished = Signal(bool)
    """The test is over: whether every step holds."""
    found = Signal(dict)
    """What the peer told of itself, as `linkkit.ladder.Trial.found` gives it; comes before `finished`."""

    def __init__(self, links: Links, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = links
        self._work: concurrent.futures.Future[Mapping[str, Sequence[Any]]] | None = None
        self._told: deque[Told] = deque()
        """Filled on the I/O thread, emptied here: nothing is signalled across threads."""
        self._rows: dict[Rung, int] = {}
        self._standings: dict[Rung, Standing] = {}
        self._began = 0.0
        table = self.table = QTableWidget(0, 2, self)
        table.setAccessibleName(tr("Steps of the test"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMinimumSectionSize(self.fontMetrics().lineSpacing() + 4)
        table.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        self.title = QLabel(tr("Test"), self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.cancel_button = QPushButton(tr("&Stop the test"), self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel)
        self.hide_button = QPushButton(tr("&Hide"), self)
        self.hide_button.setAutoDefault(False)
        self.hide_button.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.hide_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(table, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a test is under way."""
        return self._work is not None

    def begin(self, driver: type[Driver], settings: Any) -> None:
        """Start a test with settings that have no problems; a test under way is given up."""
        self.end()
        self.table.setRowCount(0)
        self._rows, self._standings = {}, {}
        told = self._told = deque()
        self._began = time.monotonic()
        self._work = self._links.try_out(
            driver, settings, told.append, lambda rung, outcome: told.append((rung, outcome))
        )
        self._set_running(True)
        self._timer.start()
        self.show()

    def cancel(self) -> None:
        """Stop the test and say so on every step that is left; the connection is closed in the background."""
        if self._work is None:
            return
        self.end()
        for rung, standing in self._standings.copy().items():
            if standing in (Standing.WAITING, Standing.TRYING):
                self._show(rung, Outcome(Standing.SKIPPED, tr("stopped")))
        self._say(tr("The test was stopped."), "warning")
        self.finished.emit(False)

    def end(self) -> None:
        """Give up the test without a word, and close its connection in the background."""
        self._timer.stop()
        self._set_running(False)
        work, self._work = self._work, None
        if work is not None:
            self._drain()
            self._told = deque()
            work.cancel()

    def texts(self) -> list[str]:
        """The steps as they are shown, one line each."""
        found = []
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, column) for column in (0, 1))
            found.append("  ".join(cell.text().strip().replace("\n", " – ") for cell in cells if cell is not None))
        return found

    def _look(self) -> None:
        work = self._work
        if work is None:
            return
        over = work.done()  # before the last words are taken, so that none is missed
        self._drain()
        if not over:
            self._say(tr("Testing – {seconds:.0f} s").format(seconds=time.monotonic() - self._began), "busy")
            return
        self._timer.stop()
        self._work = None
        self._set_running(False)
        if work.cancelled():  # everything is being closed
            return
        self.found.emit(dict(work.result()))
        broken = [rung for rung, standing in self._standings.items() if standing is Standing.BROKEN]
        doubtful = sum(standing is Standing.DOUBTFUL for standing in self._standings.values())
        if broken:
            more = ", " + tr("and %n more", "", len(broken) - 1) if len(broken) > 1 else ""
            self._say(tr("The test has failed at: {step}.").format(step=term(broken[0].title) + more), "error")
        elif doubtful:
            self._say(tr("The test has passed, with a remark."), "warning")
        else:
            self._say(tr("The test has passed: every step holds."), "ok")
        self.finished.emit(not broken)

    def _drain(self) -> None:
        while self._told:
            told = self._told.popleft()
            if isinstance(told[0], Rung) and len(told) == 2 and isinstance(told[1], Outcome):
                self._show(told[0], told[1])
            else:
                self._lay_out([rung for rung in told if isinstance(rung, Rung)])

    def _lay_out(self, rungs: Sequence[Rung]) -> None:
        for depth, rung in flat(rungs):
            row = self._rows[rung] = self.table.rowCount()
            self.table.insertRow(row)
            self.table.setItem(row, 0, QTableWidgetItem(_INDENT * depth + term(rung.title)))
            self.table.setItem(row, 1, QTableWidgetItem())
            self._show(rung, Outcome(Standing.WAITING))

    def _show(self, rung: Rung, outcome: Outcome) -> None:
        row = self._rows[rung]
        self._standings[rung] = outcome.standing
        token, sign, word = _MARKS[outcome.standing]
        title, text = self.table.item(row, 0), self.table.item(row, 1)
        assert title is not None
        assert text is not None
        indent = len(title.text()) - len(title.text().lstrip())
        title.setText(f"{' ' * indent}{sign}  {term(rung.title)}")
        limit = tr("at most {limit:g} s").format(limit=rung.limit) if outcome.standing is Standing.TRYING else ""
        came, check = term(outcome.text), term(outcome.hint)
        hint = f"\n→ {check}" if check else ""
        text.setText(f"{came or limit}{hint}")
        spoken = f"{term(rung.title)}: {tr(word)}. {came}. {check}".strip(". ")
        for item in (title, text):
            item.setForeground(theme.color(token))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(f"{came}{hint}")
        if outcome.standing not in (Standing.WAITING, Standing.SKIPPED):
            self.table.scrollToItem(text)

    def _set_running(self, on: bool) -> None:
        self.cancel_button.setVisible(on)
        self.hide_button.setVisible(not on)

    def _say(self, text: str, token: str) -> None:
        self.title.setText(text)
        self.title.setStyleSheet(f"color: {theme.color(token).name()}")
