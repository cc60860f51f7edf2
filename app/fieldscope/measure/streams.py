"""The streams that an expression is made of: rows of records go in, brought together in time they come out.

A *portion* is what one call of `Reader.take` on all readers took; `Stream.pull` then gives the samples of that portion.
Two streams of the same clock have the same samples, row by row; others are brought together by holding each one's
previous sample.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import numpy as np

from fieldscope.measure.expression import Call, Name, Node, constant
from fieldscope.measure.moving import (
    Batch,
    Derivative,
    Difference,
    Floats,
    Int64s,
    Integral,
    Moving,
    MovingMean,
    Qualities,
)
from fieldscope.store import BAD, RecordRing, Signal
from linkkit.driver import NO_TIME, Quality

_GAP: Final = np.uint16(Quality.GAP)
_INVALID: Final = np.uint16(Quality.INVALID)
_BAD: Final = np.uint16(BAD)


class Reader:
    """Takes the rows of one record in order, once for all signals in them."""

    def __init__(self, signal: Signal) -> None:
        self._signal = signal
        self._ring: RecordRing | None = None
        self._next = 0
        self.rows = signal.snapshot()
        self.begin = self.end = 0
        self.broken = False
        """Rows were missed before this portion: it begins with a gap."""
        self._lost = False
        self.times: Int64s = np.empty(0, np.int64)
        self.quality: Qualities = np.empty(0, np.uint16)
        self.source: Int64s = np.empty(0, np.int64)
        self._arrival: Int64s = np.empty(0, np.int64)

    @property
    def interval(self) -> float | None:
        return self._signal.interval

    def look(self, portion: int) -> int | None:
        """See what is there; the arrival of the last row of a full portion, None when all there is fits into it."""
        ring = self._signal.ring
        if ring is None:
            self.rows, self._arrival = None, np.empty(0, np.int64)
            return None
        self.rows = ring.snapshot()
        if ring is not self._ring:
            self._lost |= self._ring is not None
            self._ring, self._next = ring, self.rows.first
        elif self.rows.first > self._next:
            self._next, self._lost = self.rows.first, True
        self._arrival = self.rows.arrival(self._next, self._next + portion)
        return int(self._arrival[-1]) if self._next + len(self._arrival) < self.rows.count else None

    def take(self, until_ns: int | None, now_ns: int) -> None:
        """Take the rows seen, but none that arrived after `until_ns` (rows from after `now_ns`: the clock was set)."""
        arrival = self._arrival
        early = np.ones(len(arrival), np.bool_) if until_ns is None else (arrival <= until_ns) | (arrival > now_ns)
        n = len(arrival) if early.all() else int(np.argmin(early))
        self.begin, self.end = self._next, self._next + n
        self._next = self.end
        self.times = arrival[:n]
        self.broken = self._lost and n > 0
        if self.rows is None:
            self.quality, self.source = np.empty(0, np.uint16), np.empty(0, np.int64)
            return
        self.quality = self.rows.quality(self.begin, self.end)
        self.source = self.rows.source(self.begin, self.end)
        if self.broken:
            self._lost = False
            self.times = np.concatenate((self.times[:1], self.times))
            self.quality = np.concatenate(([_GAP], self.quality))
            self.source = np.concatenate(([np.int64(NO_TIME)], self.source))

    def values(self, signal: Signal, bit: int | None) -> Floats:
        """Give the values of a signal in the rows taken, (n,); NaN where not good."""
        rows = self.rows
        if rows is None or self.begin == self.end or not signal.fits(rows.ring):
            return np.full(len(self.times), np.nan)
        if bit is None:
            found = signal.values(rows, self.begin, self.end).astype(np.float64)
        else:
            raw = signal.raw(rows, self.begin, self.end)
            found = ((raw >> raw.dtype.type(bit)) & raw.dtype.type(1)).astype(np.float64)
        if self.broken:
            found = np.concatenate(([np.nan], found))
        found[(self.quality & _BAD != 0) | ~np.isfinite(found)] = np.nan
        return found


class Stream(Protocol):
    """Gives the samples of this portion."""

    @property
    def clock(self) -> object:
        """Streams of the same clock have the same samples, row by row."""

    @property
    def interval(self) -> float | None:
        """Seconds between samples that come in a cycle; None otherwise."""

    def pull(self, until_ns: int) -> Batch:
        """Give the new samples; called once a portion."""


@dataclass(slots=True)
class Leaf:
    reader: Reader
    signal: Signal
    bit: int | None

    @property
    def clock(self) -> object:
        return self.reader

    @property
    def interval(self) -> float | None:
        return self.reader.interval

    def pull(self, until_ns: int) -> Batch:  # noqa: ARG002
        reader = self.reader
        values = reader.values(self.signal, self.bit)
        unknown = ~np.isfinite(values) & (reader.quality & _BAD == 0)
        quality = np.where(unknown, reader.quality | _INVALID, reader.quality) if unknown.any() else reader.quality
        return Batch(reader.times, values, quality, reader.source)


Compute = Callable[[list[Floats]], Any]


@dataclass(slots=True)
class Join:
    """Brings inputs together in time and computes element by element."""

    inputs: list[Stream]
    compute: Compute
    first_only: bool
    _held: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held = [(np.nan, int(_GAP))] * len(self.inputs)

    @property
    def clock(self) -> object:
        clocks = [stream.clock for stream in self.inputs]
        return clocks[0] if all(clock is clocks[0] for clock in clocks) else self

    @property
    def interval(self) -> float | None:
        return None if self.clock is self else self.inputs[0].interval

    def pull(self, until_ns: int) -> Batch:
        batches = [stream.pull(until_ns) for stream in self.inputs]
        if self.clock is self:
            return self._merge(batches)
        quality = batches[0].quality
        for batch in batches[1:]:
            quality = quality | batch.quality
        return self._finish(batches[0].times, [batch.values for batch in batches], quality, batches[0].source)

    def _merge(self, batches: list[Batch]) -> Batch:
        # By time; a record whose clock was set back in between keeps its own order.
        keys = np.concatenate([np.maximum.accumulate(batch.times) for batch in batches])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        owner = np.repeat(np.arange(len(batches)), [len(batch) for batch in batches])[order]
        # One result for each moment, with everything that arrived in it.
        last = np.flatnonzero(np.append(keys[1:] != keys[:-1], True)[: len(keys)])
        counts = [np.cumsum(owner == number)[last] for number in range(len(batches))]
        times = np.concatenate([batch.times for batch in batches])[order][last]
        source = np.concatenate([batch.source for batch in batches])[order][last]
        wanted = slice(None)
        if self.first_only:
            wanted = np.flatnonzero(np.diff(counts[0], prepend=0))  # type: ignore[assignment]
            lead = counts[0][wanted] - 1
            times, source = batches[0].times[lead], batches[0].source[lead]
        values: list[Floats] = []
        quality = np.zeros(len(times), np.uint16)
        for number, batch in enumerate(batches):
            held_value, held_quality = self._held[number]
            rows = counts[number][wanted]
            values.append(np.concatenate(([held_value], batch.values))[rows])
            quality |= np.concatenate(([np.uint16(held_quality)], batch.quality))[rows]
            if len(batch):
                self._held[number] = float(batch.values[-1]), int(batch.quality[-1])
        return self._finish(times, values, quality, source)

    def _finish(self, times: Int64s, values: list[Floats], quality: Qualities, source: Int64s) -> Batch:
        with np.errstate(all="ignore"):
            found = np.array(np.broadcast_to(self.compute(values), times.shape), np.float64)
        bad = quality & _BAD != 0
        wrong = ~np.isfinite(found) & ~bad
        found[bad | wrong] = np.nan
        return Batch(times, found, np.where(wrong, quality | _INVALID, quality), source)


@dataclass(slots=True)
class Stage:
    """A function with a memory."""

    inner: Join
    function: Moving

    @property
    def clock(self) -> object:
        return self.inner.clock if self.function.same_clock else self

    @property
    def interval(self) -> float | None:
        cycle = self.inner.interval
        return cycle if cycle is not None and self.function.keeps(cycle) else None

    def pull(self, until_ns: int) -> Batch:
        return self.function.feed(self.inner.pull(until_ns), until_ns)


_MOVING: Final[Mapping[str, Callable[[float], Moving]]] = {
    "der": lambda _: Derivative(),
    "delta": lambda _: Difference(),
    "integral": lambda _: Integral(),
    "mean": MovingMean,
    "rms": lambda seconds: MovingMean(seconds, squares=True),
}
"""How functions with a memory are made, from their length of time where they have one."""


class Builder:
    """Makes the streams of one expression."""

    def __init__(self, signals: Mapping[str, Signal], first_only: bool) -> None:
        self._signals = signals
        self._first_only = first_only
        self.readers: dict[tuple[str, str], Reader] = {}

    def join(self, node: Node) -> Join:
        inputs: dict[object, Stream] = {}
        compute = self._compute(node, inputs)
        return Join(list(inputs.values()), compute, self._first_only)

    def _compute(self, node: Node, inputs: dict[object, Stream]) -> Compute:
        fixed = constant(node)
        if fixed is not None:
            return lambda _: fixed
        if isinstance(node, Name):
            return self._input(("signal", node.text, None), lambda: self._leaf(node.text, None), inputs)
        assert isinstance(node, Call)
        compute = node.function.compute
        if compute is None:
            seconds = constant(node.arguments[1]) if node.function.seconds is not None else None
            make = _MOVING[node.function.name]
            return self._input(
                ("stage", node.position), lambda: Stage(self.join(node.arguments[0]), make(seconds or 0.0)), inputs
            )
        if node.function.name == "bit" and isinstance(node.arguments[0], Name):
            # All 64 bits of an integer; as a float it has 53.
            number = constant(node.arguments[1])
            source = self._signals[node.arguments[0].text]
            kind = np.dtype(source.point.dtype)
            if (
                number is not None
                and kind.kind in "iu"
                and source.point.bit is None
                and 0 <= number < kind.itemsize * 8
            ):
                name, bit = node.arguments[0].text, int(number)
                return self._input(("signal", name, bit), lambda: self._leaf(name, bit), inputs)
        parts = [self._compute(argument, inputs) for argument in node.arguments]
        return lambda values: compute(*(part(values) for part in parts))

    def _input(self, key: object, make: Callable[[], Stream], inputs: dict[object, Stream]) -> Compute:
        if key not in inputs:
            inputs[key] = make()
        number = list(inputs).index(key)
        return lambda values: values[number]

    def _leaf(self, name: str, bit: int | None) -> Leaf:
        signal = self._signals[name]
        record = (signal.key.link_id, signal.point.record)
        if record not in self.readers:
            self.readers[record] = Reader(signal)
        return Leaf(self.readers[record], signal, bit)
