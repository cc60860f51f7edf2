"""Finds the sentences that the protocol libraries, and the application for its logs, compose in English.

They know of no translation: `f"no answer from {where} within {t0:g} s"` is read from the source as
"no answer from {where} within {t0} s". What stands in the fields is found again in the window by the shape of the
sentence (`fieldscope/shapes.py`). A choice within a sentence gives a sentence each.
"""

import ast
import importlib
import inspect
import itertools
import re
import string
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).parents[1]
UNSEEN: Final = (
    # What simulators, servers and the programming interfaces say to programmers and on the command line.
    *("iec104.api", "iec104.outstation", "iec104.simulator", "iec104.served", "iec104.server", "iec104.callbacks"),
    *("iec104.bounded", "iec104.conversion", "iec104.dispatcher", "iec104.explain", "iec104.information"),
    *("iec104.message", "iec104.objects", "iec104.public", "iec104.report", "linkkit.commandline", "linkkit.iothread"),
    *("linkkit.ondemand", "pyconpro.api", "pyconpro.dispatcher", "pyconpro.simulator", "pyconpro.producer"),
    # Decoded frames: see docs/translating.md.
    *("iec104.dissect", "iec104.enums", "iec104.wire.elements", "iec104.wire.types", "pyconpro.dissect"),
    *("pyconpro.target.symbols", "pyconpro.target.templates"),
)
"""Modules whose texts are not shown in the window."""
LOGGED: Final = (
    *("alarms.board", "alarms.limits", "alarms.watch", "commands.audit", "commands.awaiting", "commands.desk"),
    *("commands.feedback", "demo", "events.log", "events.model", "links", "measure.derived", "project"),
    *("projectformat", "session", "simulators"),
)
"""Modules of the application whose texts go into a log or file in English, and are shown."""
_SILENT: Final = ("TypeError", "AttributeError", "AssertionError", "KeyError", "NotImplementedError", "cast", "tr")
"""Calls whose texts are not for users, or are found by `lupdate`."""
_ABOUT: Final = {"strip", "rstrip", "lstrip", "removesuffix", "total_seconds", "hex", "isoformat"}
"""Methods whose result is named after their object."""

_CODE: Final = re.compile(r"""\w \| |^\{(\w+|"\w+"): |_rest: """)
"""Types of Python, of tags, and JSON."""

Piece = tuple[str, bool]
"""Literal text, or the name of a field."""


def sentences() -> set[str]:
    """Give all of them, with their fields as `{name}`."""
    found: set[str] = set()
    for path in sorted((ROOT / "protocols").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT / "protocols").with_suffix("").parts)
        if not f"{name}.".startswith(tuple(f"{unseen}." for unseen in UNSEEN)) and not path.stem.startswith("__"):
            found |= of_module(importlib.import_module(name))
    for name in LOGGED:
        found |= of_module(importlib.import_module(f"fieldscope.{name}"))
    return found


def of_module(module: ModuleType) -> set[str]:
    """Give the sentences of one module."""
    return {text for text in of_source(inspect.getsource(module), vars(module)) if _is_sentence(text)}


def of_source(source: str, constants: dict[str, object]) -> Iterator[str]:
    """Give every text of a source; `constants` has the values of names in capitals."""
    yield from _texts(ast.parse(source), constants)


def _is_sentence(text: str) -> bool:
    literal = re.sub(r"\{\w+\}", "", text)
    return " " in text.strip() and not _CODE.search(text) and re.search("[a-z]{2}", literal) is not None


