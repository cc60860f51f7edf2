"""Builds the user manual: `uv run docs/build.py [FOLDER]`, by default into build/manual.

Pictures come from the running program and tables from its own, so neither goes stale. `--no-pictures` leaves the first
out, for who only checks the text.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from sphinx.cmd.build import main as sphinx

DOCS: Final = Path(__file__).resolve().parent


def take_pictures() -> None:
    """Take the pictures in a process of its own, without a display where that is possible."""
    # Elsewhere Qt finds no fonts without the system's own platform plugin.
    offscreen = {"QT_QPA_PLATFORM": "offscreen"} if sys.platform.startswith("linux") else {}
    command = [sys.executable, str(DOCS / "pictures.py"), str(DOCS / "pictures")]
    subprocess.run(command, env=os.environ | offscreen, check=True)


def build(target: Path, *, pictures: bool = True) -> int:
    """Write the pages into a folder; gives Sphinx's exit status. Warnings are errors."""
    if pictures:
        take_pictures()
    doctrees = target.with_name(f"{target.name}-doctrees")
    options = ["-q", "-W", "--keep-going", "-b", "html", "-d", str(doctrees)]
    if not pictures:
        options += ["-D", "suppress_warnings=image.not_readable"]
    return sphinx([*options, str(DOCS), str(target)])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Build the user manual.")
    arguments.add_argument("folder", nargs="?", type=Path, default=DOCS.parent / "build" / "manual")
    arguments.add_argument("--no-pictures", action="store_true", help="leave the pictures out")
    given = arguments.parse_args()
    sys.exit(build(given.folder, pictures=not given.no_pictures))
