"""A report of what happened, as one zip that can be mailed: nothing is sent by the program."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fieldscope.zipped import Zipped

LOG_FILES: Final = ("fieldscope.log*", "crash.log")


def write(path: Path, parts: Mapping[str, bytes], logs: Path) -> list[str]:
    """Write `parts` (file name → content) and the log files of a folder into a zip; gives the names of what is inside.

    A log file that vanishes or cannot be read meanwhile is named in `missing.txt` of the zip. Raises `OSError`; a file
    that was there before stays as it was then.
    """
    missing: list[str] = []
    with Zipped(path) as archive:
        for name, content in parts.items():
            archive.add(name, content)
        for file in sorted({file for pattern in LOG_FILES for file in logs.glob(pattern)}):
            try:
                content = file.read_bytes()
            except OSError as error:
                missing.append(f"{file.name}: {error.strerror}")
            else:
                archive.add(f"logs/{file.name}", content)
        inside = [entry.name for entry in archive.entries]
        if missing:
            archive.add("missing.txt", "\n".join(missing).encode())
    return inside
