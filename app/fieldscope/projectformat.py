"""The text of a project file: JSON in, one object of the present format out. No Qt here.

A file that was cut off or damaged gives what stands before the damage; one of an older format is brought up to date by
`MIGRATIONS`, step by step.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import msgspec

from fieldscope.words import tr

SCHEMA: Final = 2
"""Version of the file format that this program writes."""
MAX_DEPTH: Final = 64
"""Objects and lists within each other; deeper ones are no project of ours and would only exhaust the interpreter."""

Raw = dict[str, Any]
_MARK: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],"]', re.DOTALL)


class ProjectError(Exception):
    """The file cannot be used at all; the text says why, for the user."""


def _tabs(raw: Raw) -> None:
    """Format 1 knew one page, whose signals had no lanes yet; there are tabs of lanes now."""
    workspace = raw.get("workspace")
    if isinstance(workspace, dict) and isinstance(workspace.get("signals"), list) and "tabs" not in workspace:
        workspace["tabs"] = [{"waiting": workspace.pop("signals")}]


MIGRATIONS: Final[dict[int, Callable[[Raw], None]]] = {1: _tabs}
"""Format → what makes the next one of it, in place. It leaves alone what it does not understand."""


def read(data: bytes) -> tuple[Raw, list[str], bool]:
    """Give the content of a file as the present format has it, what is wrong with it, and whether it is damaged.

    Raises `ProjectError` when it is no project file at all.
    """
    complaints: dict[str, None] = {}

    def pairs(items: list[tuple[str, Any]]) -> Raw:
        found = dict(items)
        if len(found) < len(items):
            [(twice, _)] = Counter(key for key, _ in items).most_common(1)
            complaints[f"“{twice[:40]}” stands twice at one place: the last one is used"] = None
        return found

    try:
        text = data.decode(json.detect_encoding(data))
        raw, damage = _loads(text, pairs)
    except (ValueError, RecursionError) as error:
        raise ProjectError(tr("this is not a project file ({error})").format(error=error)) from error
    if damage and isinstance(raw, dict):
        raw.setdefault("schema", 1)  # since format 2 it stands in front of everything else
    version = raw.get("schema") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProjectError(tr("this is not a project file (it has no “schema”)"))
    if version > SCHEMA:
        raise ProjectError(
            tr("it was written by a newer Fieldscope (format {version}, here {most} at most): update first").format(
                version=version, most=SCHEMA
            )
        )
    if _depth(raw) > MAX_DEPTH:
        raise ProjectError(
            tr("this is not a project file (its parts are nested more than {most} deep)").format(most=MAX_DEPTH)
        )
    for step in range(version, SCHEMA):
        MIGRATIONS[step](raw)
    raw["schema"] = SCHEMA
    return raw, [*([damage] if damage else []), *complaints], bool(damage)


def write(raw: Raw) -> bytes:
    """Give the text: indented UTF-8 with sorted keys behind the version, so that two versions can be compared."""
    rest = {key: value for key, value in raw.items() if key != "schema"}
    try:
        text = json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell and UTF-8 cannot
        text = json.dumps(rest, sort_keys=True).encode()
    text = f'{{"schema": {SCHEMA}'.encode() + (b", " if rest else b"") + text[1:]
    try:
        return msgspec.json.format(text, indent=2) + b"\n"  # json itself takes ten times as long with an indent
    except msgspec.DecodeError:  # NaN, which JSON does not know and Python spells
        return (json.dumps(json.loads(text), indent=2) + "\n").encode()


def _loads(text: str, pairs: Callable[[list[tuple[str, Any]]], Raw]) -> tuple[Any, str]:
    """Read JSON; of a damaged text what stands before the damage, and a sentence that says so."""
    text = text.removeprefix("\ufeff")
    try:
        return json.loads(text, object_pairs_hook=pairs), ""
    except json.JSONDecodeError as error:
        whole = _mend(text[: error.pos])
        if whole is None:
            raise
        damage = f"the file is damaged in line {error.lineno}: what stands from there on could not be read"
        return json.loads(whole, object_pairs_hook=pairs), damage


def _mend(text: str) -> str | None:
    """Close what is open after the last whole item; None when nothing is whole."""
    closers: list[str] = []
    end, open_there = 0, ""
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark in "{[":
            closers.append("}" if mark == "{" else "]")
        elif mark in "}]":
            if not closers or closers.pop() != mark:
                break
            end, open_there = found.end(), "".join(reversed(closers))
        elif mark == ",":
            end, open_there = found.start(), "".join(reversed(closers))
        elif mark == '"':  # a string that does not end
            break
    return text[:end] + open_there if end else None


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level:
        depth += 1
        level = [
            item
            for each in level
            if isinstance(each, dict | list)
            for item in (each.values() if isinstance(each, dict) else each)
        ]
    return depth
