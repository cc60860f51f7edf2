"""Project files: what was saved comes back, what is unknown stays, what is broken is said and nothing crashes."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, get_args, get_type_hints

import pytest
from fake_driver import FakeDriver, FakeRow, FakeSettings
from hypothesis import given
from hypothesis import strategies as st

from fieldscope import project as projects
from fieldscope import projectformat
from fieldscope.drivers import DRIVERS
from fieldscope.project import Entry, Project
from fieldscope.projectformat import ProjectError
from linkkit.driver import Driver
from linkkit.settings import Pick, setting

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


@given(st.binary(max_size=200))
def test_no_bytes_crash(data: bytes) -> None:
    with contextlib.suppress(ProjectError):
        reread(projects.parse(data, KNOWN))


@given(st.data())
def test_a_torn_file_gives_what_stands_before_the_tear(data: st.DataObject) -> None:
    whole = projects.dump(sample())
    cut = data.draw(st.integers(0, len(whole) - 3))
    try:
        project = projects.parse(whole[:cut], KNOWN)
    except ProjectError:
        assert cut <= whole.index(b",")
        return
    assert project.damaged
    assert "damaged in line" in project.complaints[0]
    known = {entry.id: entry for entry in sample().connections}
    assert [entry.id for entry in project.connections] == list(known)[: len(project.connections)]
    intact = whole.count(b'"settings"', 0, cut) - 1
    assert len(project.connections) + len(project.unreadable) >= intact


def test_garbage_in_the_middle_is_told_with_its_line() -> None:
    lines = projects.dump(sample()).decode().splitlines()
    broken = next(number for number, line in enumerate(lines) if '"b2"' in line)
    lines[broken] = "#### disk error ####"
    project = projects.parse("\n".join(lines).encode(), KNOWN)
    assert project.connections[0] == sample().connections[0]
    assert f"line {broken + 1}:" in project.complaints[0]
    assert project.damaged


def test_the_first_format_is_brought_up_to_date() -> None:
    first = {
        "schema": 1,
        "connections": [{"id": "a1", "driver": "fake", "settings": {"address": "10.0.0.7"}}],
        "workspace": {"signals": [["a1", "Speed"]], "color": "red"},
        "notes": "mine",
    }
    project = projects.parse(json.dumps(first).encode(), KNOWN)
    assert project.complaints == []
    assert project.workspace == {"tabs": [{"waiting": [["a1", "Speed"]]}], "color": "red"}
    again = json.loads(projects.dump(project))
    assert (again["schema"], again["notes"]) == (projectformat.SCHEMA, "mine")
    assert next(iter(again)) == "schema"


def test_every_format_leads_to_the_present_one() -> None:
    assert sorted(projectformat.MIGRATIONS) == list(range(1, projectformat.SCHEMA))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_what_editors_do_to_a_file(encoding: str) -> None:
    text = projects.dump(sample()).decode().replace("\n", "\r\n")
    assert projects.parse(text.encode(encoding), KNOWN).connections == sample().connections


def test_another_encoding_is_refused_in_words() -> None:
    data = projects.dump(sample()).decode().encode("cp1252")
    with pytest.raises(ProjectError, match="not a project file"):
        projects.parse(data, KNOWN)


def test_a_key_that_stands_twice_is_told() -> None:
    data = projects.dump(sample()).replace(b'"name": "Line 1"', b'"name": "Old", "name": "Line 1"')
    project = projects.parse(data, KNOWN)
    assert project.complaints == ["“name” stands twice at one place: the last one is used"]
    assert project.connections == sample().connections


def test_half_a_character_is_saved_as_it_came() -> None:
    project = sample()
    project.workspace = {"title": "\ud83d"}
    assert reread(project).workspace == project.workspace
    projects.dump(project).decode()


def test_too_deep_is_refused() -> None:
    raw = json.loads(projects.dump(sample()))
    raw["notes"] = json.loads("[" * projectformat.MAX_DEPTH + "]" * projectformat.MAX_DEPTH)
    with pytest.raises(ProjectError, match="nested more than 64 deep"):
        projects.parse(json.dumps(raw).encode(), KNOWN)


@dataclass(frozen=True, slots=True)
class SecuredRow:
    key: str = setting("", label="Key", pick=Pick.FILE)


@dataclass(frozen=True, slots=True)
class Secured:
    certificate: str = setting("", label="Certificate", pick=Pick.FILE)
    rows: tuple[SecuredRow, ...] = setting((), label="Keys")
    name: str = setting("", label="Name")


class SecuredDriver(FakeDriver):
    name: ClassVar[str] = "secured"
    settings: ClassVar[type] = Secured


def test_files_inside_the_folder_move_with_it(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    drivers: dict[str, type[Driver]] = {"secured": SecuredDriver}
    (home / "certs").mkdir(parents=True)
    outside = str(tmp_path / "ca.pem")
    settings = Secured(str(home / "certs" / "own.pem"), (SecuredRow(outside), SecuredRow("")), str(home))
    projects.save(Project([Entry("a", SecuredDriver, "A", settings)]), home / "p.fieldscope")
    written = json.loads((home / "p.fieldscope").read_text("utf-8"))["connections"][0]["settings"]
    assert written == {"certificate": "certs/own.pem", "name": str(home), "rows": [{"key": outside}, {"key": ""}]}
    home.rename(elsewhere)
    [entry] = projects.load(elsewhere / "p.fieldscope", drivers).connections
    assert entry.settings == replace(settings, certificate=str(elsewhere / "certs" / "own.pem"))


def test_a_path_of_another_system_stays(tmp_path: Path) -> None:
    windows = r"C:\certs\own.pem"
    project = Project([Entry("a", SecuredDriver, "A", Secured(windows))])
    projects.save(project, tmp_path / "p.fieldscope")
    [entry] = projects.load(tmp_path / "p.fieldscope", {"secured": SecuredDriver}).connections
    assert entry.settings.certificate == windows


def test_no_setting_is_a_secret() -> None:
    """A password in a project would be mailed with it: settings name files, which hold their own secrets."""

    def names(cls: type) -> Iterator[str]:
        for field, kind in get_type_hints(cls).items():
            yield field
            for row in get_args(kind):
                if is_dataclass(row):
                    yield from names(row)

    found = [name for driver in DRIVERS for name in names(driver.settings)]
    assert "ioa" in found
    assert not [name for name in found if re.search("password|passphrase|secret", name)]


def test_derived_signals_are_kept_and_a_broken_list_is_told() -> None:
    project = sample()
    project.derived = [{"name": "P", "expression": "U * I", "clock": "union"}]
    assert reread(project).derived == project.derived
    raw = json.loads(projects.dump(project)) | {"derived": 5}
    broken = projects.parse(json.dumps(raw).encode(), KNOWN)
    assert broken.derived == []
    assert broken.complaints == ["“derived” is not a list: there are no derived signals"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_a_file_is_written_as_json_would_write_it(raw: dict[str, Any]) -> None:
    raw.pop("schema", None)
    text = projectformat.write(raw).decode()
    assert text == text.strip() + "\n"
    ordered = {"schema": projectformat.SCHEMA, **json.loads(json.dumps(raw, sort_keys=True))}
    assert repr(json.loads(text)) == repr(ordered)
    assert list(json.loads(text))[1:] == sorted(raw)
