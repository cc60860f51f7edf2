"""Brings the catalogues of the user interface up to date with the sources, by Qt's own `lupdate`:

    uv run docs/catalogue.py

Texts of the application are those in `tr` and `mark`. Texts of the protocol libraries, which know of no translation,
are taken from their tables of settings and commands, and from their sources (`sentences.py`). New ones appear as
unfinished: translate them in Qt Linguist (`uv run pyside6-linguist`) or in any editor; `docs/translating.md` has the
terms.
"""

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
from iec104.wire.types import TYPES
from linkkit.driver import LinkState

sys.path.append(str(Path(__file__).parents[1]))
from docs.sentences import sentences  # wherever this is run from

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "resources" / "fieldscope_resources" / "translations"
OPTIONS: Final = (
    *("-extensions", "py"),
    # Without places in files and in alphabetical order: a catalogue then only changes where texts change.
    *("-locations", "none", "-sort-messages", "-no-obsolete"),
    *("-tr-function-alias", "QT_TR_NOOP+=mark"),
)
WORDS: Final = (
    *("Interrogation", "Points"),  # steps of a test
    *("receiving", "producing", "connecting", "stopping", "stopped", "starting", "started", "closed"),
    *("controlling", "controlled", "done", "confirmed", "terminated", "refused", "cancelled", "file"),
    *("activation", "request", "select", "execute", "deactivation", "cancellation"),  # steps of a command
    *("intermediate", "indeterminate"),  # states of double points
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", " and "),
    "encapsulation 0x{status} {meaning}",
)
"""Single words that the protocol libraries say, alone or within a sentence."""
ERRORS: Final = (
    *("Permission denied", "Address already in use", "Cannot assign requested address", "Connection refused"),
    *("Software caused connection abort", "Connection reset by peer", "Host is down", "No route to host"),
    *("Invalid argument", "Input/output error", "Is a directory", "Too many open files", "Network is down"),
    *("Network is unreachable", "No buffer space available", "No such device", "No such file or directory"),
    *("No space left on device", "Not a directory", "Transport endpoint is not connected", "Operation not permitted"),
    *("Broken pipe", "Read-only file system", "Connection timed out", "[Errno {number}] {error}"),
)
"""What Linux says of files and networks; Windows speaks the user's language by itself."""
COMMANDS: Final = tuple(command for driver in DRIVERS for command in driver.commands)


def protocol_texts() -> list[str]:
    """Give what the protocol libraries have to say in menus, forms and tables, each text once."""
    found = {*WORDS, *ERRORS, *sentences()}
    found |= {driver.title for driver in DRIVERS} | {state.value for state in LinkState}
    found |= {row.meaning for row in TYPES.values() if row.mnemonic.startswith(("C_", "P_"))}
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
