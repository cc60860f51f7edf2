"""The list of frames: whatever is filtered or paused, the ring goes on."""

import re
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush

from fieldscope import theme
from fieldscope.frames.capture import Frame, FrameRing
from fieldscope.tables import Index, ListModel
from fieldscope.texts import time_text
from fieldscope.words import mark, tr

_Role = Qt.ItemDataRole
COLUMNS: Final = (
    mark("No."),
    mark("Time"),
    mark("After"),
    mark("Connection"),
    "",
    mark("Transport"),
    mark("Octets"),
    mark("What"),
)
CONNECTION, DIRECTION, WHAT = 3, 4, 7
SLICE: Final = 0.004
"""Seconds of filtering at a time."""
SOON_MS: Final = 5
"""From one slice to the next: the list is painted, and everything else has its turn."""
PORTION: Final = 64
"""Frames tested before looking at the clock: at most some milliseconds."""
Test = Callable[[Frame], bool]
FILTER_HELP: Final = mark(
    "sent, received, tcp, udp: that only\n"
    "wrong: it breaks the protocol, or tells of a refusal\n"
    "len>100: octets, also < and =\n"
    "anything else: the connection or the line of text contains it"
)


@lru_cache(maxsize=4096)
def summary(frame: Frame) -> tuple[str, bool]:
    """What a frame is in one line, and whether something is wrong with it; those looked at last are kept."""
    part = frame.summarize()
    return part.text, part.wrong


def parse(text: str) -> Test | None:
    """Read a filter: words that must all be met, as `FILTER_HELP` says. None without words."""
    tests = [_test(word) for word in text.lower().split()]
    return (lambda frame: all(test(frame) for test in tests)) if tests else None


def _test(word: str) -> Test:
    if word in ("sent", "received"):
        return lambda frame: frame.raw.sent is (word == "sent")
    if word in ("tcp", "udp"):
        return lambda frame: frame.raw.transport == word
    if word == "wrong":
        return lambda frame: summary(frame)[1]
    if match := re.fullmatch(r"len([<>=])(\d+)", word):
        sign, limit = match[1], int(match[2])
        return lambda frame: _compare(len(frame.raw.data), sign, limit)
    return lambda frame: word in frame.connection.lower() or word in summary(frame)[0].lower()


def _compare(value: int, sign: str, limit: int) -> bool:
    return value < limit if sign == "<" else value > limit if sign == ">" else value == limit


class FrameModel(ListModel):
    """Rows are the frames of the ring that meet the filter."""

    titles = COLUMNS
    right = (0, 2, 6)

    searched = Signal()
    """All frames of the ring have been looked at."""

    def __init__(self, ring: FrameRing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ring = ring
        self.rows: list[Frame] = []
        self.test: Test | None = None
        self._looked = 0
        """Frames of the ring before this one were looked at."""
        self._search = QTimer(self)
        self._search.setInterval(SOON_MS)
        self._search.timeout.connect(self._look)

    def count(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        frame, column = self.rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self.text(index.row(), column)
        if role == _Role.TextAlignmentRole:
            return self.side(column)
        if role == _Role.ForegroundRole:
            if column == WHAT and summary(frame)[1]:
                return QBrush(theme.color("error"))
            if column == DIRECTION:
                return QBrush(theme.color("busy" if frame.raw.sent else "ok"))
        if role == _Role.ToolTipRole and column == 5:
            ends = [f"{host}:{port}" for host, port in (frame.raw.local, frame.raw.remote)]
            return " → ".join(ends if frame.raw.sent else reversed(ends))
        return None

    @property
    def searching(self) -> bool:
        """Whether older frames are still looked at."""
        return self._search.isActive()

    def add(self, frames: list[Frame]) -> None:
        """Show those of new frames, the last of the ring, that meet the filter."""
        if self.searching:
            return  # it will come to them
        self._looked = len(self.ring.frames)
        self._append(frames if self.test is None else [frame for frame in frames if self.test(frame)])

    def drop(self, count: int) -> None:
        """Let the oldest frames of the ring go."""
        if not count:
            return
        first = self.ring.frames[count].number if count < len(self.ring.frames) else None
        self.ring.drop(count)
        self._looked = max(0, self._looked - count)
        gone = len(self.rows) if first is None else next(
            (row for row, frame in enumerate(self.rows) if frame.number >= first), len(self.rows)
        )  # fmt: skip
        if gone:
            self.beginRemoveRows(QModelIndex(), 0, gone - 1)
            del self.rows[:gone]
            self.endRemoveRows()

    def use(self, test: Test | None) -> None:
        """Show only what meets a filter; what takes long appears while it is looked for."""
        self._search.stop()
        self.beginResetModel()
        self.test = test
        self.rows = list(self.ring.frames) if test is None else []
        self._looked = len(self.rows)
        self.endResetModel()
        self._look()

    def clear(self) -> None:
        """Begin anew."""
        self._search.stop()
        self.beginResetModel()
        self.ring.clear()
        self.rows = []
        self._looked = 0
        self.endResetModel()
        self.searched.emit()

    @Slot()
    def _look(self) -> None:
        """Go on with the filter, for a little while."""
        until = time.perf_counter() + SLICE
        frames, test = self.ring.frames, self.test
        found: list[Frame] = []
        while self._looked < len(frames):
            portion = frames[self._looked : self._looked + PORTION]
            found += portion if test is None else filter(test, portion)
            self._looked += len(portion)
            if time.perf_counter() > until:
                break
        self._append(found)
        if self._looked < len(frames):
            self._search.start()
        else:
            self._search.stop()
            self.searched.emit()

    def _append(self, fresh: list[Frame]) -> None:
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self.rows += fresh
            self.endInsertRows()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        frame = self.rows[row]
        match column:
            case 0:
                return f"{frame.number}"
            case 1:
                return time_text(frame.raw.ns)
            case 2:
                return f"{(frame.raw.ns - self.rows[row - 1].raw.ns) / 1e6:.1f} ms" if row else ""
            case 3:
                return frame.connection
            case 4:
                return tr("→ sent") if frame.raw.sent else tr("← received")
            case 5:
                return frame.raw.transport.upper()
            case 6:
                return f"{len(frame.raw.data)}"
            case _:
                return summary(frame)[0]
