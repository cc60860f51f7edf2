"""The protocols this application speaks: one explicit tuple, seen by readers, the type checker and PyInstaller."""

from typing import Final

from linkkit.driver import Driver

DRIVERS: Final[tuple[type[Driver], ...]] = ()
