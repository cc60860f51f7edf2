"""Brings the catalogues of the user interface up to date with the sources, by Qt's own `lupdate`:

    uv run docs/catalogue.py

Texts of the application are those in `tr` and `mark`. Texts of the protocol libraries, which know of no translation,
are taken from their tables of settings and commands. New ones appear as unfinished: translate them in Qt Linguist
(`uv run pyside6-linguist`) or in any editor; `docs/translating.md` has the terms.
"""

import ast
import inspect
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fieldscope.drafts import fields
from fieldscope.drivers import DRIVERS
from fieldscope.words import LANGUAGES, PROTOCOLS
from iec104.driver import COMMANDS as STATION_COMMANDS
from linkkit.driver import Command, LinkState
from pyconpro.commands import COMMANDS as PLC_COMMANDS

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "resources" / "fieldscope_resources" / "translations"
OPTIONS: Final = (
    *("-extensions", "py"),
    # Without places in files and in alphabetical order: a catalogue then only changes where texts change.
    *("-locations", "none", "-sort-messages", "-no-obsolete"),
    *("-tr-function-alias", "QT_TR_NOOP+=mark"),
)
STATES: Final = (
    "data transfer is on",
    "connected, data transfer is stopped",
    "connected; no tags are configured",
    "not connected",
    "the events say why, tag by tag",
    "connecting to {address}",
    "receiving {count} tag",
    "receiving {count} tags",
    "producing {count} tag",
    "producing {count} tags",
    "{count} of {all} tags are receiving",
)
"""What connections say of themselves in the source tree; fields have no blanks in them."""
STEPS: Final = (
    "TCP connection to {where}",
    "TESTFR (the transfer shall not be started)",
    "Interrogation",
    "Points",
    "EtherNet/IP session",
    "UDP port for the data",
    "Identity of the controller in slot {slot}",
    "{tag}: Forward Open",
    "{tag}: first packet",
    "{tag}: {count} packets",
)
"""What a test of a connection tries."""
COMMANDS: Final[tuple[Command, ...]] = (*STATION_COMMANDS, *PLC_COMMANDS)


def protocol_texts() -> list[str]:
    """Give what the protocol libraries have to say in menus, forms and tables, each text once."""
    found = {driver.title for driver in DRIVERS} | {state.value for state in LinkState} | {*STATES, *STEPS}
    for command in COMMANDS:
        found |= {command.title, command.group, command.help}
    for settings in (*(driver.settings for driver in DRIVERS), *(command.arguments for command in COMMANDS)):
        found |= set(_settings_texts(settings))
    return sorted(text for text in found if any(c.islower() for c in text))


def _settings_texts(settings: type) -> Iterator[str]:
    for field in fields(settings):
        about = field.about
        yield from (about.label, about.help, about.page, about.unit, about.files)
        yield from (text for _, text in about.choices)
        if field.table:
            yield from _settings_texts(field.kind)
    yield from _refusals(settings)


def _refusals(settings: type) -> Iterator[str]:
    """Give the fixed sentences with which a settings class refuses a value: they begin with the label of a field."""
    labels = tuple(f"{field.about.label}: " for field in fields(settings))
    tree = ast.parse(inspect.getsource(sys.modules[settings.__module__]))
    composed = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    literals = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in composed]
    yield from (text for text in literals if isinstance(text, str) and text.startswith(labels))


def update(folder: Path) -> str:
    """Bring the catalogues in `folder` up to date; gives what `lupdate` says. Raises `CalledProcessError`."""
    import PySide6

    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    said = ""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "protocols.py"
        lines = [f"QT_TRANSLATE_NOOP({json.dumps(PROTOCOLS)}, {json.dumps(text)})\n" for text in protocol_texts()]
        table.write_text("".join(lines), encoding="utf-8")
        for language in LANGUAGES:
            only = ["-pluralonly"] if language == LANGUAGES[0] else []
            command = [str(tool), *OPTIONS, *only, str(ROOT / "app" / "fieldscope"), str(table)]
            command += ["-source-language", "en", "-target-language", language]
            command += ["-ts", str(folder / f"fieldscope_{language}.ts")]
            said += subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return said


if __name__ == "__main__":
    print(update(FOLDER), end="")
