"""Settings while they are being typed: texts that may be wrong, and what is wrong with them. No Qt here.

A draft holds a settings object (`linkkit.settings`) as the user sees it: a dict of field name → text, truth value, or a
list of drafts for a table. A text that is not a number stays as it was typed; `build` says what is wrong with it.
"""

import dataclasses
import re
import types
import typing
from dataclasses import dataclass
from typing import Any, Final

from fieldscope.words import term, tr
from linkkit.settings import Setting, describe, problems

Draft = dict[str, Any]
_FIELDS: Final[dict[type, tuple["Field", ...]]] = {}
_NONE: Final = object()
_STEPS: Final = re.compile(r"(\w+)(?:\[(\d+)\])?")
SHOWN: Final = 40
"""Characters of a wrong text that a message repeats."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a settings class, resolved for editing."""

    name: str
    about: Setting
    kind: type
    """`str`, `int`, `float` or `bool`; for a table the settings class of its rows."""
    table: bool = False
    optional: bool = False
    """An empty text means None."""
    default: Any = _NONE
    """`_NONE` when the field has no default: it must be filled in."""

    @property
    def shown(self) -> Setting:
        """`about` in the user's language."""
        about = self.about
        return dataclasses.replace(
            about,
            label=term(about.label),
            unit=term(about.unit),
            help=term(about.help),
            files=term(about.files),
            choices=tuple((value, term(text)) for value, text in about.choices),
        )

    @property
    def stand_in(self) -> Any:
        """A value to check the other fields with while this one is not readable."""
        if self.default is not _NONE:
            return self.default
        if self.about.choices:
            return self.about.choices[0][0]
        if self.kind in (int, float):
            return self.kind(self.about.minimum or 0)
        return () if self.table else self.kind()


def fields(cls: type) -> tuple[Field, ...]:
    """The editable fields of a settings class in its own order. Raises `TypeError` for a type no editor exists for."""
    known = _FIELDS.get(cls)
    if known is None:
        known = _FIELDS[cls] = _fields(cls)
    return known


def _fields(cls: type) -> tuple[Field, ...]:
    hints = typing.get_type_hints(cls)
    found = []
    by_name = {f.name: f for f in dataclasses.fields(cls)}
    for name, about in describe(cls).items():
        kind, optional, table = hints[name], False, False
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
            optional, kind = len(inner) < len(typing.get_args(kind)), inner[0]
        if typing.get_origin(kind) is tuple:
            kind, table = typing.get_args(kind)[0], True
        if not isinstance(kind, type) or not (table or issubclass(kind, str | int | float)):
            raise TypeError(f"{cls.__name__}.{name}: no editor for {hints[name]}")
        field = by_name[name]
        default = _NONE if field.default is dataclasses.MISSING else field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        found.append(Field(name, about, kind, table, optional, default))
    return tuple(found)


def show(field: Field, value: Any) -> Any:
    """A value as the draft holds it."""
    if field.table:
        return [to_draft(row) for row in value]
    if field.kind is bool or field.about.choices:
        return value
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def to_draft(value: Any) -> Draft:
    """A settings object as a draft."""
    return {field.name: show(field, getattr(value, field.name)) for field in fields(type(value))}


def empty(cls: type) -> Draft:
    """A draft of the defaults; fields without one are empty, choices start with the first."""
    draft: Draft = {}
    for field in fields(cls):
        if field.default is not _NONE:
            draft[field.name] = show(field, field.default)
        elif field.table:
            draft[field.name] = []
        elif field.about.choices:
            draft[field.name] = field.about.choices[0][0]
        else:
            draft[field.name] = False if field.kind is bool else ""
    return draft


def read(field: Field, text: Any) -> Any:
    """The value behind one scalar entry of a draft. Raises `ValueError` with a sentence for the user."""
    if field.kind is bool or field.about.choices:
        return text
    text = str(text).strip()
    if not text and field.optional:
        return None
    if field.kind is int:
        return _whole(field, text)
    if field.kind is float:
        return _number(field, text)
    return field.kind(text)


def build(cls: type, draft: Draft) -> tuple[Any, dict[str, str]]:
    """Make the settings object of a draft.

    Returns (object, {}) when all is well, else (None, problems) with the paths of `linkkit.settings.problems`: every
    problem that can be seen at once, also while some other field is unreadable.
    """
    value, unreadable = _assemble(cls, draft, "")
    found = {
        path: _said(cls, value, path, message)
        for path, message in problems(value).items()
        if not any(path == bad or path.startswith(f"{bad}.") for bad in unreadable)
    }
    found = unreadable | found
    return (None, found) if found else (value, {})


def _said(cls: type, value: Any, path: str, message: str) -> str:
    """What settings say of a value, in the user's language; a range is told anew, for its numbers stand in the text."""
    field, item = None, value
    for name, index in _STEPS.findall(path):
        field = next((field for field in fields(cls) if field.name == name), None)
        if field is None:
            return term(message)
        item = getattr(item, name)
        if index and field.table:
            cls, item = field.kind, item[int(index)]
    if field is None or isinstance(item, bool) or not isinstance(item, int | float):
        return term(message)
    about = field.shown
    low, high = about.minimum, about.maximum
    if (low is None or item >= low) and (high is None or item <= high):
        return term(message)
    least, most, shown = (f"{n:.15g}" if isinstance(n, float) else str(n) for n in (low, high, item))
    if low is None:
        span = tr("of at most {most}")
    elif high is None:
        span = tr("of at least {least}")
    else:
        span = tr("from {least} to {most}")
    ask = tr("{label}: enter a value {span}{unit}, not {value}")
    unit = f" {about.unit}" if about.unit else ""
    return ask.format(label=about.label, span=span.format(least=least, most=most), unit=unit, value=shown)


def _assemble(cls: type, draft: Draft, prefix: str) -> tuple[Any, dict[str, str]]:
    values: dict[str, Any] = {}
    unreadable: dict[str, str] = {}
    for field in fields(cls):
        if field.table:
            rows = []
            for index, row in enumerate(draft.get(field.name, [])):
                value, bad = _assemble(field.kind, row, f"{prefix}{field.name}[{index}].")
                rows.append(value)
                unreadable |= bad
            values[field.name] = tuple(rows)
            continue
        try:
            values[field.name] = read(field, draft.get(field.name, ""))
        except ValueError as error:
            unreadable[prefix + field.name] = str(error)
            values[field.name] = field.stand_in
    return cls(**values), unreadable


def _whole(field: Field, text: str) -> int:
    try:
        return int(text, 16) if text.lower().startswith("0x") else int(text)
    except ValueError:
        raise ValueError(_wrong(field, tr("enter a whole number"), text)) from None


def _number(field: Field, text: str) -> float:
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        raise ValueError(_wrong(field, tr("enter a number"), text)) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(_wrong(field, tr("enter a number"), text))
    return value


def _wrong(field: Field, ask: str, text: str) -> str:
    """Say what is asked for, with the range or an example, and what is there instead."""
    about = field.shown
    example = ""
    if about.minimum is not None and about.maximum is not None:
        example = " " + tr("from {least:g} to {most:g}").format(least=about.minimum, most=about.maximum)
    elif about.placeholder:
        example = " " + tr("such as {example}").format(example=about.placeholder)
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    instead = tr("“{text}” is not one").format(text=short) if text else tr("the field is empty")
    return f"{about.label}: {ask}{example}; {instead}"
