"""Drafts: any text may stand in a field, and what is wrong with it is said."""

from dataclasses import dataclass

import pytest
from fake_driver import FakeRow, FakeSettings, running
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.drafts import build, empty, fields, to_draft
from fieldscope.drivers import DRIVERS
from linkkit.settings import setting


def test_a_draft_of_settings_gives_them_back() -> None:
    settings = running("Speed", "Load", port=17)
    assert build(FakeSettings, to_draft(settings)) == (settings, {})


@pytest.mark.parametrize("driver", DRIVERS)
def test_every_driver_can_be_edited(driver: type) -> None:
    cls = driver.settings  # type: ignore[attr-defined]
    draft = empty(cls)
    value, problems = build(cls, draft)
    assert value is None
    assert len(problems) == 1, "only the address has no default"
    draft[next(iter(problems))] = "10.0.0.1"
    value, problems = build(cls, draft)
    assert problems == {}
    assert build(cls, to_draft(value)) == (value, {})


@pytest.mark.parametrize(
    ("text", "value"),
    [("17", 17), (" 17 ", 17), ("0x11", 17), ("0X11", 17), ("017", 17)],
)
def test_whole_numbers(text: str, value: int) -> None:
    built, problems = build(FakeSettings, to_draft(running("a")) | {"port": text})
    assert problems == {}
    assert built.port == value


@pytest.mark.parametrize("text", ["0,5", "0.5", "5e-1", " .5"])
def test_numbers_with_comma_or_point(text: str) -> None:
    built, problems = build(FakeSettings, to_draft(running("a")) | {"period": text})
    assert problems == {}
    assert built.period == 0.5


def test_all_problems_are_found_at_once() -> None:
    draft = {"address": "", "port": "x", "rows": [{"tag": "a", "size": "x"}, {"tag": "b", "size": "0"}]}
    value, problems = build(FakeSettings, draft)
    assert value is None
    assert set(problems) >= {"address", "port", "rows[0].size", "rows[1].size", "period"}


def test_optional_numbers_may_be_empty() -> None:
    @dataclass(frozen=True)
    class Some:
        limit: int | None = setting(None, label="Limit")
        size: float = setting(1.0, label="Size")

    assert [f.optional for f in fields(Some)] == [True, False]
    assert build(Some, {"limit": "", "size": "2"})[0] == Some(None, 2.0)
    assert build(Some, {"limit": "5", "size": "2"})[0] == Some(5, 2.0)
    assert "size" in build(Some, {"limit": "", "size": ""})[1]


def test_a_type_without_editor_is_a_bug_that_shows() -> None:
    @dataclass(frozen=True)
    class Odd:
        when: list[int] = setting((), label="When")  # noqa: RUF009

    with pytest.raises(TypeError, match=r"Odd\.when"):
        fields(Odd)


def test_an_empty_row_starts_with_its_defaults() -> None:
    assert empty(FakeRow) == {"tag": "", "size": "4", "kind": "REAL", "keep": True}


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_no_text_crashes(address: str, port: str, period: str) -> None:
    draft = empty(FakeSettings) | {"address": address, "port": port, "period": period}
    value, problems = build(FakeSettings, draft)
    assert (value is None) is bool(problems)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_no_text_in_any_field_of_a_driver_crashes(texts: list[str]) -> None:
    for driver in DRIVERS:
        draft = empty(driver.settings)
        for number, field in enumerate(fields(driver.settings)):
            text = texts[number % len(texts)]
            if field.table:
                draft[field.name] = [
                    empty(field.kind) | {inner.name: text for inner in fields(field.kind) if inner.kind is not bool}
                ]
            elif field.kind is not bool:
                draft[field.name] = text
        value, problems = build(driver.settings, draft)
        assert (value is None) is bool(problems)
