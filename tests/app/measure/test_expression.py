"""The expression language: what it accepts, what it refuses and how it says so."""

import ast
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldscope.measure.expression import ExpressionError, Name, constant, is_logical, names, parse
from fieldscope.measure.functions import FUNCTIONS, OPERATORS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("2 ** -1", 0.5), ("10 - 4 - 3", 3),
        ("12 / 4 / 3", 1), ("7 % 4", 3), ("-7 % 4", 1), ("0xFF", 255), ("0x10 + 1", 17), ("1e3", 1000),
        (".5 + 1.", 1.5),
        ("5 s", 5), ("200 ms", 0.2), ("1 min + 1h", 3660), ("3 µs", 3e-6), ("pi", math.pi), ("true + true", 2),
        ("1 < 2", 1), ("2 <= 1", 0), ("1 = 1", 1), ("1 <> 1", 0), ("not 1 = 2", 1), ("1 and 0 or 1", 1), ("1 xor 1", 0),
        ("not 0 and 0", 0), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("clamp(7, 0, 5)", 5), ("if(2 > 1, 10, 20)", 10),
        ("bit(8, 3)", 1), ("bit(8, 2)", 0), ("bit(-1, 63)", 1), ("hypot(3, 4)", 5), ("atan2(1, 0)", math.pi / 2),
        ("abs(-3) + sqrt(16)", 7), ("- - -1", -1), ("1 + 1 == 2", 1), ("round(2.5)", 2), ("+3", 3),
    ],
)  # fmt: skip
def test_values(text, value):
    assert constant(parse(text)) == pytest.approx(value)


@pytest.mark.parametrize("text", ["1/0", "0/0", "ln(0)", "sqrt(-1)", "9^9^9^9", "bit(1, 64)", "bit(1, -1)", "asin(2)"])
def test_what_has_no_value_is_no_error(text):
    value = constant(parse(text))
    assert value is not None
    assert not math.isfinite(value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Feeder.I_L1 * 2", ["Feeder.I_L1"]),
        ("a + b * a", ["a", "b"]),
        ('"RTU-7.CA 7.1203" > 2', ["RTU-7.CA 7.1203"]),
        ("'U 1' - \"U 2\"", ["U 1", "U 2"]),
        ("Data[3].Level + Local:1:I.Ch0", ["Data[3].Level", "Local:1:I.Ch0"]),
        ("Grid[1,2]", ["Grid[1,2]"]),
        ("mean(Zähler, 5 s)", ["Zähler"]),
        ("min + max", ["min", "max"]),
    ],
)
def test_names(text, found):
    assert [name.text for name in names(parse(text))] == found


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        ("2 *", 2, "missing at the end"),
        ("2 * * 3", 4, "missing before"),
        ("(1 + 2", 0, "not closed"),
        ("1 + 2)", 5, "closes nothing"),
        ("1,5 * x", 1, "point"),
        ("2 x", 2, "no unit of time"),
        ("x y", 2, "operator is missing"),
        ("a < b < c", 6, "two values at a time"),
        ("sine(x)", 0, "no function"),
        ("Sqrt(x)", 0, "did you mean “sqrt”"),
        ("sqrt(x, y)", 0, "takes 1 arguments, not 2"),
        ("min(x)", 0, "2 to 16"),
        ("mean(x, y)", 0, "length of time"),
        ("mean(x, 0)", 0, "length of time"),
        ("mean(x, 25 h)", 0, "length of time"),
        ("mean(x, 1/0)", 0, "length of time"),
        ("x & 1", 2, "write “and”"),
        ("max(1; 2)", 5, "write a comma"),
        ('"abc', 0, "not closed"),
        ('"" + 1', 0, "no name"),
        ("x.__class__()", 0, "no function"),
        ("a . b", 2, "means nothing"),
        ("(" * 60 + "1" + ")" * 60, 40, "within each other"),
        ("-" * 60 + "1", 40, "within each other"),
        ("+".join("1" * 200), None, "200 parts"),
        ("1" * 1001, 1000, "longer than 1000"),
        ("f(" * 50, 0, "no function"),
        ("x\x00", 1, "means nothing"),
    ],
)
def test_mistakes_are_told_in_words_with_their_place(text, position, says):
    with pytest.raises(ExpressionError, match=says) as caught:
        parse(text)
    if position is not None:
        assert caught.value.position == position
    assert caught.value.length >= 1


@given(st.one_of(st.text(max_size=80), st.text("0123456789.+-*/%^()<>=,;!&|'\"[]:eExs µ abminx_", max_size=120)))
@settings(max_examples=600)
def test_garbage_raises_only_the_one_error(text):
    try:
        node = parse(text)
    except ExpressionError as error:
        assert 0 <= error.position <= max(len(text), 1)  # noqa: PT017
        assert error.text  # noqa: PT017
    else:
        constant(node)
        is_logical(node)


@st.composite
def python_like(draw, depth=4):
    """Expressions whose meaning Python shares."""
    if depth == 0 or draw(st.booleans()):
        return repr(draw(st.floats(0, 100).map(lambda value: round(value, 3))))
    kind = draw(st.sampled_from(["+", "-", "*", "**", "()", "neg", "min", "abs"]))
    left, right = draw(python_like(depth - 1)), draw(python_like(depth - 1))
    shapes = {"()": f"({left})", "neg": f"-({left})", "min": f"min({left}, {right})", "abs": f"abs({left})"}
    if kind == "**":
        return f"({left}) ** 2"
    return shapes.get(kind, f"{left} {kind} {right}")


@given(python_like())
def test_arithmetic_agrees_with_python(text):
    ast.parse(text, mode="eval")
    expected = eval(text, {"__builtins__": {}}, {"min": min, "abs": abs})
    assert constant(parse(text)) == pytest.approx(expected, rel=1e-9, nan_ok=True)


def test_comparing_and_combining_the_unknown_gives_the_unknown():
    unknown = np.array([math.nan, 1.0])
    for row in OPERATORS.values():
        arguments = [unknown] + [np.ones(2)] * (row.least - 1)
        found = np.asarray(row.compute(*arguments))
        assert math.isnan(found[0]), row.name
        assert not math.isnan(found[1]), row.name


@pytest.mark.parametrize("row", [row for row in FUNCTIONS.values() if row.compute], ids=lambda row: row.name)
def test_every_function_works_on_arrays_and_is_described(row):
    assert row.text
    found = np.asarray(row.compute(*[np.array([0.5, math.nan])] * row.least), np.float64)
    assert found.shape == (2,)
    assert math.isnan(found[1])


def test_what_is_true_or_false():
    assert is_logical(parse("a > 1 and b"))
    assert is_logical(parse("bit(a, 1)"))
    assert is_logical(parse("if(a, b > 1, 0)"))
    assert not is_logical(parse("a + 1"))
    assert not is_logical(parse("if(a, 5, 0)"))
    assert parse("a") == Name("a", 0)
