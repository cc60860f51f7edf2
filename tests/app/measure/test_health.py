"""The health of connections as signals, against rows written by hand."""

import struct
from functools import reduce
from operator import or_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure import health
from fieldscope.measure.health import PARTS, STATES, Health
from fieldscope.store import Signal, SignalKey, Store
from linkkit.driver import Kind, LinkState, Quality, Record

SECOND = 1_000_000_000
PERIOD = health.PERIOD_MS * 1_000_000
T0 = 1_790_000_000 * SECOND
CYCLE = SECOND // 100


class Watched:
    """A connection "c" with a cyclic record, looked at as the session does."""

    def __init__(self) -> None:
        self.store = Store()
        self.health = Health(self.store)
        self.stream = self.store.sink("c").stream(Record("tag", 4, 0.01))
        self.now = T0
        self.sent = T0

    def packet(self, after_ns: int = CYCLE, quality: int = 0) -> None:
        self.sent += after_ns
        self.stream.append(self.sent, bytes(4), quality=quality)

    def look(self, lost: int = 0, state: LinkState = LinkState.RUNNING, name: str = "PLC") -> None:
        self.now = self.now + PERIOD
        self.health.sample("c", name, state, lost, self.now)

    def signal(self, part: str) -> Signal:
        found = self.store.find(SignalKey("health:c", part))
        assert found is not None
        return found

    def now_is(self, part: str) -> float | int | bool | None:
        sample = self.signal(part).latest()
        assert sample is not None
        return sample.value


@pytest.fixture
def watched() -> Watched:
    made = Watched()
    made.packet()
    made.look()
    return made


def test_an_undisturbed_connection_has_no_jitter(watched: Watched) -> None:
    for _ in range(10):
        while watched.sent + CYCLE <= watched.now + PERIOD:
            watched.packet()
        watched.look()
    assert [watched.now_is(part) for part in PARTS] == [STATES.index(LinkState.RUNNING), 0, 0, 0, 0.0]
    # Nothing changed but for the first period, in which packets were awaited: nothing more is written.
    assert watched.signal("state").count == 2


def test_jitter_is_the_largest_departure_in_the_period(watched: Watched) -> None:
    while watched.sent + CYCLE <= watched.now:
        watched.packet()
    watched.packet(CYCLE + 3_000_000)
    watched.packet(CYCLE - 2_000_000)
    while watched.sent + CYCLE <= watched.now + PERIOD:
        watched.packet()
    watched.look()
    assert watched.now_is("jitter") == pytest.approx(3.0)


def test_an_awaited_packet_is_jitter_before_it_comes(watched: Watched) -> None:
    watched.look()
    assert watched.now_is("jitter") == pytest.approx((watched.now - watched.sent - CYCLE) / 1e6)


def test_an_outage_is_one_gap_and_no_jitter(watched: Watched) -> None:
    while watched.sent + CYCLE <= watched.now:
        watched.packet()
    watched.stream.gap(watched.sent + CYCLE)
    for _ in range(8):
        watched.look(state=LinkState.FAULT)
    assert [watched.now_is(part) for part in PARTS] == [STATES.index(LinkState.FAULT), int(Quality.GAP), 1, 0, 0.0]
    watched.sent = watched.now
    for _ in range(20):
        watched.packet()
    watched.look()
    assert watched.now_is("jitter") < 100, "the time of the outage is no jitter"
    assert watched.now_is("quality") == 0
    assert watched.now_is("gaps") == 1


def test_quality_bits_are_those_of_the_newest_samples_and_of_all_between(watched: Watched) -> None:
    rtu = watched.store.sink("c").stream(Record("2001", 4))
    rtu.append(T0, bytes(4), quality=Quality.INVALID)
    watched.packet(quality=Quality.SUBSTITUTED)
    watched.packet()
    watched.look()
    assert watched.now_is("quality") == Quality.INVALID | Quality.SUBSTITUTED
    watched.look()
    assert watched.now_is("quality") == Quality.INVALID, "it holds as long as the sample does"
    rtu.append(watched.now, bytes(4))
    watched.look()
    assert watched.now_is("quality") == 0


def test_lost_packets_add_up_over_restarts(watched: Watched) -> None:
    for counter in (3, 3, 5, 0, 2):  # the link was started anew before the 0
        watched.look(lost=counter)
    assert watched.now_is("lost") == 7
    assert health.lost({"Line1: lost": 2, "Line2: lost": 3, "lost": 1, "connections lost": 9}) == 6


def test_a_row_stands_at_the_begin_of_what_it_describes(watched: Watched) -> None:
    begin = watched.now
    watched.look(lost=4)
    sample = watched.signal("lost").latest()
    assert sample is not None
    assert sample.arrival_ns == begin


def test_signals_are_named_after_the_connection_and_forgotten_with_it(watched: Watched) -> None:
    assert watched.signal("jitter").name == "PLC jitter"
    watched.look(name="Pump house")
    assert watched.signal("jitter").name == "Pump house jitter"
    assert watched.signal("jitter").kind is Kind.HEALTH
    watched.health.forget("c")
    assert watched.store.find(SignalKey("health:c", "jitter")) is None
    assert watched.store.used == sum(ring.bytes for ring in watched.store.rings("c"))


def test_jitter_and_lost_packets_are_for_cyclic_records() -> None:
    assert [key.point for key in health.keys("c", [Record("tag", 4, 0.01)])] == list(PARTS)
    assert [key.point for key in health.keys("c", [Record("2001", 4)])] == ["state", "quality", "gaps"]
    assert [key.point for key in health.keys("c", None)] == list(PARTS)


def test_rows_that_left_memory_do_not_disturb() -> None:
    store = Store(50_000)
    watcher = Health(store)
    stream = store.sink("c").stream(Record("tag", 4, 0.001))
    moment = T0
    for _ in range(5):
        for _ in range(6000):
            moment += 1_000_000
            stream.append(moment, struct.pack("<f", 1.0))
        watcher.sample("c", "PLC", LinkState.RUNNING, 0, moment)
    assert stream.snapshot().first > 6000
    found = store.find(SignalKey("health:c", "jitter"))
    assert found is not None
    sample = found.latest()
    assert sample is not None
    assert sample.value == 0.0


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 0, Quality.INVALID, Quality.GAP])), max_size=12
        ),
        max_size=8,
    )
)  # fmt: skip
def test_many_event_driven_records_tell_what_their_rows_do(periods: list[list[tuple[int, int]]]) -> None:
    store = Store()
    watcher = Health(store)
    streams = [store.sink("c").stream(Record(str(number), 4)) for number in range(4)]
    last, gaps = [0] * len(streams), 0
    known = [False] * len(streams)
    for number, period in enumerate(periods, 1):
        seen = [0] * len(streams)
        counted = [0] * len(streams)
        for record, quality in period:
            streams[record].append(T0 + number * PERIOD, bytes(4), quality=int(quality))
            new = known[record]  # at the first look only the newest row counts, the rest is history
            seen[record] = (seen[record] if new else 0) | int(quality)
            counted[record] = (counted[record] if new else 0) + bool(quality & Quality.GAP)
            last[record] = int(quality)
        known = [True] * len(streams)
        gaps += sum(counted)
        watcher.sample("c", "RTU", LinkState.RUNNING, 0, T0 + (number + 1) * PERIOD)
        found = [store.find(SignalKey("health:c", part)) for part in ("quality", "gaps")]
        values = [one.latest().value for one in found]  # type: ignore[union-attr]
        assert values == [reduce(or_, [*seen, *last]), gaps]
