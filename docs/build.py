"""Builds the user manual: `uv run docs/build.py [FOLDER]`, by default into build/manual."""

import sys
from pathlib import Path
from typing import Final

from sphinx.cmd.build import main as sphinx

DOCS: Final = Path(__file__).resolve().parent


def build(target: Path) -> int:
    """Write the pages into a folder; gives Sphinx's exit status. Warnings are errors."""
    doctrees = target.with_name(f"{target.name}-doctrees")
    return sphinx(["-q", "-W", "--keep-going", "-b", "html", "-d", str(doctrees), str(DOCS), str(target)])


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS.parent / "build" / "manual"))
