"""The functions and operators of derived signals: one row each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from fieldscope.words import mark


@dataclass(frozen=True, slots=True)
class Function:
    """One row of the table."""

    name: str
    least: int
    """Fewest arguments."""
    most: int
    text: str
    """What the user reads about it."""
    compute: Callable[..., Any] | None = None
    """On arrays, element by element; None when it needs the samples before (see `measure.moving`)."""
    logical: bool = False
    """The result is true or false."""
    seconds: int | None = None
    """Number of the argument that is a duration and must be constant."""


def _unknown_where(found: Any, *arguments: Any) -> Any:
    """Make the result unknown where an argument is (comparisons of NaN are False otherwise)."""
    bad = np.isnan(arguments[0])
    for argument in arguments[1:]:
        bad = bad | np.isnan(argument)
    return np.where(bad, np.nan, found)


def _logic(compute: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        return _unknown_where(compute(*arguments), *arguments)

    return run


def _reduced(compute: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    def run(*arguments: Any) -> Any:
        found = arguments[0]
        for argument in arguments[1:]:
            found = compute(found, argument)
        return found

    return run


def bit_of(value: Any, number: Any) -> Any:
    """Bit `number` of an integer, negative ones in two's complement; unknown where `number` is not within 0…63."""
    fits = (number >= 0) & (number <= 63)
    return np.where(
        fits & np.isfinite(value), np.floor(value / np.exp2(np.floor(np.where(fits, number, 0)))) % 2, np.nan
    )


_MANY: Final = 16
_OPERATOR_ROWS: Final = (
    Function("+", 2, 2, "", np.add),
    Function("-", 2, 2, "", np.subtract),
    Function("*", 2, 2, "", np.multiply),
    Function("/", 2, 2, "", np.divide),
    Function("%", 2, 2, "", np.mod),
    Function("^", 2, 2, "", _logic(np.power)),
    Function("negative", 1, 1, "", np.negative),
    Function("<", 2, 2, "", _logic(np.less), logical=True),
    Function("<=", 2, 2, "", _logic(np.less_equal), logical=True),
    Function(">", 2, 2, "", _logic(np.greater), logical=True),
    Function(">=", 2, 2, "", _logic(np.greater_equal), logical=True),
    Function("==", 2, 2, "", _logic(np.equal), logical=True),
    Function("!=", 2, 2, "", _logic(np.not_equal), logical=True),
    Function("and", 2, 2, "", _logic(lambda a, b: (a != 0) & (b != 0)), logical=True),
    Function("or", 2, 2, "", _logic(lambda a, b: (a != 0) | (b != 0)), logical=True),
    Function("xor", 2, 2, "", _logic(lambda a, b: (a != 0) ^ (b != 0)), logical=True),
    Function("not", 1, 1, "", _logic(lambda a: a == 0), logical=True),
)
_NAMED: Final = (
    Function("abs", 1, 1, mark("magnitude"), np.abs),
    Function("sign", 1, 1, mark("−1, 0 or 1"), np.sign),
    Function("sqrt", 1, 1, mark("square root"), np.sqrt),
    Function("exp", 1, 1, mark("e to the power of x"), np.exp),
    Function("ln", 1, 1, mark("natural logarithm"), np.log),
    Function("log10", 1, 1, mark("decimal logarithm"), np.log10),
    Function("sin", 1, 1, mark("sine, x in radians"), np.sin),
    Function("cos", 1, 1, mark("cosine, x in radians"), np.cos),
    Function("tan", 1, 1, mark("tangent, x in radians"), np.tan),
    Function("asin", 1, 1, mark("inverse sine, radians"), np.arcsin),
    Function("acos", 1, 1, mark("inverse cosine, radians"), np.arccos),
    Function("atan", 1, 1, mark("inverse tangent, radians"), np.arctan),
    Function("atan2", 2, 2, mark("angle of the point (x, y): atan2(y, x)"), np.arctan2),
    Function("hypot", 2, 2, "√(a² + b²)", np.hypot),
    Function("floor", 1, 1, mark("next integer below"), np.floor),
    Function("ceil", 1, 1, mark("next integer above"), np.ceil),
    Function("round", 1, 1, mark("nearest integer"), np.round),
    Function("min", 2, _MANY, mark("smallest of its arguments"), _reduced(np.minimum)),
    Function("max", 2, _MANY, mark("largest of its arguments"), _reduced(np.maximum)),
    Function(
        "clamp", 3, 3, mark("x within limits: clamp(x, low, high)"), lambda x, a, b: np.minimum(np.maximum(x, a), b)
    ),
    Function("if", 3, 3, mark("if(condition, then, else)"), lambda c, a, b: _unknown_where(np.where(c != 0, a, b), c)),
    Function("bit", 2, 2, mark("bit of an integer, counted from 0: bit(x, 3)"), bit_of, logical=True),
    Function("der", 1, 1, mark("derivative, per second, from sample to sample")),
    Function("delta", 1, 1, mark("difference to the sample before")),
    Function("integral", 1, 1, mark("sum over time since the beginning, unit · seconds")),
    Function("mean", 2, 2, mark("moving mean over time: mean(x, 5 s)"), seconds=1),
    Function("rms", 2, 2, mark("moving RMS over time: rms(x, 200 ms)"), seconds=1),
)  # fmt: skip
FUNCTIONS: Final = {row.name: row for row in _NAMED}
"""What can be called, by name."""
OPERATORS: Final = {row.name: row for row in _OPERATOR_ROWS}
"""What stands between or before its arguments, by sign."""
