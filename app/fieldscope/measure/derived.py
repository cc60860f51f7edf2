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

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from fieldscope.measure.expression import Call, ExpressionError, Node, Number, is_logical, names, parse
from fieldscope.measure.moving import Batch
from fieldscope.measure.streams import Builder, Join, Reader
from fieldscope.store import RecordRing, Signal, SignalKey, Store
from fieldscope.words import tr
from linkkit.driver import Kind, Point, Quality, Record

GRACE_NS: Final = 100_000_000
"""Samples of several records are brought together this long after they arrived: the threads that receive them may have
read the clock and not yet have handed over the sample."""
PORTION: Final = 1 << 16
"""Rows of one record taken in at a time."""
_GAP: Final = np.uint16(Quality.GAP)


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


class Derived:
    """One derived signal. Made by `DerivedSignals.add`."""

    def __init__(self, definition: Definition, store: Store) -> None:
        self.definition = definition
        self.tree = parse(definition.expression)
        found = names(self.tree)
        if not found:
            raise ExpressionError(tr("The expression has no signal in it: write for example  2 * Speed"), 0)
        self.inputs = [name.text for name in found]
        """Names of the signals it needs."""
        self.missing: list[str] = list(self.inputs)
        """Those of them that are not known yet."""
        logical = is_logical(self.tree) and (definition.factor, definition.offset) == (1.0, 0.0)
        self._store = store
        self._link = link_id(definition.name)
        self._dtype = np.dtype("u1" if logical else "<f8")
        self.signal = store.signal(
            self._link,
            Point(
                definition.name, (definition.name,), "result", 0, self._dtype.str, 0 if logical else None,
                kind=Kind.DIGITAL if logical else Kind.ANALOG, type_name="derived", unit=definition.unit,
            ),
        )  # fmt: skip
        """The reader of the results."""
        self._bound: dict[str, Signal] = {}
        self._root: Join | None = None
        self._readers: list[Reader] = []
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
        builder = Builder(signals, self.definition.clock == "first")
        # Scale and offset are part of the expression: their result is checked with the rest.
        self._root = builder.join(_scaled(self.tree, self.definition))
        self._readers = list(builder.readers.values())
        self._bound = signals
        return True

    def outdated(self, find: Callable[[str], Signal | None]) -> bool:
        """Say whether a name means another signal than the one it is computed from."""
        return any(find(name) is not signal for name, signal in self._bound.items())

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
            interval = self._root.interval if self._root is not None else None
            self._ring = self._store.sink(self._link).stream(Record("result", self._dtype.itemsize, interval))
        values = np.where(np.isfinite(batch.values), batch.values, 0.0).astype(self._dtype)
        payload = values.view(np.uint8).reshape(-1, self._dtype.itemsize)
        self._ring.extend(batch.times, payload, batch.source, batch.quality)


class DerivedSignals:
    """All derived signals of a project.

    `find` gives the signal that a name in an expression means, None when there is none (yet). A derived signal may use
    others.
    """

    def __init__(self, store: Store, find: Callable[[str], Signal | None]) -> None:
        self._store = store
        self._find_other = find
        self._all: dict[str, Derived] = {}
        self._unreadable: list[Any] = []

    def __iter__(self) -> Iterator[Derived]:
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
            raise ValueError(tr("a derived signal needs a name, without blanks around it"))
        wanted = {part.text for part in names(parse(definition.expression))}
        if circle := next((other for other in wanted if other == name or name in self._needed_by(other)), None):
            raise ValueError(
                tr("“{name}” would depend on itself (through “{circle}”)").format(name=name, circle=circle)
            )
        Derived(definition, Store())  # raises what the text deserves before anything is changed
        if name in self._all:
            self._store.forget(self._all[name].signal.key.link_id)
        made = self._all[name] = Derived(definition, self._store)
        self._unbind(name)
        return made

    def remove(self, name: str) -> None:
        """Drop a derived signal with its samples; those that use it wait for another one of its name."""
        gone = self._all.pop(name)
        self._store.forget(gone.signal.key.link_id)
        self._unbind(name)

    def clear(self) -> None:
        """Drop all."""
        self._unreadable = []
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

    def recheck(self) -> None:
        """Names may mean other signals than before: begin anew with those derived from another one now."""
        for derived in self._in_order():
            if derived.outdated(self.find):
                self._restart(derived)
                self._unbind(derived.definition.name)

    def state(self) -> list[dict[str, Any]]:
        """Give what a project saves, JSON-able."""
        return [*(derived.definition.state() for derived in self._all.values()), *self._unreadable]

    def restore(self, state: object) -> list[str]:
        """Use what `state` gave instead of what there is.

        Gives what could not be used, in plain words; `state` keeps that as it is.
        """
        self.clear()
        complaints = []
        for number, item in enumerate(state if isinstance(state, list) else [], 1):
            try:
                self.add(Definition.of(item))
            except ValueError as error:
                complaints.append(f"derived signal {number}: {error}")
                self._unreadable.append(item)
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
            self._restart(other)

    def _restart(self, derived: Derived) -> None:
        self._store.forget(derived.signal.key.link_id)
        self._all[derived.definition.name] = Derived(derived.definition, self._store)


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
    return Batch(batch.times[keep], batch.values[keep], batch.quality[keep], batch.source[keep])
