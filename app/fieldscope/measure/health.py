"""How connections are doing, as signals: state, quality bits, gaps, lost packets and jitter of each over time.

What a connection's rows and counters tell is written into a ring of the store, four times a second and only when
something changed. Lanes, read-outs, statistics and export then see ordinary signals with a history.

A row stands at the *begin* of the period it describes, so that a disturbance is not drawn after the samples it hit.

One thread only (the GUI's): it is the writer of these rings.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from fieldscope.store import RecordRing, SignalKey, Store
from fieldscope.words import mark
from linkkit.driver import Kind, LinkState, Point, Quality, Record

PERIOD_MS: Final = 250
"""How often to call `Health.sample`."""
_GAP: Final = int(Quality.GAP)
_ROW: Final = struct.Struct("<BHIIf")
STATES: Final = tuple(LinkState)
"""What the numbers of the signal `state` mean."""
PARTS: Final = ("state", "quality", "gaps", "lost", "jitter")
"""The signals of one connection: see `_points`. The last two exist for connections with cyclic records only."""
_RECORD: Final = "health"
_NEVER: Final = (-1, 0)
"""Of a ring that was not looked at before."""


def _points(name: str) -> tuple[Point, ...]:
    """Give the signals of a connection of that name, in the order of `PARTS`."""
    rows = (
        ("state", 0, "u1", "", mark("state of the connection")),
        ("quality", 1, "<u2", "", mark("quality bits set anywhere: of the newest samples and of all in the period")),
        ("gaps", 3, "<u4", "", mark("gaps counted since the start")),
        ("lost", 7, "<u4", "", mark("packets lost since the start, as the protocol counts them")),
        (
            "jitter",
            11,
            "<f4",
            "ms",
            mark("largest departure from the interval in the period, of awaited packets too"),
        ),
    )
    states = {number: state.value for number, state in enumerate(STATES)}
    return tuple(
        Point(
            key, (name, f"{name} {key}"), _RECORD, offset, dtype, kind=Kind.HEALTH, type_name=text, unit=unit,
            states=states if key == "state" else {},
        )
        for key, offset, dtype, unit, text in rows
    )  # fmt: skip


def link_id(connection_id: str) -> str:
    """Give the name under which the store holds the health of a connection, as if it were a link of its own."""
    return f"health:{connection_id}"


def keys(connection_id: str, records: Sequence[Record] | None) -> list[SignalKey]:
    """Give the signals that say something about a connection with these records (None: not known yet)."""
    cyclic = records is None or any(record.interval is not None for record in records)
    return [SignalKey(link_id(connection_id), part) for part in (PARTS if cyclic else PARTS[:3])]


def lost(statistics: Mapping[str, float]) -> int:
    """Give the packets that a link's counters report as missing."""
    return int(sum(v for name, v in statistics.items() if name == "lost" or name.endswith(": lost")))


@dataclass(slots=True)
class _Watched:
    """What is known of one connection."""

    points: tuple[Point, ...] = ()
    seen: dict[RecordRing, tuple[int, int]] = field(default_factory=dict)
    """Rows looked at (-1: never looked), and the quality of the last one."""
    gaps: int = 0
    lost: int = 0
    counted: int = 0
    """The counter of lost packets when last read; it begins anew with every start."""
    moment_ns: int = 0
    last: bytes = b""


class Health:
    """Watches connections through their rows in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._watched: dict[str, _Watched] = {}

    def sample(self, connection_id: str, name: str, state: LinkState, lost_count: int, now_ns: int) -> None:
        """Look at what came since the last call. `lost_count` is what the link counts since it was started."""
        watched = self._watched.setdefault(connection_id, _Watched(moment_ns=now_ns))
        if not watched.points or watched.points[0].path[0] != name:
            watched.points = _points(name)
            for point in watched.points:
                self._store.signal(link_id(connection_id), point)
        quality, jitter = 0, 0.0
        seen: dict[RecordRing, tuple[int, int]] = {}
        known = watched.seen.get
        for ring in self._store.rings(connection_id):
            count, last = before = known(ring, _NEVER)
            if ring.record.interval is None:  # thousands of points: a look at each would be felt
                end = ring.count
                if not end:
                    seen[ring] = 0, 0
                    continue
                if count == end:
                    seen[ring] = before
                    quality |= last
                    continue
                begin = count if count >= 0 else end - 1
                if ring.marked < begin:  # only good ones came
                    seen[ring] = end, 0
                    continue
                if end - begin == 1 and (newest := _quality(ring, begin)) is not None:
                    seen[ring] = end, newest
                    quality |= newest
                    watched.gaps += newest & _GAP != 0
                    continue
            if count != ring.count:
                look = _Look(ring, count)
                count, last = look.end, look.last
                quality |= look.quality
                jitter = max(jitter, look.jitter)
                watched.gaps += look.gaps
            quality |= last
            jitter = max(jitter, _lateness(ring, last, now_ns))
            seen[ring] = (count, last)
        watched.seen = seen
        # A smaller number than before: the link was started anew.
        watched.lost += lost_count - watched.counted if lost_count >= watched.counted else lost_count
        watched.counted = lost_count
        numbers = (watched.gaps & 0xFFFFFFFF, watched.lost & 0xFFFFFFFF)
        row = _ROW.pack(STATES.index(state), quality & 0xFFFF, *numbers, jitter)
        if row != watched.last:
            watched.last = row
            record = Record(_RECORD, _ROW.size)
            self._store.sink(link_id(connection_id)).stream(record).append(watched.moment_ns, row)
        watched.moment_ns = now_ns

    def forget(self, connection_id: str) -> None:
        """Drop what is known of a connection that was removed."""
        self._watched.pop(connection_id, None)
        self._store.forget(link_id(connection_id))


class _Look:
    """What the rows of a ring from number `begin` on tell; below 0: only the last one counts, the rest is history."""

    def __init__(self, ring: RecordRing, begin: int) -> None:
        rows = ring.snapshot()
        self.end = rows.count
        first, end = rows.clip(rows.count - 1 if begin < 0 else begin - 1, rows.count)
        quality = rows.quality(first, end)
        new = quality if begin < 0 or first >= begin else quality[1:]
        self.last = int(quality[-1]) if len(quality) else 0
        self.quality = int(np.bitwise_or.reduce(new)) if len(new) else 0
        self.gaps = int(np.count_nonzero(new & _GAP))
        self.jitter = 0.0
        interval = ring.record.interval
        if interval is not None and end - first > 1:
            known = quality & _GAP == 0
            steps = np.diff(rows.arrival(first, end))[known[1:] & known[:-1]]
            if len(steps):
                self.jitter = float(np.abs(steps - interval * 1e9).max()) / 1e6


def _quality(ring: RecordRing, index: int) -> int | None:
    """Give the quality of the newest row when it is the one of that index, else None."""
    newest = ring.last()
    if newest is None or newest[0].start + newest[1] != index:
        return None
    chunk, row = newest
    return int(chunk.quality[row]) if chunk.quality is not None else 0


def _lateness(ring: RecordRing, quality: int, now_ns: int) -> float:
    """Give how much later than expected the next row of a cyclic ring is by now, ms; 0 in a gap."""
    interval = ring.record.interval
    if interval is None or quality & _GAP or not ring.count:
        return 0.0
    rows = ring.snapshot()
    last = int(rows.arrival(rows.count - 1, rows.count)[0])
    return max(0.0, (now_ns - last) / 1e6 - interval * 1e3)
