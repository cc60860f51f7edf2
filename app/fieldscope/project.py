"""Project files (`.fieldscope`): JSON with a version, read part by part so that one broken part does not hide the rest.

Unknown keys are kept and written back: a project touched by an older Fieldscope loses nothing.
"""

import contextlib
import dataclasses
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from linkkit.driver import Driver
from linkkit.settings import problems

SCHEMA: Final = 1
"""Version of the file format that this program writes."""
SUFFIX: Final = ".fieldscope"
MAX_BYTES: Final = 64 << 20
"""Larger files are no projects of ours."""


class ProjectError(Exception):
    """The file cannot be used at all; the text says why, for the user."""


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
    derived: list[Any] = field(default_factory=list)
    """`measure.derived.DerivedSignals.state()`."""
    complaints: list[str] = field(default_factory=list)
    """What could not be read, in plain words; those parts are kept in the file as they are."""
    unreadable: list[Any] = field(default_factory=list)
    """Connections that could not be read, as they stand in the file; saved again untouched."""
    raw: dict[str, Any] = field(default_factory=dict, repr=False)
    """The file as it was, for what this program does not know."""


def load(path: Path, drivers: dict[str, type[Driver]]) -> Project:
    """Read a project file. Raises `ProjectError` when nothing of it can be used."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProjectError(f"{path.name} is too large for a project file")
        return parse(path.read_bytes(), drivers)
    except OSError as error:
        raise ProjectError(f"{path.name} cannot be read: {error.strerror or error}") from error
    except ProjectError as error:
        raise ProjectError(f"{path.name}: {error}") from error


def parse(data: bytes, drivers: dict[str, type[Driver]]) -> Project:
    """Read the content of a project file; see `load`."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ProjectError(f"this is not a project file ({error})") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("schema"), int) or isinstance(raw.get("schema"), bool):
        raise ProjectError("this is not a project file (it has no “schema”)")
    if raw["schema"] > SCHEMA:
        raise ProjectError(
            f"it was written by a newer Fieldscope (format {raw['schema']}, here {SCHEMA} at most): update first"
        )
    project = Project(raw=raw)
    entries = raw.get("connections", [])
    if not isinstance(entries, list):
        project.complaints.append("“connections” is not a list")
        entries = []
    taken: set[str] = set()
    for number, item in enumerate(entries, 1):
        try:
            entry = _entry(item, drivers)
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
    workspace = raw.get("workspace", {})
    if isinstance(workspace, dict):
        project.workspace = workspace
    else:
        project.complaints.append("“workspace” is not an object: the lanes start empty")
    derived = raw.get("derived", [])
    if isinstance(derived, list):
        project.derived = derived
    else:
        project.complaints.append("“derived” is not a list: there are no derived signals")
    return project


def _entry(item: Any, drivers: dict[str, type[Driver]]) -> Entry:
    try:
        entry = msgspec.convert(item, _Entry)
        driver = drivers.get(entry.driver)
        if driver is None:
            raise ValueError(f"unknown protocol “{entry.driver}”")
        settings: Any = msgspec.convert(entry.settings, driver.settings)
    except msgspec.ValidationError as error:
        raise ValueError(str(error).replace("`", "“", 1).replace("`", "”", 1)) from error
    if found := problems(settings):
        path, message = next(iter(found.items()))
        raise ValueError(f"{entry.name or entry.id}, {path}: {message}")
    return Entry(entry.id, driver, entry.name or entry.id, settings, entry.enabled)


def dump(project: Project) -> bytes:
    """The content of a project file: indented JSON with sorted keys, so that two versions can be compared."""
    raw = dict(project.raw)
    before = {e["id"]: e for e in _list(raw.get("connections")) if isinstance(e, dict) and isinstance(e.get("id"), str)}
    written = []
    for entry in project.connections:
        old = before.get(entry.id, {})
        known = {f.name for f in dataclasses.fields(entry.driver.settings)}
        kept = {k: v for k, v in old.get("settings", {}).items() if k not in known} if old else {}
        written.append(
            old
            | {
                "id": entry.id,
                "driver": entry.driver.name,
                "name": entry.name,
                "enabled": entry.enabled,
                "settings": kept | msgspec.to_builtins(entry.settings),
            }
        )
    raw |= {"schema": SCHEMA, "connections": written + project.unreadable, "workspace": project.workspace}
    if project.derived or "derived" in raw:
        raw["derived"] = project.derived
    return (json.dumps(raw, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def save(project: Project, path: Path) -> None:
    """Write a project file at once or not at all. Raises `ProjectError`; the file that was there then still is."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = out.name
            out.write(dump(project))
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        raise ProjectError(f"{path} cannot be written: {error.strerror or error}") from error


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
