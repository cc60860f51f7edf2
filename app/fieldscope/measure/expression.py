"""The language of derived signals: from text to a tree.

A parser of our own rather than a library: what is well kept (asteval) runs Python statements, simpleeval works on
single numbers, numexpr hands its text to `eval`; none knows durations, quality or where in the text a mistake is.
Nothing here ever reaches Python's own parser, attributes or names.

    Feeder.U_L1 * Feeder.I_L1 * cos(0.1)        names as the source tree shows them
    "RTU-7.CA 7.1203" > 20 and not Ready        in quotes when a name has spaces or other signs
    mean(Flow, 5 s) - mean(Flow, 1 min)         a number with a unit of time is its value in seconds
    bit(Status, 3)                              bit 3 of an integer

Numbers have a point, arguments a comma. All values are float64; true is 1, false is 0, unknown is NaN and makes
everything unknown that is computed from it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from fieldscope.measure.functions import FUNCTIONS, OPERATORS, Function
from fieldscope.words import mark, tr

Floats = npt.NDArray[np.float64]

MAX_LENGTH: Final = 1000
MAX_DEPTH: Final = 40
"""Brackets, signs and powers within each other."""
MAX_PARTS: Final = 200
MAX_DURATION: Final = 86_400.0
"""Seconds of the longest moving window."""


class ExpressionError(ValueError):
    """The text is no expression, in words for who typed it. `position` counts characters from 0."""

    def __init__(self, text: str, position: int, length: int = 1) -> None:
        super().__init__(text)
        self.text = text
        self.position = position
        self.length = length


@dataclass(frozen=True, slots=True)
class Number:
    """A number; with a unit of time, its seconds."""

    value: float
    position: int


@dataclass(frozen=True, slots=True)
class Name:
    """A signal."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator with its arguments."""

    function: Function
    arguments: tuple["Node", ...]
    position: int


Node = Number | Name | Call


CONSTANTS: Final = {"pi": np.pi, "true": 1.0, "false": 0.0}
UNITS: Final = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0}
"""Units of time, in seconds."""

_TOKEN: Final = re.compile(
    r"""(?P<space>\s+)
    |(?P<hex>0[xX][0-9a-fA-F]{1,16}\b)
    |(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<name>[^\W\d]\w*(?:\.\w+|:\w+|\[[0-9]+(?:,[0-9]+)*\])*)
    |(?P<quoted>"[^"]*"|'[^']*')
    |(?P<sign>\*\*|<=|>=|==|!=|<>|[-+*/%^<>=(),])""",
    re.VERBOSE,
)
_SAME: Final = {"**": "^", "=": "==", "<>": "!="}
_WORDS: Final = frozenset({"and", "or", "xor", "not"})
_LEVELS: Final = (
    ("or",),
    ("xor",),
    ("and",),
    ("not",),
    ("<", "<=", ">", ">=", "==", "!="),
    ("+", "-"),
    ("*", "/", "%"),
)
"""Operators from the loosest to the tightest; then sign and power."""
_NOT, _COMPARE = 3, 4


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def parse(text: str) -> Node:
    """Read an expression; raises `ExpressionError` and nothing else."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(tr("The expression is longer than {most} characters").format(most=MAX_LENGTH), MAX_LENGTH)
    return _Parser(text).whole()


def names(node: Node) -> list[Name]:
    """Give the signals of an expression, each once, in order of appearance."""
    found: dict[str, Name] = {}
    for part in walk(node):
        if isinstance(part, Name):
            found.setdefault(part.text, part)
    return list(found.values())


def walk(node: Node) -> Iterator[Node]:
    """Give a node and everything below it, from left to right."""
    yield node
    if isinstance(node, Call):
        for argument in node.arguments:
            yield from walk(argument)


def is_logical(node: Node) -> bool:
    """Say whether the result is true or false."""
    if isinstance(node, Call):
        if node.function.name == "if":
            return all(is_logical(argument) for argument in node.arguments[1:])
        return node.function.logical
    return isinstance(node, Number) and node.value in {0.0, 1.0}


def constant(node: Node) -> float | None:
    """Give the value of an expression without signals, None when there are some."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name) or node.function.compute is None:
        return None
    values = [constant(argument) for argument in node.arguments]
    if any(value is None for value in values):
        return None
    with np.errstate(all="ignore"):
        return float(node.function.compute(*(np.float64(value) for value in values)))


