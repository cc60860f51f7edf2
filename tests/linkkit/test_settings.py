from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from linkkit.settings import Setting, describe, problems, setting


def no_spaces(value: str) -> None:
    if " " in value:
        raise ValueError(f"“{value}” has a space in it: host names have none")


@dataclass(frozen=True)
class Row:
    tag: str = setting(label="Tag", check=no_spaces)
    rpi: float = setting(100.0, label="RPI", unit="ms", minimum=2, maximum=10_000)


@dataclass(frozen=True)
class Link:
    host: str = setting(label="Host", check=no_spaces)
    mode: int = setting(1, label="Mode", choices=((1, "slow"), (2, "fast")))
    rows: tuple[Row, ...] = setting((), label="Rows")

    def check(self) -> Mapping[str, str]:
        tags = [row.tag for row in self.rows]
        return {"rows": "Rows: two rows have the same tag"} if len(set(tags)) < len(tags) else {}


def test_describe_keeps_order_and_metadata():
    about = describe(Row)
    assert list(about) == ["tag", "rpi"]
    assert about["rpi"] == Setting("RPI", unit="ms", minimum=2, maximum=10_000)


def test_good_settings_have_no_problems():
    assert problems(Link("plc", rows=(Row("a"), Row("b")))) == {}


@pytest.mark.parametrize(
    ("value", "path", "words"),
    [
        (Link("my plc"), "host", "has a space"),
        (Link("plc", mode=3), "mode", "choose one of slow, fast"),
        (Link("plc", rows=(Row("a"), Row("b", rpi=1))), "rows[1].rpi", "from 2 to 10000 ms, not 1"),
        (Link("plc", rows=(Row("a", rpi=float("nan")),)), "rows[0].rpi", "not nan"),
        (Link("plc", rows=(Row("a"), Row("a"))), "rows", "same tag"),
    ],
)
def test_problems_name_the_field_and_say_what_is_wrong(value, path, words):
    found = problems(value)
    assert list(found) == [path]
    assert words in found[path]


@dataclass(frozen=True)
class Limits:
    low: int = setting(0, label="Low", minimum=1)
    high: int = setting(0, label="High", maximum=100_000_000)


def test_open_ranges_read_as_a_sentence():
    assert problems(Limits(low=0)) == {"low": "Low: enter a value of at least 1, not 0"}
    assert problems(Limits(low=1, high=100_000_001)) == {
        "high": "High: enter a value of at most 100000000, not 100000001"
    }
