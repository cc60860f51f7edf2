"""No mutation of a project file crashes, and what a file says is not lost by saving it again."""

import contextlib
import json
import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from project_mutations import mutated

from fieldscope import project as projects
from fieldscope import projectformat
from fieldscope.drivers import DRIVERS
from fieldscope.projectformat import ProjectError

KNOWN = {driver.name: driver for driver in DRIVERS}


def within(part: Any, whole: Any) -> bool:
    """Whether all of `part` is found in `whole`, which may have more keys; lists may only grow."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and within(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(within, part, whole))
    if isinstance(part, float) and math.isnan(part):
        return isinstance(whole, float) and math.isnan(whole)
    return bool(part == whole)


@given(mutated())
def test_no_mutation_crashes_and_nothing_is_lost(data: bytes) -> None:
    try:
        project = projects.parse(data, KNOWN)
    except ProjectError:
        return
    again = json.loads(projects.dump(project))
    before, _, _ = projectformat.read(data)
    unused = [key for key in ("workspace", "derived", "window") if f"“{key}”" in " ".join(project.complaints)]
    for key in before.keys() - {"connections", *unused}:
        assert within(before[key], again[key])
    entries = before.get("connections")
    for item in entries if isinstance(entries, list) else []:
        assert any(within(item, entry) for entry in again["connections"])
    reread = projects.parse(projects.dump(project), KNOWN)
    assert reread.connections == project.connections


@given(st.binary(max_size=60))
def test_no_bytes_crash(data: bytes) -> None:
    for start in (b"", b'{"schema": 2, ', b'{"schema": 1, "connections": [{"id": "a", '):
        with contextlib.suppress(ProjectError):
            projects.dump(projects.parse(start + data, KNOWN))