class _Parser:
    """Reads from left to right, one method per kind of part."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._split(text))
        self._at = 0
        self._depth = 0
        self._parts = 0

    def whole(self) -> Node:
        if len(self._tokens) == 1:
            raise ExpressionError(tr("The expression is empty: write for example  2 * Speed"), 0)
        node = self._level(0)
        rest = self._next
        if rest.kind != "end":
            if rest.text == ")":
                raise self._error(tr("This bracket closes nothing"), rest)
            if rest.text == ",":
                raise self._error(
                    tr("A comma stands only between the arguments of a function (numbers have a point)"), rest
                )
            raise self._error(tr("An operator is missing before “{text}”").format(text=rest.text), rest)
        return node

    @staticmethod
    def _split(text: str) -> Iterator[_Token]:
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                sign = text[at]
                if sign in "\"'":
                    raise ExpressionError(tr("This quotation mark is not closed"), at, len(text) - at)
                hint = {
                    "&": mark(": write “and”, or bit(x, 3) for a bit"),
                    "|": mark(": write “or”"),
                    "!": mark(": write “not”"),
                    ";": mark(": write a comma"),
                }
                raise ExpressionError(tr("“{sign}” means nothing here").format(sign=sign) + tr(hint.get(sign, "")), at)
            kind = str(match.lastgroup)
            token = match.group()
            if kind != "space":
                yield _Token("sign" if token in _WORDS else kind, _SAME.get(token, token), at)
            at = match.end()
        yield _Token("end", "", len(text))

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    @staticmethod
    def _error(text: str, token: _Token) -> ExpressionError:
        return ExpressionError(text, token.position, max(1, len(token.text)))

    def _part(self, node: Node) -> Node:
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise ExpressionError(
                tr("The expression has more than {most} parts: split it into several").format(most=MAX_PARTS),
                node.position,
            )
        return node

    def _deeper(self, read: Callable[[], Node], token: _Token) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(tr("More than {most} brackets or signs within each other").format(most=MAX_DEPTH), token)
        node = read()
        self._depth -= 1
        return node

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._signed()
        if level == _NOT:
            if self._next.kind == "sign" and self._next.text == "not":
                token = self._take()
                return self._operator(token, self._deeper(lambda: self._level(_NOT), token))
            return self._level(level + 1)
        node = self._level(level + 1)
        compared = False
        while self._next.kind == "sign" and self._next.text in _LEVELS[level]:
            token = self._take()
            if compared:
                raise self._error(tr("Compare two values at a time: write  a < b and b < c"), token)
            node = self._operator(token, node, self._level(level + 1))
            compared = level == _COMPARE
        return node

    def _operator(self, token: _Token, *arguments: Node) -> Node:
        name = "negative" if token.text == "-" and len(arguments) == 1 else token.text
        return self._part(Call(OPERATORS[name], arguments, token.position))

    def _signed(self) -> Node:
        token = self._next
        if token.kind == "sign" and token.text in {"+", "-"}:
            self._take()
            node = self._deeper(self._signed, token)
            return node if token.text == "+" else self._operator(token, node)
        node = self._atom()
        token = self._next
        if token.kind == "sign" and token.text == "^":
            self._take()
            return self._operator(token, node, self._deeper(self._signed, token))
        return node

    def _atom(self) -> Node:
        token = self._take()
        if token.kind == "number":
            return self._part(Number(float(token.text) * self._unit(), token.position))
        if token.kind == "hex":
            return self._part(Number(float(int(token.text, 16)), token.position))
        if token.kind == "quoted":
            if not token.text[1:-1].strip():
                raise self._error(tr("Between the quotation marks stands no name"), token)
            return self._part(Name(token.text[1:-1], token.position))
        if token.kind == "name":
            if self._next.text == "(" and self._next.kind == "sign":
                return self._call(token)
            if token.text in CONSTANTS:
                return self._part(Number(CONSTANTS[token.text], token.position))
            return self._part(Name(token.text, token.position))
        if token.text == "(":
            node = self._deeper(lambda: self._level(0), token)
            self._close(token)
            return node
        self._at -= 1
        if token.kind == "end":
            raise ExpressionError(tr("Something is missing at the end"), max(0, len(self._text.rstrip()) - 1))
        raise self._error(tr("A value or a name is missing before “{text}”").format(text=token.text), token)

    def _unit(self) -> float:
        token = self._next
        if token.kind != "name":
            return 1.0
        if token.text not in UNITS:
            raise self._error(
                tr("“{text}” is no unit of time; after a number may stand: {units}").format(
                    text=token.text, units=", ".join(UNITS)
                ),
                token,
            )
        self._take()
        return UNITS[token.text]

    def _call(self, name: _Token) -> Node:
        function = FUNCTIONS.get(name.text)
        if function is None:
            near = _near(name.text, FUNCTIONS) or tr(": there are {names}").format(names=", ".join(FUNCTIONS))
            raise self._error(tr("There is no function “{name}”").format(name=name.text) + near, name)
        bracket = self._take()
        arguments: list[Node] = []
        if not (self._next.kind == "sign" and self._next.text == ")"):
            arguments.append(self._deeper(lambda: self._level(0), bracket))
            while self._next.kind == "sign" and self._next.text == ",":
                self._take()
                arguments.append(self._deeper(lambda: self._level(0), bracket))
        self._close(bracket)
        if not function.least <= len(arguments) <= function.most:
            wanted = (
                str(function.least)
                if function.least == function.most
                else tr("{least} to {most}").format(least=function.least, most=function.most)
            )
            text = tr("{name} takes {wanted} arguments, not {count}: {meaning}").format(
                name=function.name, wanted=wanted, count=len(arguments), meaning=tr(function.text)
            )
            raise self._error(text, name)
        node = Call(function, tuple(arguments), name.position)
        if function.seconds is not None:
            length = constant(arguments[function.seconds])
            if length is None or not 0.0 < length <= MAX_DURATION:
                text = tr("{name} needs a length of time up to 24 h: {name}(x, 5 s)").format(name=function.name)
                raise self._error(text, name)
        return self._part(node)

    def _close(self, bracket: _Token) -> None:
        if not (self._next.kind == "sign" and self._next.text == ")"):
            if self._next.kind == "end":
                raise self._error(tr("This bracket is not closed"), bracket)
            raise self._error(
                tr("An operator or a closing bracket is missing before “{text}”").format(text=self._next.text),
                self._next,
            )
        self._take()


def _near(name: str, known: dict[str, Any]) -> str:
    return next(
        (
            tr(": did you mean “{name}”?").format(name=other)
            for other in known
            if other.lower() == name.lower() or other.startswith(name)
        ),
        "",
    )