def _texts(node: ast.AST, constants: dict[str, object]) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and node.name == "__repr__":
        return
    if isinstance(node, ast.Compare) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return  # what is looked for, or a docstring
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id in _SILENT:
            return
        if node.func.id == "mark" and isinstance(node.args[0], ast.Constant):
            if "{" in str(node.args[0].value):  # others are found by `lupdate`
                yield _template(_format_pieces(str(node.args[0].value)))
            return
    if isinstance(node, ast.Call) and re.match(r"_?log(ger)?\.|re\.|cli\.|parser\.", ast.unparse(node.func)):
        return
    if isinstance(node, ast.expr) and _is_text(node):
        yield from (_template(pieces) for pieces in _pieces(node, constants))
        # Texts within a field stand for themselves.
        for part in ast.walk(node):
            if isinstance(part, ast.FormattedValue) and not _is_text(part.value):
                yield from _texts(part.value, constants)
        return
    for child in ast.iter_child_nodes(node):
        skipped = isinstance(child, ast.keyword) and child.arg == "placeholder"
        if not skipped and not (isinstance(node, ast.arg | ast.AnnAssign) and child is node.annotation):
            yield from _texts(child, constants)


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr() | ast.Constant(value=str()):
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult(), right=right):
            return _is_text(left) or _is_text(right)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_text(body) and _is_text(orelse)
    return False


def _pieces(node: ast.expr, constants: dict[str, object]) -> list[list[Piece]]:
    """Give every way in which a text can be put together."""
    match node:
        case ast.Constant(value=str(text)):
            return [[(text, False)]]
        case ast.JoinedStr(values=parts):
            ways = itertools.product(*(_pieces(part, constants) for part in parts))
            return [list(itertools.chain(*way)) for way in ways]
        case ast.FormattedValue(value=value):
            return _pieces(value, constants)
        case ast.IfExp(body=body, orelse=orelse) if _is_text(node):
            return _pieces(body, constants) + _pieces(orelse, constants)
        case ast.BinOp(left=left, op=ast.Add(), right=right) if _is_text(node):
            return [a + b for a in _pieces(left, constants) for b in _pieces(right, constants)]
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mult()):
            return [[], [(text, False)]]
        case ast.Name(id=name) if isinstance(constants.get(name), str | int) and name.isupper():
            return [[(str(constants[name]), False)]]
    return [[(_name(node).strip("_"), True)]]


def _name(node: ast.AST) -> str:
    """Name a field after what stands in it."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name
        case ast.Attribute(value=owner, attr="value" | "strerror"):
            return _name(owner)
        case ast.Attribute(attr=name):
            return name
        case ast.Call(func=ast.Attribute(attr="join"), args=[joined, *_]):
            return _name(joined)
        case ast.Call(func=ast.Attribute(value=owner, attr=name)):
            return _name(owner) if name in _ABOUT else name
        case ast.Call(func=ast.Name(), args=[*_, last]):
            return _name(last)
        case ast.BoolOp(values=[first, *_]) | ast.List(elts=[first, *_]):
            return _name(first)
        case ast.GeneratorExp(generators=[first, *_]) | ast.ListComp(generators=[first, *_]):
            return _name(first.iter)
        case ast.BinOp(left=left, right=right):
            return _name(right if isinstance(left, ast.Constant) else left)
        case ast.Subscript(value=value) | ast.Starred(value=value) | ast.UnaryOp(operand=value):
            return _name(value)
    return "value"


def _format_pieces(text: str) -> list[Piece]:
    """Take apart what `str.format` fills in."""
    try:
        parts = [(literal, name) for literal, name, *_ in string.Formatter().parse(text)]
    except ValueError:
        return [(text, False)]
    return [piece for literal, name in parts for piece in ((literal, False), (name or "", True)) if piece[0]]


def _template(pieces: Sequence[Piece]) -> str:
    """Write fields as `{name}`, `{name2}`; fields that touch each other are one."""
    text, names = "", list[str]()
    for is_field, group in itertools.groupby((p for p in pieces if p[0]), lambda piece: piece[1]):
        words = [word for word, _ in group]
        if is_field:
            names.append(words[0])
            count = names.count(words[0])
            text += f"{{{words[0]}{count if count > 1 else ''}}}"
        else:
            text += "".join(words)
    return text


def main(names: Iterable[str]) -> None:
    """Print the sentences of modules, to look at."""
    for name in names:
        print("##", name, *sorted(of_module(importlib.import_module(name))), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
