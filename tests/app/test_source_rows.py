"""The rows of the source tree without Qt: they are kept when points come and go, and sifted by a filter."""

import math
import struct
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from fieldscope.sources.nodes import Node, Rows, nested, portion
from fieldscope.sources.trend import STEPS, trend
from fieldscope.store import SignalKey, Store
from linkkit.driver import Point, Quality, Record

STORE = Store(1 << 20)


def point(*path: str) -> Point:
    return Point("/".join(path), path, "r", 0, "<f4")


def rows() -> tuple[Rows, Node]:
    made = Rows(lambda _, point: STORE.signal("a", point))
    node = made.add("a", None, 0)
    return made, node


def shown(node: Node) -> list[tuple[str, ...]]:
    return [leaf.point.path for leaf in node.leaves() if leaf.point is not None]


def show(made: Rows, words: str = "") -> bool:
    changed = made.sift((lambda node: words in node.key) if words else None)
    made.arrange()
    return changed


def test_rows_that_stay_are_the_same_objects() -> None:
    made, node = rows()
    groups = made.fill(node, nested((point("A", "x"), point("A", "y"), point("B"))))
    assert [group.key for group in groups] == ["A"]
    show(made)
    kept = node.by_key["A"].by_key["y"]
    assert made.fill(node, nested((point("A", "y"), point("C", "z")))) == [node.by_key["C"]]
    show(made)
    assert node.by_key["A"].by_key["y"] is kept
    assert kept.is_shown
    assert shown(node) == [("A", "y"), ("C", "z")]


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 2)), st.dictionaries(st.integers(0, 12), st.integers(0, 2)))
def test_portions_lead_to_the_same_rows(before: dict[int, int], after: dict[int, int]) -> None:
    def points(wanted: dict[int, int]) -> tuple[Point, ...]:
        return tuple(
            Point(str(key), ("g", f"{key} v{version}"), "r", 0, "<f4") for key, version in sorted(wanted.items())
        )

    made, node = rows()
    made.fill(node, nested(points(before)))
    new = sum(before.get(key) != version for key, version in after.items())
    for step in range(new // 3 + 1):
        some, complete = portion(node, points(after), 3)
        assert {point.key for point in some} >= {str(key) for key in after if key in before}
        assert complete is (new <= 3 * (step + 1))
        made.fill(node, nested(some))
        if complete:
            break
    show(made)
    assert shown(node) == [point.path for point in points(after)]


def test_a_point_and_a_group_of_one_name() -> None:
    made, node = rows()
    made.fill(node, nested((point("A"), point("A", "x"))))
    show(made)
    assert [child.key for child in node.shown] == ["A", "A ▸"]
    made.fill(node, nested((point("A", "x"),)))
    show(made)
    assert shown(node) == [("A", "x")]


def test_what_a_filter_hides_is_no_row() -> None:
    made, node = rows()
    made.fill(node, nested((point("A", "x1"), point("A", "y1"), point("B", "y2"))))
    assert show(made)
    assert show(made, "x")
    assert shown(node) == [("A", "x1")]
    assert not node.by_key["B"].is_shown
    assert not node.by_key["A"].by_key["y1"].is_shown
    assert not show(made, "x1")
    assert show(made)
    assert [leaf.place() for leaf in node.leaves()] == [(0, 0, 0), (0, 0, 1), (0, 1, 0)]


PATHS = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple), unique=True, max_size=12)


@given(PATHS, PATHS, st.sampled_from(["", "a", "b"]))
def test_any_change_leaves_a_whole_tree(before: list[tuple[str, ...]], after: list[tuple[str, ...]], word: str) -> None:
    made, node = rows()
    for paths in (before, after):
        made.fill(node, nested(tuple(point(*path) for path in paths)))
        show(made, word)
    found = [leaf.point.key for leaf in node.leaves() if leaf.point is not None]
    wanted = {"/".join(path) for path in after}
    assert set(found) <= wanted
    assert word or set(found) == wanted
    assert len(found) == len(set(found))

    def everything(top: Node) -> Iterable[Node]:
        yield top
        for child in top.children:
            yield from everything(child)

    alive = list(everything(made.root))
    assert set(made.by_id.values()) == set(alive)
    for each in alive:
        assert [child.row for child in each.shown] == list(range(len(each.shown)))
        assert all(child.parent is each and each.by_key[child.key] is child for child in each.children)


def test_a_trend_holds_values_and_breaks_where_nothing_is_known() -> None:
    store = Store(1 << 20)
    stream = store.sink("a").stream(Record("r", 4))
    signal = store.signal("a", point("x"))
    now = 10**18
    assert trend(signal, now) == ()
    stream.append(now - 20 * 10**9, struct.pack("<f", 10.0))
    stream.append(now - 10 * 10**9, struct.pack("<f", 30.0))
    stream.append(now - 5 * 10**9, struct.pack("<f", 99.0), quality=int(Quality.INVALID))
    found = trend(signal, now)
    assert len(found) == STEPS
    assert all(math.isnan(value) for value in found[:13])
    assert (found[20], found[30], math.isnan(found[-1])) == (0.0, 1.0, True)
    steady = store.signal("a", Point("s", ("s",), "s", 0, "<f4"))
    store.sink("a").stream(Record("s", 4)).append(now - 10**9, struct.pack("<f", 7.0))
    assert trend(steady, now)[-1] == 0.5
    assert signal.key == SignalKey("a", "x")


def test_a_trend_goes_on_when_the_clock_was_set_back() -> None:
    found = []
    for later in ((), (70 * 10**9,)):  # a row of the time that was set back
        store = Store(1 << 20)
        stream = store.sink("a").stream(Record("r", 4))
        now = 10**18
        for ahead in later:
            stream.append(now + ahead, struct.pack("<f", 500.0))
        for age, value in ((20, 10.0), (10, 30.0), (5, 20.0)):
            stream.append(now - age * 10**9, struct.pack("<f", value))
        found.append(trend(store.signal("a", point("x")), now))
    assert str(found[0]) == str(found[1])
    assert found[0][-1] == 0.5
