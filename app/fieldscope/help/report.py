"""A report of what happened, as one zip that can be mailed: nothing is sent by the program."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LOG_FILES: Final = ("fieldscope.log*", "crash.log")


def write(path: Path, parts: Mapping[str, bytes], logs: Path) -> list[str]:
    """Write `parts` (file name → content) and the log files of a folder into a zip; gives the names of what is inside.

    A log file that vanishes or cannot be read meanwhile is named in `missing.txt` of the zip. Raises `OSError`; a file
    that was there before stays as it was then.
    """
    inside: list[str] = []
    missing: list[str] = []
    draft = path.with_name(path.name + ".part")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
                inside.append(name)
            for file in sorted({file for pattern in LOG_FILES for file in logs.glob(pattern)}):
                name = f"logs/{file.name}"
                try:
                    archive.writestr(name, file.read_bytes())
                    inside.append(name)
                except OSError as error:
                    missing.append(f"{file.name}: {error.strerror}")
            if missing:
                archive.writestr("missing.txt", "\n".join(missing))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return inside
