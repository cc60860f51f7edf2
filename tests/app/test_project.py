"""Project files: what was saved comes back, what is unknown stays, what is broken is said and nothing crashes."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from fake_driver import FakeDriver, FakeRow, FakeSettings
from hypothesis import given
from hypothesis import strategies as st

from fieldscope import project as projects
from fieldscope.drivers import DRIVERS
from fieldscope.project import Entry, Project, ProjectError
from linkkit.driver import Driver

KNOWN: dict[str, type[Driver]] = {"fake": FakeDriver}
SETTINGS = FakeSettings(address="10.0.0.7", port=102, rows=(FakeRow("Speed"), FakeRow("Closed", kind="BOOL")))


def sample() -> Project:
    return Project(
        [Entry("a1", FakeDriver, "Line 1", SETTINGS), Entry("b2", FakeDriver, "Line 2", SETTINGS, enabled=False)],
        {"tabs": [{"title": "Äpfel"}]},
    )


def reread(project: Project) -> Project:
    return projects.parse(projects.dump(project), KNOWN)


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.fieldscope"
    projects.save(sample(), path)
    project = projects.load(path, KNOWN)
    assert project.connections == sample().connections
    assert project.workspace == sample().workspace
    assert project.complaints == []
    assert [p.name for p in tmp_path.iterdir()] == ["a.fieldscope"]


def test_saving_twice_gives_the_same_bytes() -> None:
    data = projects.dump(sample())
    assert projects.dump(projects.parse(data, KNOWN)) == data


def test_unknown_keys_are_kept() -> None:
    raw = json.loads(projects.dump(sample()))
    raw["notes"] = "from the future"
    raw["connections"][0]["color"] = "red"
    raw["connections"][0]["settings"]["tls"] = True
    project = projects.parse(json.dumps(raw).encode(), KNOWN)
    project.connections[0].name = "renamed"
    again = json.loads(projects.dump(project))
    assert again["notes"] == "from the future"
    assert again["connections"][0]["color"] == "red"
    assert again["connections"][0]["settings"]["tls"] is True
    assert again["connections"][0]["name"] == "renamed"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"driver": "modbus"}, "unknown protocol “modbus”"),
        ({"id": 7}, "Expected “str”"),
        ({"settings": {}}, "missing required field “address”"),
        ({"settings": {"address": "x", "port": "4000"}}, "$.port"),
        ({"settings": {"address": "x", "port": 0}}, "Port: enter a value from 1 to 65535"),
        ({"settings": {"address": "x", "rows": [{"tag": "a", "size": 9999}]}}, "rows[0].size: Size: enter a value"),
        ({"settings": 5}, "Expected “object”"),
        ({"enabled": "yes"}, "Expected “bool”"),
    ],
)
def test_one_broken_connection_does_not_hide_the_others(change: dict[str, Any], complaint: str) -> None:
    raw = json.loads(projects.dump(sample()))
    raw["connections"][0] |= change
    project = projects.parse(json.dumps(raw).encode(), KNOWN)
    assert [entry.id for entry in project.connections] == ["b2"]
    assert len(project.complaints) == 1
    assert complaint in project.complaints[0]
    assert project.complaints[0].startswith("connection 1: ")
    kept = json.loads(projects.dump(project))["connections"]
    assert raw["connections"][0] in kept


def test_the_same_id_twice() -> None:
    raw = json.loads(projects.dump(sample()))
    raw["connections"][1]["id"] = "a1"
    project = projects.parse(json.dumps(raw).encode(), KNOWN)
    assert [entry.name for entry in project.connections] == ["Line 1"]
    assert "there twice" in project.complaints[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a project file"),
        (b"{", "not a project file"),
        (b"[]", "not a project file"),
        (b"null", "not a project file"),
        (b"\xff\xfe\x00", "not a project file"),
        (b'{"connections": []}', "no “schema”"),
        (b'{"schema": "1"}', "no “schema”"),
        (b'{"schema": true}', "no “schema”"),
        (b'{"schema": 999}', "newer Fieldscope"),
        (b"[" * 200_000, "not a project file"),
    ],
)
def test_a_file_that_is_no_project_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "b.fieldscope"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=message):
        projects.load(path, KNOWN)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be read"):
        projects.load(tmp_path / "none.fieldscope", KNOWN)


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "taken.fieldscope"
    folder.mkdir()
    (folder / "x").write_text("x")
    with pytest.raises(ProjectError, match="cannot be written"):
        projects.save(sample(), folder)
    with pytest.raises(ProjectError, match="cannot be written"):
        projects.save(sample(), tmp_path / "no folder" / "a.fieldscope")
    assert [p.name for p in tmp_path.iterdir()] == ["taken.fieldscope"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for key, item in inside for path in _paths(item, (*at, key)))]


DEMO = (Path(projects.__file__).parents[2] / "resources/fieldscope_resources/demo.fieldscope").read_bytes()


@given(data=st.data(), junk=ANYTHING)
def test_no_mutation_of_a_project_crashes(data: st.DataObject, junk: Any) -> None:
    raw = json.loads(DEMO)
    path = data.draw(st.sampled_from(_paths(raw)[1:]))
    place = raw
    for step in path[:-1]:
        place = place[step]
    if data.draw(st.booleans()):
        place[path[-1]] = junk
    else:
        del place[path[-1]]
    try:
        project = projects.parse(json.dumps(raw).encode(), {driver.name: driver for driver in DRIVERS})
    except ProjectError:
        return
    assert len(project.connections) + len(project.complaints) >= min(len(raw.get("connections", [])), 1) or junk != junk
    again = projects.parse(projects.dump(project), {driver.name: driver for driver in DRIVERS})
    assert again.connections == project.connections


@given(st.binary(max_size=200))
def test_no_bytes_crash(data: bytes) -> None:
    with contextlib.suppress(ProjectError):
        reread(projects.parse(data, KNOWN))


@given(st.data())
def test_a_torn_file_is_refused(data: st.DataObject) -> None:
    whole = projects.dump(sample())
    cut = data.draw(st.integers(0, len(whole) - 2))
    with pytest.raises(ProjectError):
        projects.parse(whole[:cut], KNOWN)


def test_derived_signals_are_kept_and_a_broken_list_is_told() -> None:
    project = sample()
    project.derived = [{"name": "P", "expression": "U * I", "clock": "union"}]
    assert reread(project).derived == project.derived
    raw = json.loads(projects.dump(project)) | {"derived": 5}
    broken = projects.parse(json.dumps(raw).encode(), KNOWN)
    assert broken.derived == []
    assert broken.complaints == ["“derived” is not a list: there are no derived signals"]
