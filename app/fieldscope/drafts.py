"""Settings while they are being typed: texts that may be wrong, and what is wrong with them. No Qt here.

A draft holds a settings object (`linkkit.settings`) as the user sees it: a dict of field name → text, truth value, or a
list of drafts for a table. A text that is not a number stays as it was typed; `build` says what is wrong with it.
"""

import dataclasses
import types
import typing
from dataclasses import dataclass
from typing import Any, Final

from linkkit.settings import Setting, describe, problems

Draft = dict[str, Any]
_FIELDS: Final[dict[type, tuple["Field", ...]]] = {}
_NONE: Final = object()
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
        return _whole(field.about, text)
    if field.kind is float:
        return _number(field.about, text)
    return field.kind(text)


def build(cls: type, draft: Draft) -> tuple[Any, dict[str, str]]:
    """Make the settings object of a draft.

    Returns (object, {}) when all is well, else (None, problems) with the paths of `linkkit.settings.problems`: every
    problem that can be seen at once, also while some other field is unreadable.
    """
    value, unreadable = _assemble(cls, draft, "")
    found = {
        path: message
        for path, message in problems(value).items()
        if not any(path == bad or path.startswith(f"{bad}.") for bad in unreadable)
    }
    found = unreadable | found
    return (None, found) if found else (value, {})


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


def _whole(about: Setting, text: str) -> int:
    try:
        return int(text, 16) if text.lower().startswith("0x") else int(text)
    except ValueError:
        wrong = f"“{_short(text)}” is not one" if text else "the field is empty"
        raise ValueError(f"{about.label}: enter a whole number{_example(about)}; {wrong}") from None


def _number(about: Setting, text: str) -> float:
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        wrong = f"“{_short(text)}” is not one" if text else "the field is empty"
        raise ValueError(f"{about.label}: enter a number{_example(about)}; {wrong}") from None
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{about.label}: enter a number{_example(about)}; “{_short(text)}” is not one")
    return value


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _example(about: Setting) -> str:
    if about.minimum is not None and about.maximum is not None:
        return f" from {about.minimum:g} to {about.maximum:g}"
    return f" such as {about.placeholder}" if about.placeholder else ""
