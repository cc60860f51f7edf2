"""The value table as a Qt model: it reads and formats what is looked at, and sweeps over the rest in small slices."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPixmap

from fieldscope import theme
from fieldscope.painted.picture import CHIP, Look
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals
from fieldscope.sources.filter import Filter, Subject
from fieldscope.store import Signal, SignalKey
from fieldscope.values.entries import ALARM, COLUMNS, HIGH, LOW, QUALITY, SIGNAL, VALUE, Entry, tip_text
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
REFRESH_MS: Final = 250
SWEEP_MS: Final = 50
SLICE: Final = 0.0015
"""Seconds of each sweep for signals that are not visible: sorting and filters want to know them too."""
SCAN: Final = 0.001
"""Seconds of each refresh for minima and maxima."""
RATE_S: Final = 5.0
"""Seconds over which samples are counted."""
COUNT_S: Final = 0.9
"""Seconds from one count of all samples to the next."""
FLASH_NS: Final = 1_000_000_000
"""How long a changed value stays marked."""
SHADES: Final = 4

Found = tuple[SignalKey, Signal | None, str]
"""A signal to show: its name, its samples, the name of its connection."""


class ValueModel(QAbstractTableModel):
    """One row per signal. `refresh` brings it up to date; only rows that a view asks for are read then."""

    def __init__(
        self,
        color_of: Callable[[SignalKey], QColor | None],
        plotted: Callable[[], Sequence[SignalKey]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._color_of = color_of
        self._plotted_now = plotted
        self._plotted: set[SignalKey] = set()
        self.entries: list[Entry] = []
        """All signals in the order of the tree."""
        self.shown: list[int] = []
        """Which of them are rows, top to bottom: sorted and filtered."""
        self.filter = Filter()
        self.sorted: tuple[int, Qt.SortOrder] | None = None
        """The column and direction the rows are sorted by; None for the order of the tree."""
        self.flash = True
        """Mark values that changed."""
        self.alarm_of: Callable[[SignalKey], str] = lambda _key: ""
        """Gives what is wrong with a signal, of the limits that were set."""
        self._reading = 0
        self._now_ns = time.time_ns()
        self._counted: deque[tuple[float, Any]] = deque()
        self._rates: Any = np.empty(0)
        self._sweep: Iterator[None] | None = None
        self._fits: list[bool] = []
        self._chips: dict[SignalKey, QPixmap | None] = {}
        self._shades: dict[str, QColor] = {}
        self._flashes: list[QBrush] = []
        """The ground of a changed value, fading."""

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                return tr(COLUMNS[section].title)
            if role == _Role.TextAlignmentRole:
                return _ALIGNED[section]
            if role == _Role.ToolTipRole:
                return tr(COLUMNS[section].tip) or None
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        column = index.column()
        if role == _Role.TextAlignmentRole:
            return _ALIGNED[column]
        if role == _Role.DisplayRole:
            return COLUMNS[column].text(self.entry(index.row()))
        if role == _Role.DecorationRole and column == SIGNAL:
            return self.chip(self.entry(index.row()).key)
        if role == _Role.ForegroundRole and column == QUALITY:
            return QBrush(self.quality_color(self.entry(index.row())))
        if role == _Role.ForegroundRole and column == ALARM:
            return QBrush(self.alarm_color())
        if role == _Role.BackgroundRole and column == VALUE:
            return self.flashing(self.entry(index.row()))
        if role == _Role.ToolTipRole:
            return tip_text(self.entry(index.row()), column) or None
        return None

    def mimeTypes(self) -> list[str]:
        return [SIGNALS_MIME]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        return pack_signals(dict.fromkeys(self.key(index.row()) for index in indexes))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, -1 for the order of the tree. What changes with every sample is sorted again and again."""
        self.sorted = (column, order) if column >= 0 else None
        self._sweep = None
        for number, entry in enumerate(self.entries):
            self._read(entry)
            entry.rate = float(self._rates[number])
        self._arrange()

    # What the panel asks

    def show(self, found: Iterable[Found]) -> None:
        """Have other rows; what was known of a signal that stays is kept."""
        wanted = list(found)
        if [(e.key, e.signal, e.origin) for e in self.entries] == wanted:
            return
        before = {entry.key: entry for entry in self.entries}
        needed = bool(self.filter) or self.sorted is not None  # else values are read when they are looked at
        self.beginResetModel()
        self.entries = []
        for key, signal, origin in wanted:
            entry = before.get(key)
            if entry is None or entry.signal is not signal:
                entry = Entry(key, signal, origin)
            entry.origin = origin
            if needed:
                self._read(entry)
            self.entries.append(entry)
        self._counted.clear()
        self._rates = np.full(len(self.entries), np.nan)
        self._sweep = None
        self._recolor()
        self._fits = self._fitting()
        self.shown = self._order()
        self.endResetModel()

    def use(self, parsed: Filter) -> None:
        """Show only what meets a filter."""
        self.filter = parsed
        self._sweep = None
        self._plotted = set(self._plotted_now())
        self._fits = self._fitting()
        self._arrange()

    def refresh(self, first: int = 0, last: int = -1) -> None:
        """Read rows `first` to `last` anew, which are visible."""
        self._reading += 1
        self._now_ns = time.time_ns()
        seen = [self.entry(row) for row in range(first, min(last + 1, len(self.shown)))]
        _scan(seen, time.perf_counter() + SCAN)
        if seen:
            self.dataChanged.emit(self.index(first, VALUE), self.index(first + len(seen) - 1, len(COLUMNS) - 1))

    def sweep(self) -> None:
        """Look at a slice of all rows, visible or not: between two refreshes, which have enough to do."""
        if not self._count() and self._sweeps:
            self._now_ns = time.time_ns()
            self._sweep = self._sweep or self._swept()
            if next(self._sweep, self) is self:
                self._sweep = None

    def entry(self, row: int) -> Entry:
        """The signal of a row, as of the last refresh."""
        entry = self.entries[self.shown[row]]
        if entry.row != self._reading:
            self._read(entry)
            entry.rate = float(self._rates[self.shown[row]])
        return entry

    def key(self, row: int) -> SignalKey:
        """The name of the signal in a row."""
        return self.entries[self.shown[row]].key

    def chip(self, key: SignalKey) -> QPixmap | None:
        """A square in the colour in which a signal is drawn; None when it is not."""
        if key not in self._chips:
            chip = None
            color = self._color_of(key)
            if color is not None:
                chip = QPixmap(CHIP, CHIP)
                chip.fill(color)
            self._chips[key] = chip
        return self._chips[key]

    def looks(self) -> list[Callable[[Entry], Look]]:
        """Give what tells how a cell looks, for each column."""
        found: list[Callable[[Entry], Look]] = [column.text for column in COLUMNS]
        texts = [column.text for column in COLUMNS]
        found[SIGNAL] = lambda e: (texts[SIGNAL](e), self.chip(e.key))
        found[VALUE] = lambda e: (texts[VALUE](e), self.flashing(e))
        found[QUALITY] = lambda e: (texts[QUALITY](e), self.quality_color(e))
        found[ALARM] = lambda e: (texts[ALARM](e), self.alarm_color()) if e.alarm else ""
        return found

    def flashing(self, entry: Entry) -> QBrush | None:
        """The ground of a value that has just changed; it fades."""
        faded = (self._now_ns - entry.moved_ns) * SHADES // FLASH_NS
        if not self.flash or not 0 <= faded < SHADES:
            return None
        if not self._flashes:
            color = theme.color("busy")
            for number in range(SHADES):
                color.setAlpha(90 * (SHADES - number) // SHADES)
                self._flashes.append(QBrush(color))
        return self._flashes[faded]

    def quality_color(self, entry: Entry) -> QColor:
        """The colour of the quality's marks."""
        return self._shade("ok" if entry.count and not entry.quality else "warning" if entry.count else "muted")

    def alarm_color(self) -> QColor:
        """The colour of what is wrong."""
        return self._shade("error")

    def forget(self) -> None:
        """Begin all minima and maxima anew, with the next samples."""
        for entry in self.entries:
            entry.forget(from_now=True)
        self._all_changed()

    def recolor(self) -> None:
        """Colours, or what is plotted, changed."""
        self._recolor()
        self._all_changed()

    # Inside

    @property
    def _sweeps(self) -> bool:
        """Whether something depends on signals that are not visible."""
        return self.filter.live or (self.sorted is not None and COLUMNS[self.sorted[0]].live)

    def _read(self, entry: Entry) -> None:
        entry.row = self._reading
        entry.read(self._now_ns)
        entry.alarm = self.alarm_of(entry.key)

    def _swept(self) -> Iterator[None]:
        """Look at every signal once, in slices."""
        extremes = self.sorted is not None and self.sorted[0] in (LOW, HIGH)
        until = time.perf_counter() + SLICE
        if self.filter.live:
            self._plotted = set(self._plotted_now())
        order = COLUMNS[self.sorted[0]].order if self.sorted is not None else None
        ranks: list[float | str] = []
        for number, entry in enumerate(self.entries):
            self._read(entry)
            entry.rate = float(self._rates[number])
            if self.filter.live:
                self._fits[number] = self._fit(entry)
            while extremes and entry.scan() and entry.scanning:
                if time.perf_counter() > until:
                    yield
                    until = time.perf_counter() + SLICE
            if order is not None:
                ranks.append(order(entry))
            if not number % 16 and time.perf_counter() > until:
                yield
                until = time.perf_counter() + SLICE
        yield  # sorting has a refresh of its own
        self._arrange(ranks if order is not None else None)

    def _fitting(self) -> list[bool]:
        """Say of every entry whether it meets the filter."""
        return [self._fit(entry) for entry in self.entries] if self.filter else [True] * len(self.entries)

    def _fit(self, entry: Entry) -> bool:
        if entry.signal is None:
            return not self.filter
        return self.filter(Subject(entry.signal.point, entry.signal, entry.origin, entry.key in self._plotted))

    def _order(self, ranks: list[float | str] | None = None) -> list[int]:
        """Numbers of the entries to show, sorted; by `ranks` of all entries where they are known already."""
        fitting = np.flatnonzero(self._fits)
        if self.sorted is None:
            return list(fitting.tolist())
        column, direction = self.sorted
        down = direction == Qt.SortOrder.DescendingOrder
        if ranks is None:
            order = COLUMNS[column].order
            ranks = [order(entry) for entry in self.entries]
        wanted = np.array(ranks)[fitting]
        if wanted.dtype.kind != "f":
            return sorted(fitting.tolist(), key=ranks.__getitem__, reverse=down)
        # Negated rather than reversed: what is unknown stays at the end, and equal ones in the order of the tree.
        rows: list[int] = fitting[np.argsort(-wanted if down else wanted, kind="stable")].tolist()
        return rows

    def _arrange(self, ranks: list[float | str] | None = None) -> None:
        shown = self._order(ranks)
        if shown == self.shown:
            return
        if len(shown) != len(self.shown):  # Qt's selections take another number of rows only this way
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        rows = {number: row for row, number in enumerate(shown)} if old else {}
        new = []
        for index in old:
            row = rows.get(self.shown[index.row()])  # other ones may be shown, if as many
            new.append(QModelIndex() if row is None else self.createIndex(row, index.column()))
        self.shown = shown
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _count(self) -> bool:
        """Count all samples when it is time to; gives whether it was."""
        now = time.monotonic()
        if self._counted and now - self._counted[-1][0] < COUNT_S:
            return False
        counts = np.fromiter((e.ring.count if e.ring is not None else -1 for e in self.entries), np.int64)
        while self._counted and now - self._counted[0][0] > RATE_S:
            self._counted.popleft()
        if self._counted and len(self._counted[0][1]) == len(counts):
            moment, before = self._counted[0]
            self._rates = (counts - before) / max(now - moment, 1e-3)
            self._rates[(before < 0) | (counts < before)] = np.nan
        self._counted.append((now, counts))
        return True

    def _shade(self, token: str) -> QColor:
        shade = self._shades.get(token)
        if shade is None:
            shade = self._shades[token] = theme.color(token)
        return shade

    def _recolor(self) -> None:
        self._chips.clear()
        self._shades.clear()
        self._flashes.clear()
        self._plotted = set(self._plotted_now())

    def _all_changed(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(COLUMNS) - 1))


def _scan(entries: Sequence[Entry], until: float) -> None:
    """Add blocks in turn, so that one signal with much history does not keep the others waiting."""
    waiting = list(entries)
    while waiting:
        left = []
        for entry in waiting:
            if entry.scan() and entry.scanning:
                left.append(entry)
            if time.perf_counter() > until:
                return
        waiting = left


_FLAGS: Final = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_ALIGNED: Final = tuple(
    (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    for column in COLUMNS
)
