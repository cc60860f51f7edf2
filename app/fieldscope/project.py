"""Project files (`.fieldscope`), read part by part so that one broken part does not hide the rest.

Unknown keys are kept and written back: a project touched by an older Fieldscope loses nothing. Files that settings name
are written relative to the project when they lie in its folder, so that the folder can be moved or mailed.
`projectformat` knows the text, this module its meaning.
"""

import contextlib
import dataclasses
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import Any, Final

import msgspec

from fieldscope import projectformat
from fieldscope.projectformat import ProjectError
from fieldscope.words import reason, tr
from linkkit.driver import Driver
from linkkit.settings import Pick, describe, problems

SUFFIX: Final = ".fieldscope"
MAX_BYTES: Final = 64 << 20
"""Larger files are no projects of ours."""


class _Entry(msgspec.Struct):
    id: str
    driver: str
    settings: dict[str, Any]
    name: str = ""
    enabled: bool = True


@dataclass(slots=True)
class Entry:
    """One connection in a project."""

    id: str
    driver: type[Driver]
    name: str
    settings: Any
    enabled: bool = True


@dataclass(slots=True)
class Project:
    """What a project file says, as far as it could be read."""

    connections: list[Entry] = field(default_factory=list)
    workspace: dict[str, Any] = field(default_factory=dict)
    """`plot.Workspace.state()`."""
    window: dict[str, Any] = field(default_factory=dict)
    """`layout.state()`: where the window and its docks were."""
    derived: list[Any] = field(default_factory=list)
    """`measure.derived.DerivedSignals.state()`."""
    limits: list[Any] = field(default_factory=list)
    """`alarms.limits.to_state()`."""
    feedbacks: list[Any] = field(default_factory=list)
    """`commands.feedback.to_state()`."""
    complaints: list[str] = field(default_factory=list)
    """What could not be read, in plain words; those parts are kept in the file as they are."""
    unreadable: list[Any] = field(default_factory=list)
    """Connections that could not be read, as they stand in the file; saved again untouched."""
    damaged: bool = False
    """Only the beginning of the file could be read: it must not be overwritten."""
    raw: dict[str, Any] = field(default_factory=dict, repr=False)
    """The file as it was, for what this program does not know."""


_PARTS: Final[tuple[tuple[str, type[dict[str, Any]] | type[list[Any]], str], ...]] = (
    ("workspace", dict, "“workspace” is not an object: the lanes start empty"),
    ("window", dict, "“window” is not an object: the window stays as it is"),
    ("derived", list, "“derived” is not a list: there are no derived signals"),
    ("limits", list, "“limits” is not a list: no signal is watched"),
    ("feedbacks", list, "“feedbacks” is not a list: commands have no feedback"),
)
"""Name of a part in the file and here, what it is, and what it means when it is something else."""


