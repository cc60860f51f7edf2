"""What this computer remembers: window layout, theme, language, recent files. Projects hold everything else.

Everything lies in one folder, so that a portable copy on a locked-down laptop can keep it beside itself: set
`FIELDSCOPE_HOME` to a folder, else the usual places of the system are used.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

import platformdirs

from fieldscope.store.store import DEFAULT_BUDGET

APP: Final = "Fieldscope"
RECENT_MAX: Final = 10
MEMORY_MIB: Final = (256, 512, 1024, 2048, 4096, 8192)
"""Budgets for samples in memory that can be chosen."""


def config_dir() -> Path:
    """Folder of the preferences; created when missing."""
    return _made(_home() or Path(platformdirs.user_config_dir(APP, appauthor=False)))


def log_dir() -> Path:
    """Folder of the log files; created when missing."""
    home = _home()
    return _made(home / "logs" if home else Path(platformdirs.user_log_dir(APP, appauthor=False)))


def data_dir() -> Path:
    """Folder of snapshots of unsaved work; created when missing."""
    home = _home()
    return _made(home / "data" if home else Path(platformdirs.user_data_dir(APP, appauthor=False)))


def file() -> Path:
    """The preferences file (INI)."""
    return config_dir() / "fieldscope.ini"


def memory_bytes(saved: object) -> int:
    """Give the budget for samples, bytes, from what the preferences say of it; the usual one when that is none."""
    known = {str(mib): mib << 20 for mib in MEMORY_MIB}
    return known.get(str(saved), DEFAULT_BUDGET)


def set_aside() -> Path | None:
    """Begin with the defaults: move the preferences file away, log files and projects stay. Gives where it is now."""
    current = file()
    if not current.exists():
        return None
    aside = current.with_suffix(f".before-{datetime.now():%Y%m%d-%H%M%S}.ini")
    return current.replace(aside)


def _home() -> Path | None:
    home = os.environ.get("FIELDSCOPE_HOME")
    return Path(home) if home else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
