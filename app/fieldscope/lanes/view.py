"""Which stretch of time is shown: whole pixels on an absolute grid, so that following is shifting. No Qt."""

from typing import Final

from fieldscope.lanes.ticks import DAY, SECOND

HISTORY: Final = 100
"""Zoom steps that can be undone."""
EARLIEST_NS: Final = 0
LATEST_NS: Final = (1 << 63) - 2 * 366 * DAY
"""No view reaches beyond 1970 and 2260: systems know no calendar there, and 64 bits no nanoseconds."""


class TimeView:
    """The shared time axis of a tab.

    A *column* is one device pixel: column c covers [c·q, (c+1)·q) ns since 1970, `q` being whole nanoseconds. The view
    shows `width` columns from `left` on. LIVE, its right edge follows the present; on HOLD it stands.
    """

    def __init__(self, span_ns: int = 60 * SECOND, now_ns: int = 0) -> None:
        self.width = 1000
        self.span_ns = span_ns
        self.q = max(1, span_ns // self.width)
        self.left = now_ns // self.q - self.width + 1
        self.live = True
        self._past: list[tuple[int, int, bool]] = []

    @property
    def right(self) -> int:
        """The column after the last one."""
        return self.left + self.width

    @property
    def begin_ns(self) -> int:
        return self.left * self.q

    @property
    def end_ns(self) -> int:
        return self.right * self.q

    def column(self, moment_ns: int) -> int:
        """Give the absolute column of a moment."""
        return moment_ns // self.q

    def x(self, moment_ns: int) -> float:
        """Give the place of a moment, device pixels from the left edge of the plots."""
        return (moment_ns - self.begin_ns) / self.q

    def moment(self, x: float) -> int:
        """Give the moment at a place, device pixels from the left edge of the plots."""
        return self.begin_ns + round(x * self.q)

    def resize(self, width: int) -> None:
        """Show the same time in another width; the right edge stays."""
        if width != self.width and width > 0:
            end = self.end_ns
            self.width = width
            self._set(end, self.span_ns)

    def follow(self, now_ns: int) -> None:
        """Move the right edge to the present when LIVE."""
        if self.live:
            self.left = now_ns // self.q - self.width + 1

    def hold(self) -> None:
        self.live = False

    def go_live(self, now_ns: int) -> None:
        self.live = True
        self.follow(now_ns)

    def set_span(self, span_ns: int) -> None:
        """Show another length of time, the right edge staying where it is."""
        self._remember()
        self._set(self.end_ns, span_ns)

    def show(self, begin_ns: int, end_ns: int) -> None:
        """Show exactly this stretch, on HOLD."""
        self._remember()
        self.live = False
        self._set(end_ns, end_ns - begin_ns)

    def zoom(self, factor: float, x: float) -> None:
        """Make the span `factor` times as long around the moment at x. On HOLD, except around the live edge."""
        self._remember()
        if self.live and x >= self.width - 1:
            self._set(self.end_ns, round(self.span_ns * factor))
            return
        fixed = self.moment(x)
        part = x / self.width
        span = self._limit(round(self.span_ns * factor))
        self.live = False
        self._set(fixed + round(span * (1 - part)), span)

    def pan(self, columns: int) -> None:
        """Move by whole pixels, on HOLD; positive is later."""
        self.live = False
        self._place(self.left + columns)

    def back(self) -> bool:
        """Undo the last zoom or jump; False when there is none."""
        if not self._past:
            return False
        end, span, live = self._past.pop()
        self.live = live
        self._set(end, span)
        return True

    def remember(self) -> None:
        """Make the present stretch one that `back` returns to: at the start of a drag."""
        self._remember()

    def _remember(self) -> None:
        now = (self.end_ns, self.span_ns, self.live)
        if not self._past or self._past[-1] != now:
            self._past.append(now)
            del self._past[:-HISTORY]

    def _set(self, end_ns: int, span_ns: int) -> None:
        self.span_ns = self._limit(span_ns)
        self.q = max(1, self.span_ns // self.width)
        self._place(-(-end_ns // self.q) - self.width)

    def _place(self, left: int) -> None:
        self.left = max(EARLIEST_NS // self.q, min(left, LATEST_NS // self.q - self.width))

    @staticmethod
    def _limit(span_ns: int) -> int:
        return min(max(span_ns, 2000), 366 * DAY)
