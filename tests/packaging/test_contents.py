"""What stays out of a bundle, and which libraries nobody needs then."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bundling import contents, licences, platforms

QT = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    ("name", "out"),
    [
        (f"{QT}/platforms/libqxcb.so", False),
        (f"{QT}/platforms/libqoffscreen.so", False),
        (f"{QT}/platforms/libqwayland.so", False),
        (f"{QT}/platforms/libqeglfs.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", False),
        ("PySide6\\plugins\\platforms\\qminimal.dll", True),
        ("PySide6\\opengl32sw.dll", True),
        (f"{QT}/iconengines/libqsvgicon.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("fieldscope_resources/translations/fieldscope_de.ts", False),
        ("fieldscope_resources/translations/fieldscope_en.ts", False),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", True),
        ("fieldscope_resources/icons/plc.svg", False),
        ("pyqtgraph/icons/peegee/peegee.svg", True),
    ],
)
def test_what_is_left_out(name: str, out: bool) -> None:
    assert bool(contents.left_out(name)) is out


def test_a_link_follows_its_target() -> None:
    test = ("PySide6/Qt/lib/libQt6Test.so.6", "/x/libQt6Test.so.6", "BINARY")
    link = ("libQt6Test.so.6", "PySide6/Qt/lib/libQt6Test.so.6", "SYMLINK")
    core = ("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY")
    kept, dropped = contents.split([test, link, core])
    assert kept == [core]
    assert [entry for entry, _ in dropped] == [test, link]


def test_libraries_are_kept_while_something_links_to_them() -> None:
    plugin = (f"{QT}/platforms/libqxcb.so", "/x/libqxcb.so", "BINARY")
    used = ("libxcb-cursor.so.0", "/lib/libxcb-cursor.so.0", "BINARY")
    used_by_used = ("libxcb.so.1", "/lib/libxcb.so.1", "BINARY")
    alone = ("libgtk.so.3", "/lib/libgtk.so.3", "BINARY")
    python = ("libpython3.11.so.1.0", "/x/libpython3.11.so.1.0", "BINARY")
    links = {plugin[1]: ["libxcb-cursor.so.0", "libc.so.6"], used[1]: ["libxcb.so.1"], alone[1]: ["libxcb.so.1"]}
    found = contents.unneeded([plugin, used, used_by_used, alone, python], lambda file: links.get(file, []))
    assert found == [alone]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("iec104/wire/types.pyc", False),
        ("iec104.driver", False),
        ("_c104.abi3.so", True),
        ("c104", True),
        ("scapy.layers.inet", True),
        ("python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so", True),
        ("libreadline.so.8", True),
        ("_internal\\_gdbm.pyd", True),
    ],
)
def test_gpl_parts_are_known_by_name(name: str, bad: bool) -> None:
    assert licences.forbidden(name) is bad


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.10.3rc1", (2, 10, 3, 0)), ("1.0.dev4", (1, 0, 0, 0))],
)
def test_windows_version_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert platforms.version_numbers(version) == numbers


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_program_imports_nothing_that_stays_out() -> None:
    root = Path(__file__).parents[2]
    used = {name for part in ("app", "protocols") for path in (root / part).rglob("*.py") for name in imported(path)}
    assert used & set(contents.EXCLUDED_MODULES) == set()
    for name in used:
        if name.startswith("PySide6.Qt"):
            module = name.split(".")[1]
            assert not contents.left_out(f"PySide6/{module}.abi3.so"), name
            assert not contents.left_out(f"PySide6/Qt/lib/lib{module.replace('Qt', 'Qt6', 1)}.so.6"), name
