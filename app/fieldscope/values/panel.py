"""What stands inside the Values dock: which signals, filter, table, copying and CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.beat import Beat
from fieldscope.measure.tabletext import tab_separated
from fieldscope.messages import tell
from fieldscope.plot import Workspace
from fieldscope.session import Session
from fieldscope.sources import filter as filters
from fieldscope.store import SignalKey
from fieldscope.values.entries import COLUMNS
from fieldscope.values.model import REFRESH_MS, SWEEP_MS, Found, ValueModel
from fieldscope.values.view import ValueView
from fieldscope.words import english, mark, tr
from linkkit.driver import Point

PLOTTED, ALL, SELECTED = range(3)
SCOPES: Final = (mark("Plotted"), mark("All signals"), mark("Selected sources"))


class ValuesPanel(QWidget):
    """Signals as numbers. Nothing is read while it is hidden."""

    def __init__(
        self,
        session: Session,
        workspace: Workspace,
        selected: Callable[[], Sequence[SignalKey]],
        parent: QWidget | None = None,
    ) -> None:
        """`selected` gives what is selected in the source tree."""
        super().__init__(parent)
        self._session = session
        self._workspace = workspace
        self._selected = selected
        self._outdated = True
        self._known: list[tuple[tuple[str, str], tuple[Point, ...]]] = []
        """Connections with names and points, as of the last time one changed."""
        self.active = False
        """Whether it can be seen."""
        self.model = ValueModel(workspace.color_of, workspace.plotted, self)

        self.scope = QComboBox(self)
        self.scope.addItems([tr(scope) for scope in SCOPES])
        self.scope.setAccessibleName(tr("Which signals"))
        self.scope.currentIndexChanged.connect(self.reload)
        self.filter_box = QLineEdit(self)
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setPlaceholderText(tr("Filter: name, bad, changed<5s, type:MFL, ioa:1200-1300"))
        self.filter_box.setAccessibleName(tr("Filter values"))
        self.filter_box.setToolTip(tr(filters.HELP))
        self.filter_box.textChanged.connect(lambda text: self.model.use(filters.parse(text)))
        self._filter_action = self.filter_box.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = QLabel(self)
        self.view = ValueView(self.model, self)
        self.view.copy_asked.connect(self.copy)
        self.view.plot_asked.connect(self.plot_selected)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.doubleClicked.connect(lambda _: self.plot_selected())
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.scope)
        bar.addWidget(self.filter_box, 1)
        bar.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

        self._timers = Beat(self), Beat(self)
        works = (REFRESH_MS, self.refresh), (SWEEP_MS, self.model.sweep)
        for timer, (every_ms, work) in zip(self._timers, works, strict=True):
            timer.setInterval(every_ms)
            timer.due.connect(work)
        for moved in (session.points_changed, session.added, session.removed, session.changed):
            moved.connect(self._moved)
        session.derived_changed.connect(self.reload)
        workspace.plotted_changed.connect(self._plotted)
        for changed in (self.model.modelReset, self.model.layoutChanged):
            changed.connect(self._show_count)
        self._show_count()

    def reload(self) -> None:
        """Other signals are to be shown; done at once when visible, else when shown again."""
        self._outdated = not self.active
        if not self._outdated:
            self.model.show(self._found())
            self.refresh()

    def refresh(self) -> None:
        """Bring what is visible up to date."""
        self.model.refresh(*self.view.visible_rows())

    def selection_moved(self) -> None:
        """Something else is selected in the source tree."""
        if self.scope.currentIndex() == SELECTED:
            self.reload()

    def restyle(self) -> None:
        """The theme changed."""
        self._filter_action.setIcon(theme.icon("filter"))
        self.model.recolor()

    def table(self, rows: Sequence[int] | None = None) -> list[list[str]]:
        """Titles and texts of some rows, of all that are shown by default."""
        wanted = range(self.model.rowCount()) if rows is None else rows
        entries = [self.model.entry(row) for row in wanted]
        return [[tr(c.title) for c in COLUMNS], *([c.text(entry) for c in COLUMNS] for entry in entries)]

    def copy(self) -> None:
        """Put the selected rows, or all of them, on the clipboard with their titles."""
        QGuiApplication.clipboard().setText(tab_separated(self.table(self.view.selected_rows() or None)))

    def plot_selected(self) -> None:
        """Plot the selected rows; take them off when all are plotted."""
        keys = [self.model.key(row) for row in self.view.selected_rows()]
        if keys and set(keys) <= set(self._workspace.plotted()):
            self._workspace.remove(keys)
        elif keys:
            self._workspace.plot_keys(keys)

    def ask_csv(self) -> None:
        """Ask for a file name and write the table as it is now."""
        with english():  # whatever the window speaks, files are the same
            table = self.table()
        dialog = QFileDialog(self, tr("Save values"), str(Path.home() / "values.csv"), tr("CSV (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_csv(Path(name), table))
        dialog.open()

    def save_csv(self, path: Path, table: Sequence[Sequence[str]]) -> None:
        """Write texts as CSV (UTF-8 with a mark that spreadsheets understand); tells when that fails."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows(table)
        try:
            path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
        except OSError as error:
            tell(self, tr("The values could not be saved"), f"{path}: {error.strerror or error}")

    def set_active(self, active: bool) -> None:
        """The dock came to the front, or something else lies over it: `isVisible` does not tell."""
        self.active = active
        for timer in self._timers:
            if active:
                timer.start()
            else:
                timer.stop()
        if not active:
            return
        if self._outdated:
            self.reload()
        self.refresh()

    # Inside

    def _found(self) -> Iterator[Found]:
        session = self._session
        scope = self.scope.currentIndex()
        if scope == ALL:
            for connection in session.connections:
                for point in connection.points:
                    signal = session.store.signal(connection.id, point)
                    yield signal.key, signal, connection.name
            for derived in session.derived:
                yield derived.signal.key, derived.signal, tr("Derived")
            return
        for key in self._workspace.plotted() if scope == PLOTTED else self._selected():
            known = session.links.connections.get(key.link_id)
            own = any(derived.signal.key == key for derived in session.derived)
            yield key, session.signal(key), known.name if known is not None else tr("Derived") if own else key.link_id

    def _moved(self, _link_id: str = "") -> None:
        """A connection changed: only its name and its points matter here, and both mostly stay as they are."""
        now = [((link.id, link.name), link.points) for link in self._session.connections]
        before, self._known = self._known, now
        if len(now) != len(before) or any(
            name != old or points is not same for (name, points), (old, same) in zip(now, before, strict=True)
        ):
            self.reload()

    def _plotted(self) -> None:
        if self.scope.currentIndex() == PLOTTED:
            self.reload()
        else:
            self.model.recolor()

    def _show_count(self) -> None:
        shown, known = self.model.rowCount(), len(self.model.entries)
        every = tr("%n signals", "", known)
        self.count.setText(every if shown == known else tr("{shown:,} of {every}").format(shown=shown, every=every))
        empty = {
            PLOTTED: tr("Nothing is plotted. Tick signals in Sources, or choose “All signals”."),
            ALL: tr("There are no signals yet."),
            SELECTED: tr("Select connections, groups or signals in Sources."),
        }[self.scope.currentIndex()]
        self.view.empty = tr("No signal meets the filter.") if known else empty

    def _sorting(self, menu: QMenu) -> None:
        """What a click on a title does, for whoever has no mouse."""
        header = self.view.horizontalHeader()
        down = Qt.SortOrder.DescendingOrder
        now, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(number == now)
            turned = down if number == now and order != down else Qt.SortOrder.AscendingOrder
            action.triggered.connect(lambda _=False, n=number, o=turned: self.view.sortByColumn(n, o))
        menu.addSeparator()
        menu.addAction(tr("&Not at all"), lambda: self.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Plot or take off\tEnter"), self.plot_selected).setEnabled(bool(self.view.selected_rows()))
        menu.addSeparator()
        menu.addAction(tr("&Copy\tCtrl+C"), self.copy)
        menu.addAction(tr("&Save as CSV…"), self.ask_csv)
        menu.addSeparator()
        menu.addAction(tr("Begin minimum and maximum &anew"), self.model.forget)
        flash = menu.addAction(tr("&Mark changes"))
        flash.setCheckable(True)
        flash.setChecked(self.model.flash)
        flash.toggled.connect(lambda on: setattr(self.model, "flash", on))
        self._sorting(menu.addMenu(tr("So&rt by")))
        columns = menu.addMenu(tr("C&olumns"))
        for number, column in enumerate(COLUMNS[1:], 1):
            action = columns.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number))
            action.toggled.connect(lambda on, n=number: self.view.setColumnHidden(n, not on))
        menu.popup(self.view.viewport().mapToGlobal(at))
