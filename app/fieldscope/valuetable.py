"""The Values dock: what is plotted, as numbers, four times per second."""

import time
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QBrush, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldscope import theme
from fieldscope.plot import Workspace
from fieldscope.session import Session
from fieldscope.sources.values import age_text, quality_marks, quality_text, time_text, value_text
from fieldscope.store import SignalKey

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
COLUMNS: Final = ("Signal", "Source", "Value", "Quality", "Source time", "Arrival", "Age", "Samples")
_RIGHT: Final = (2, 6, 7)
REFRESH_MS: Final = 250


class ValueModel(QAbstractTableModel):
    """One row per plotted signal. `refresh` reads the samples; nothing else does."""

    def __init__(self, session: Session, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = workspace
        self.keys: list[SignalKey] = []
        self._texts: list[tuple[str, ...]] = []
        self._good: list[bool] = []
        workspace.plotted_changed.connect(self.reload)
        session.points_changed.connect(lambda _: self.refresh())
        self.reload()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                return COLUMNS[section]
            if role == _Role.TextAlignmentRole:
                return _aligned(section)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == _Role.DisplayRole:
            return self._texts[row][column]
        if role == _Role.TextAlignmentRole:
            return _aligned(column)
        if role == _Role.DecorationRole and column == 0:
            color = self._workspace.color_of(self.keys[row])
            if color is not None:
                chip = QPixmap(12, 12)
                chip.fill(color)
                return chip
        if role == _Role.ForegroundRole and column == 3:
            return QBrush(theme.color("ok" if self._good[row] else "warning"))
        if role == _Role.ToolTipRole and column == 3:
            source = self._session.signal(self.keys[row])
            sample = source.latest() if source is not None else None
            return quality_text(sample.quality) if sample is not None else None
        return None

    def reload(self) -> None:
        """Other signals are plotted."""
        self.beginResetModel()
        self.keys = self._workspace.plotted()
        self._read()
        self.endResetModel()

    def refresh(self) -> None:
        """Read values and ages anew."""
        before = self._texts
        self._read()
        if self.keys and self._texts != before:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.keys) - 1, len(COLUMNS) - 1))

    def _read(self) -> None:
        now = time.time_ns()
        self._texts, self._good = [], []
        for key in self.keys:
            connection = self._session.links.connections.get(key.link_id)
            source = self._session.signal(key)
            sample = source.latest() if source is not None else None
            name = source.full_name if source is not None else key.point
            origin = connection.name if connection is not None else key.link_id
            if source is None or sample is None:
                self._texts.append((name, origin, "–", "no data", "–", "–", "–", "0"))
                self._good.append(False)
                continue
            self._texts.append(
                (
                    name,
                    origin,
                    value_text(source.point, sample.value),
                    quality_marks(sample.quality),
                    time_text(sample.source_ns),
                    time_text(sample.arrival_ns),
                    age_text((now - sample.arrival_ns) / 1e9),
                    f"{source.count:,}".replace(",", "\u202f"),
                )
            )
            self._good.append(not sample.quality)


class ValueTable(QTableView):
    """Shows `ValueModel`; refreshed only while it is visible."""

    def __init__(self, session: Session, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = ValueModel(session, workspace, self)
        self.setModel(self.values)
        self.setAccessibleName("Values")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((0, 22, 16, 9, 15, 15, 12, 12)):
            if letters:
                header.resizeSection(column, letters * letter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.values.refresh() if self.isVisible() else None)
        self._timer.start(REFRESH_MS)


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
