"""Derived signals: an expression over other signals, computed as their samples arrive.

The result goes into a ring of the store like the samples of any link, so that lanes, read-outs, statistics and export
see an ordinary signal. Only what is new is computed; history is caught up with in portions.

**Time.** Inputs of one record belong together row by row. Inputs of different records are brought together by holding
each one's previous sample, at every sample of any of them (`clock="union"`) or only at those of the first one
(`clock="first"`). A function with a memory works on the samples of its own argument: the derivative of a slow signal
has no spikes because a fast one is added to it.

**Quality.** What is wrong with any input is wrong with the result. A result that is no number (1/0) is invalid; where
an input has never had a sample, or had a gap, nothing is known.

One thread only (the GUI's): it is the writer of the rings of all derived signals.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Protocol

import numpy as np

from fieldscope.measure.expression import Call, ExpressionError, Name, Node, Number, constant, is_logical, names, parse
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
    empty,
    joined,
)
from fieldscope.store import BAD, RecordRing, Signal, SignalKey, Store
from linkkit.driver import NO_TIME, Kind, Point, Quality, Record

GRACE_NS: Final = 100_000_000
"""Samples of several records are brought together this long after they arrived: the threads that receive them may have
read the clock and not yet have handed over the sample."""
PORTION: Final = 1 << 16
"""Rows of one record taken in at a time."""
_GAP: Final = np.uint16(Quality.GAP)
_INVALID: Final = np.uint16(Quality.INVALID)
_BAD: Final = np.uint16(BAD)


@dataclass(frozen=True, slots=True)
class Definition:
    """What the user entered."""

    name: str
    expression: str
    unit: str = ""
    factor: float = 1.0
    """The result is the expression × factor + offset."""
    offset: float = 0.0
    clock: Literal["union", "first"] = "union"

    def state(self) -> dict[str, Any]:
        """Give what a project saves, JSON-able."""
        return {
            "name": self.name, "expression": self.expression, "unit": self.unit,
            "factor": self.factor, "offset": self.offset, "clock": self.clock,
        }  # fmt: skip

    @classmethod
    def of(cls, state: object) -> "Definition":
        """Read what `state` gave. Raises `ValueError` when it is not that."""
        if not isinstance(state, Mapping):
            raise ValueError("a derived signal is saved as an object")  # noqa: TRY004 (one error for bad files)
        texts = [state.get("name"), state.get("expression"), state.get("unit", "")]
        numbers = [state.get("factor", 1.0), state.get("offset", 0.0)]
        if not all(isinstance(text, str) for text in texts):
            raise ValueError("name, expression and unit of a derived signal are texts")
        if not all(isinstance(number, int | float) and np.isfinite(number) for number in numbers):
            raise ValueError("factor and offset of a derived signal are numbers")
        clock: Literal["union", "first"] = "first" if state.get("clock") == "first" else "union"
        return cls(str(texts[0]), str(texts[1]), str(texts[2]), float(numbers[0]), float(numbers[1]), clock)


class _Reader:
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


class _Stream(Protocol):
    """Gives the samples of this portion."""

    @property
    def clock(self) -> object:
        """Streams of the same clock have the same samples, row by row."""

    def pull(self, until_ns: int) -> Batch:
        """Give the new samples; called once a portion."""


@dataclass(slots=True)
class _Leaf:
    reader: _Reader
    signal: Signal
    bit: int | None

    @property
    def clock(self) -> object:
        return self.reader

    def pull(self, until_ns: int) -> Batch:  # noqa: ARG002
        reader = self.reader
        values = reader.values(self.signal, self.bit)
        unknown = ~np.isfinite(values) & (reader.quality & _BAD == 0)
        quality = np.where(unknown, reader.quality | _INVALID, reader.quality) if unknown.any() else reader.quality
        return Batch(reader.times, values, quality, reader.source)


Compute = Callable[[list[Floats]], Any]


@dataclass(slots=True)
class _Join:
    """Brings inputs together in time and computes element by element."""

    inputs: list[_Stream]
    compute: Compute
    first_only: bool
    _held: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held = [(np.nan, int(_GAP))] * len(self.inputs)

    @property
    def clock(self) -> object:
        clocks = [stream.clock for stream in self.inputs]
        return clocks[0] if all(clock is clocks[0] for clock in clocks) else self

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
class _Stage:
    """A function with a memory."""

    inner: _Join
    function: Moving

    @property
    def clock(self) -> object:
        return self.inner.clock if self.function.same_clock else self

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


class _Builder:
    """Makes the streams of one expression."""

    def __init__(self, signals: Mapping[str, Signal], first_only: bool) -> None:
        self._signals = signals
        self._first_only = first_only
        self.readers: dict[tuple[str, str], _Reader] = {}

    def join(self, node: Node) -> _Join:
        inputs: dict[object, _Stream] = {}
        compute = self._compute(node, inputs)
        return _Join(list(inputs.values()), compute, self._first_only)

    def _compute(self, node: Node, inputs: dict[object, _Stream]) -> Compute:
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
                ("stage", node.position), lambda: _Stage(self.join(node.arguments[0]), make(seconds or 0.0)), inputs
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

    def _input(self, key: object, make: Callable[[], _Stream], inputs: dict[object, _Stream]) -> Compute:
        if key not in inputs:
            inputs[key] = make()
        number = list(inputs).index(key)
        return lambda values: values[number]

    def _leaf(self, name: str, bit: int | None) -> _Leaf:
        signal = self._signals[name]
        record = (signal.key.link_id, signal.point.record)
        if record not in self.readers:
            self.readers[record] = _Reader(signal)
        return _Leaf(self.readers[record], signal, bit)


class Derived:
    """One derived signal. Made by `DerivedSignals.add`."""

    def __init__(self, definition: Definition, store: Store) -> None:
        self.definition = definition
        self.tree = parse(definition.expression)
        found = names(self.tree)
        if not found:
            raise ExpressionError("The expression has no signal in it: write for example  2 * Speed", 0)
        self.inputs = [name.text for name in found]
        """Names of the signals it needs."""
        self.missing: list[str] = list(self.inputs)
        """Those of them that are not known yet."""
        logical = is_logical(self.tree) and (definition.factor, definition.offset) == (1.0, 0.0)
        self._store = store
        self._link = link_id(definition.name)
        self.signal = store.signal(
            self._link,
            Point(
                definition.name, (definition.name,), "result", 0, "<f8",
                kind=Kind.DIGITAL if logical else Kind.ANALOG, type_name="derived", unit=definition.unit,
            ),
        )  # fmt: skip
        """The reader of the results."""
        self._root: _Join | None = None
        self._readers: list[_Reader] = []
        self._ring: RecordRing | None = None
        self._gone = False

    def bind(self, find: Callable[[str], Signal | None]) -> bool:
        """Look for the signals it needs; True when all are there."""
        if self._root is not None:
            return True
        found = {name: find(name) for name in self.inputs}
        self.missing = [name for name, signal in found.items() if signal is None]
        if self.missing:
            return False
        signals = {name: signal for name, signal in found.items() if signal is not None}
        builder = _Builder(signals, self.definition.clock == "first")
        # Scale and offset are part of the expression: their result is checked with the rest.
        self._root = builder.join(_scaled(self.tree, self.definition))
        self._readers = list(builder.readers.values())
        return True

    def advance(self, now_ns: int, portion: int = PORTION) -> bool:
        """Compute what is new, at most `portion` rows of each record. True when nothing is left to do."""
        root = self._root
        if root is None:
            return True
        full = [horizon for horizon in (reader.look(portion) for reader in self._readers) if horizon is not None]
        until = min([now_ns - GRACE_NS, *full])
        alone = len(self._readers) == 1
        for reader in self._readers:
            reader.take(None if alone else until, now_ns)
        self._write(root.pull(full[0] if alone and full else until))
        return not full

    def _write(self, batch: Batch) -> None:
        gone = batch.quality & _GAP != 0
        if gone.any():
            # Repeated gaps are one.
            repeated = gone & np.append(self._gone, gone[:-1])
            batch = _without(batch, repeated)
        if not len(batch):
            return
        self._gone = bool(gone[-1])
        if self._ring is None:
            cyclic = (
                self._readers[0].interval if self._root is not None and self._root.clock is self._readers[0] else None
            )
            self._ring = self._store.sink(self._link).stream(Record("result", 8, cyclic))
        values = np.where(np.isfinite(batch.values), batch.values, 0.0).astype("<f8")
        self._ring.extend(batch.times, values.view(np.uint8).reshape(-1, 8), batch.source, batch.quality)


class DerivedSignals:
    """All derived signals of a project.

    `find` gives the signal that a name in an expression means, None when there is none (yet); `known` gives the names
    there are, for suggestions. A derived signal may use others that were added before it.
    """

    def __init__(
        self, store: Store, find: Callable[[str], Signal | None], known: Callable[[], Iterable[str]] = lambda: ()
    ) -> None:
        self._store = store
        self._find_other = find
        self._known = known
        self._all: dict[str, Derived] = {}

    def __iter__(self) -> Any:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def add(self, definition: Definition) -> Derived:
        """Add a derived signal, or put it in the place of the one with its name.

        Raises `ExpressionError` when the expression cannot be read, `ValueError` when the name is empty or the signal
        would depend on itself; nothing has changed then.
        """
        name = definition.name.strip()
        if not name or name != definition.name:
            raise ValueError("a derived signal needs a name, without blanks around it")
        wanted = {part.text for part in names(parse(definition.expression))}
        if circle := next((other for other in wanted if other == name or name in self._needed_by(other)), None):
            raise ValueError(f"“{name}” would depend on itself (through “{circle}”)")
        Derived(definition, Store())  # raises what the text deserves before anything is changed
        old = self._all.pop(name, None)
        if old is not None:
            self._store.forget(old.signal.key.link_id)
            self._unbind(name)
        made = self._all[name] = Derived(definition, self._store)
        return made

    def remove(self, name: str) -> None:
        """Drop a derived signal with its samples; those that use it wait for another one of its name."""
        gone = self._all.pop(name)
        self._store.forget(gone.signal.key.link_id)
        self._unbind(name)

    def clear(self) -> None:
        """Drop all."""
        for name in list(self._all):
            self.remove(name)

    def find(self, name: str) -> Signal | None:
        """Give what a name means: a derived signal first."""
        derived = self._all.get(name)
        return derived.signal if derived is not None else self._find_other(name)

    def advance(self, now_ns: int, portion: int = PORTION) -> bool:
        """Compute what is new everywhere; True when nothing is left to do."""
        done = True
        for derived in self._in_order():
            if derived.bind(self.find):
                done = derived.advance(now_ns, portion) and done
        return done

    def state(self) -> list[dict[str, Any]]:
        """Give what a project saves, JSON-able."""
        return [derived.definition.state() for derived in self._all.values()]

    def restore(self, state: object) -> list[str]:
        """Use what `state` gave instead of what there is. Gives what could not be used, in plain words."""
        self.clear()
        complaints = []
        for number, item in enumerate(state if isinstance(state, list) else [], 1):
            try:
                self.add(Definition.of(item))
            except ValueError as error:
                complaints.append(f"derived signal {number}: {error}")
        return complaints

    def _needed_by(self, name: str) -> set[str]:
        derived = self._all.get(name)
        if derived is None:
            return set()
        return set(derived.inputs).union(*(self._needed_by(other) for other in derived.inputs))

    def _in_order(self) -> list[Derived]:
        ordered: dict[str, Derived] = {}

        def visit(derived: Derived) -> None:
            for other in derived.inputs:
                if other in self._all:
                    visit(self._all[other])
            ordered.setdefault(derived.definition.name, derived)

        for derived in self._all.values():
            visit(derived)
        return list(ordered.values())

    def _unbind(self, name: str) -> None:
        """Begin anew with everything that uses a signal which changed its meaning."""
        for other in [derived for derived in self._all.values() if name in self._needed_by(derived.definition.name)]:
            self._store.forget(other.signal.key.link_id)
            self._all[other.definition.name] = Derived(other.definition, self._store)


def link_id(name: str) -> str:
    """Give the name under which the store holds a derived signal, as if it were a link of its own."""
    return f"derived:{name}"


def key(name: str) -> SignalKey:
    """Give the key of a derived signal, for plots."""
    return SignalKey(link_id(name), name)


def _scaled(tree: Node, definition: Definition) -> Node:
    factor, offset = definition.factor, definition.offset
    if (factor, offset) == (1.0, 0.0):
        return tree
    times, plus = parse("1*a"), parse("1+a")
    assert isinstance(times, Call)
    assert isinstance(plus, Call)
    return Call(plus.function, (Call(times.function, (tree, Number(factor, 0)), -1), Number(offset, 0)), -2)


def _without(batch: Batch, rows: Any) -> Batch:
    keep = ~rows
    return joined(empty(), Batch(batch.times[keep], batch.values[keep], batch.quality[keep], batch.source[keep]))
