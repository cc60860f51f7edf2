"""Holds the samples of all links in memory: no Qt, no drawing.

==============  ==================================================================================
`chunk`         a run of rows: the columns of times, quality and payload
`ring`          the rows of one record: one writer, many readers, no lock
`snapshot`      reading them: columns, single rows, the rows of a stretch of time
`store`         all rings within one memory budget; the `linkkit.driver.Sink` of every link
`signal`        one value inside the rows: windows in time order, the latest sample
`pyramid`       minimum and maximum per bucket of rows, so that a million samples draw like a thousand
==============  ==================================================================================

**Threads.** `Sink` and `Stream` are called on the I/O threads, one thread per link. Everything else may be called from
any thread at any time: what a reader sees was complete before it could see it.
"""

from fieldscope.store.chunk import TimeBase
from fieldscope.store.ring import RecordRing
from fieldscope.store.signal import BAD, DOUBTFUL, Sample, Signal, SignalKey, Window
from fieldscope.store.snapshot import Snapshot
from fieldscope.store.store import Store

__all__ = ["BAD", "DOUBTFUL", "RecordRing", "Sample", "Signal", "SignalKey", "Snapshot", "Store", "TimeBase", "Window"]