def load(path: Path, drivers: dict[str, type[Driver]]) -> Project:
    """Read a project file. Raises `ProjectError` when nothing of it can be used."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProjectError(tr("{name} is too large for a project file").format(name=path.name))
        return parse(path.read_bytes(), drivers, path.parent)
    except OSError as error:
        raise ProjectError(tr("{name} cannot be read: {why}").format(name=path.name, why=reason(error))) from error
    except ProjectError as error:
        raise ProjectError(f"{path.name}: {error}") from error


def parse(data: bytes, drivers: dict[str, type[Driver]], folder: Path | None = None) -> Project:
    """Read the content of a project file that lies in `folder`; see `load`."""
    raw, complaints, damaged = projectformat.read(data)
    project = Project(complaints=complaints, damaged=damaged, raw=raw)
    entries = raw.get("connections", [])
    if not isinstance(entries, list):
        project.complaints.append("“connections” is not a list")
        entries = []
    taken: set[str] = set()
    for number, item in enumerate(entries, 1):
        try:
            entry = _entry(item, drivers, folder)
        except ValueError as error:
            project.complaints.append(f"connection {number}: {error}")
            project.unreadable.append(item)
            continue
        if entry.id in taken:
            project.complaints.append(f"connection {number}: the id “{entry.id}” is there twice")
            project.unreadable.append(item)
            continue
        taken.add(entry.id)
        project.connections.append(entry)
    for name, kind, otherwise in _PARTS:
        part = raw.get(name, kind())
        if isinstance(part, kind):
            setattr(project, name, part)
        else:
            project.complaints.append(otherwise)
    return project


def _entry(item: Any, drivers: dict[str, type[Driver]], folder: Path | None) -> Entry:
    try:
        entry = msgspec.convert(item, _Entry)
        driver = drivers.get(entry.driver)
        if driver is None:
            raise ValueError(f"unknown protocol “{entry.driver}”")
        settings: Any = msgspec.convert(entry.settings, driver.settings)
    except msgspec.ValidationError as error:
        raise ValueError(str(error).replace("`", "“", 1).replace("`", "”", 1)) from error
    settings = _with_paths(settings, partial(_absolute, folder=folder))
    if found := problems(settings):
        path, message = next(iter(found.items()))
        raise ValueError(f"{entry.name or entry.id}, {path}: {message}")
    return Entry(entry.id, driver, entry.name or entry.id, settings, entry.enabled)


def dump(project: Project, folder: Path | None = None) -> bytes:
    """Give the content of a project file that will lie in `folder`."""
    raw = dict(project.raw)
    before = {e["id"]: e for e in _list(raw.get("connections")) if isinstance(e, dict) and isinstance(e.get("id"), str)}
    written = []
    for entry in project.connections:
        old = before.get(entry.id, {})
        settings = msgspec.to_builtins(_with_paths(entry.settings, partial(_relative, folder=folder)))
        known = {"id": entry.id, "driver": entry.driver.name, "name": entry.name, "enabled": entry.enabled}
        written.append(_keep(old, {**known, "settings": settings}))
    raw |= {"connections": written + project.unreadable, "workspace": project.workspace}
    raw |= {name: part for name, *_ in _PARTS if (part := getattr(project, name)) or name in raw}
    return projectformat.write(raw)


def save(project: Project, path: Path) -> None:
    """Write a project file at once or not at all. Raises `ProjectError`; the file that was there then still is."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = out.name
            out.write(dump(project, path.parent))
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        raise ProjectError(tr("{path} cannot be written: {why}").format(path=path, why=reason(error))) from error


def _keep(old: Any, new: Any) -> Any:
    """Give `new` with the keys that only `old` has, in rows of tables too as long as the rows are the same."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _keep(old[key], new[key]) if key in new else old[key] for key in old} | {
            key: value for key, value in new.items() if key not in old
        }
    if isinstance(old, list) and isinstance(new, list | tuple):
        rows, start = list(new), 0
        for item in old:
            if not isinstance(item, dict):
                continue
            fits = (at for at in range(start, len(new)) if isinstance(new[at], dict) and _same(item, new[at]))
            if (at := next(fits, None)) is not None:
                rows[at], start = _keep(item, new[at]), at + 1
        return rows
    return new


def _same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return all(new[key] == value for key, value in old.items() if key in new)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _with_paths(settings: Any, change: Callable[[str], str]) -> Any:
    """Give the settings with every path to a file changed."""
    changed: dict[str, Any] = {}
    for name, about in describe(type(settings)).items():
        value = getattr(settings, name)
        if about.pick is Pick.FILE and value:
            changed[name] = change(value)
        elif isinstance(value, tuple) and value and _names_files(type(value[0])):
            changed[name] = tuple(_with_paths(row, change) for row in value)
    return dataclasses.replace(settings, **changed) if changed else settings


def _names_files(row: type) -> bool:
    return dataclasses.is_dataclass(row) and any(about.pick is Pick.FILE for about in describe(row).values())


def _relative(text: str, folder: Path | None) -> str:
    path = Path(text)
    if folder is None or not path.is_absolute():
        return text
    inside = next((place for place in (folder, folder.resolve()) if path.is_relative_to(place)), None)
    return text if inside is None else path.relative_to(inside).as_posix()


def _absolute(text: str, folder: Path | None) -> str:
    """A path of another system (a drive letter read on Linux) stays as it is."""
    if folder is None or Path(text).is_absolute() or PureWindowsPath(text).drive:
        return text
    return str(folder / text)
