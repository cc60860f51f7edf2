"""Lines of the event log and of the log of commands that fall into a stretch of time. No Qt here; any thread."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from linkkit.driver import Severity

_NS: Final = re.compile(rb'"ns": (\d+)')
_LAST: Final = re.compile(rb'"last": (\d+)\}$')
_MS: Final = 1_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def events(files: Iterable[Path], begin_ns: int, end_ns: int) -> Iterator[tuple[int, bytes]]:
    """Give the lines of event logs (`events.log`) that happened with begin ≤ time < end: when, and as they stand there.

    An event that happened again has a line for each time. Raises `OSError`.
    """
    for path in files:
        with path.open("rb") as file:
            for line in file:
                found = _NS.search(line)
                if b'"again": ' in line:
                    found = _LAST.search(line.rstrip()) or found
                if not line.endswith(b"\n"):
                    break  # it is being written just now
                if found is not None and begin_ns <= (moment := int(found[1])) < end_ns:
                    yield moment, line.rstrip(b"\r\n")


def commands(path: Path, begin_ns: int, end_ns: int) -> Iterator[tuple[int, bytes]]:
    """Give the lines of the log of commands (`commands.audit`), whose times have milliseconds, likewise.

    A log that is not there has no lines; raises `OSError` when it cannot be read.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            facts = _facts(line)
            try:
                moment = round((datetime.fromisoformat(str(facts["utc"])) - _EPOCH).total_seconds() * 1000) * _MS
            except (KeyError, ValueError, TypeError):  # a line that a crash cut off
                continue
            if begin_ns - _MS < moment < end_ns:
                yield moment, line.rstrip(b"\r\n")


def event_text(ns: int, line: bytes) -> str:
    """Write an event as people read it."""
    facts = _facts(line)
    if not facts:
        return f"{local(ns)}  {line.decode(errors='replace')}"
    try:
        severity = Severity(facts.get("severity", 0)).name
    except ValueError:
        severity = "?"
    again = " (again)" if "again" in facts else ""
    hint = f"  → {facts['hint']}" if facts.get("hint") else ""
    return f"{local(ns)}  {severity:<7}  {facts.get('source', '')}: {facts.get('text', '')}{again}{hint}"


def command_text(ns: int, line: bytes) -> str:
    """Write a line of the log of commands as people read it."""
    facts = _facts(line)
    parts = [f"{facts.get('connection', '')}: {facts.get('what', '')}"]
    if facts.get("command"):
        given = facts.get("arguments")
        shown = given.items() if isinstance(given, dict) else ()
        words = ", ".join(f"{name} {value}" for name, value in shown if value not in (False, "", None))
        parts.append(f"{facts['command']}{f' ({words})' if words else ''}")
    outcome = ": ".join(str(facts[name]) for name in ("result", "text") if facts.get(name))
    if outcome:
        parts.append(outcome)
    steps = facts.get("steps")
    if isinstance(steps, list):
        parts += [f"+{step[0]} s {step[1]}" for step in steps if isinstance(step, list) and len(step) > 1]
    who = f"  [{facts.get('user', '?')} at {facts.get('computer', '?')}]"
    return f"{local(ns)}  {' · '.join(parts)}{who}"


def local(ns: int) -> str:
    """Write a moment, ns since 1970 UTC, in the time of this computer with its offset from UTC."""
    return datetime.fromtimestamp(ns / 1e9).astimezone().isoformat(" ", "milliseconds")


def _facts(line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
