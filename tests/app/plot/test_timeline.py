"""Moments by the million, whatever order they come in."""

from hypothesis import given
from hypothesis import strategies as st

from fieldscope.plot.timeline import Sign, Timeline

moments = st.lists(st.tuples(st.integers(0, 50), st.sampled_from(Sign)), max_size=60)


@given(moments, st.integers(-2, 52), st.integers(-2, 52))
def test_it_finds_what_a_sorted_list_finds(rows: list[tuple[int, Sign]], begin: int, end: int) -> None:
    line = Timeline()
    for number, (ns, sign) in enumerate(rows):
        line.add(ns, sign, number)
    ordered = sorted((ns, number, sign) for number, (ns, sign) in enumerate(rows))
    assert [line.at(place) for place in range(len(line))] == [(ns, sign, number) for ns, number, sign in ordered]
    first, last = line.between(begin, end)
    inside = [row for row in ordered if begin <= row[0] < end]
    assert [line.time(place) for place in range(first, last)] == [ns for ns, _, _ in inside]
    if inside:
        assert line.gravest(first, last) == max(sign for _, _, sign in inside)
        chief = [line.at(place)[1] for place in line.chief(first, last, 3)]
        assert chief == sorted((sign for _, _, sign in inside), reverse=True)[:3]
    after, before = [ns for ns, _, _ in ordered if ns > begin], [ns for ns, _, _ in ordered if ns < begin]
    assert line.next(begin, 1) == (after[0] if after else None)
    assert line.next(begin, -1) == (before[-1] if before else None)


def test_memory_is_bounded_and_the_newest_stay() -> None:
    line = Timeline(capacity=1000)
    for number in range(5000):
        line.add(number, Sign.NOTE, number)
        assert len(line) <= 1100
    assert line.at(len(line) - 1) == (4999, Sign.NOTE, 4999)
    version = line.version
    line.clear()
    assert len(line) == 0
    assert line.version != version
