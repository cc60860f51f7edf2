"""The protocols this application speaks: one explicit tuple, seen by readers, the type checker and PyInstaller."""

from typing import Final

import iec104.driver
import pyconpro.driver
from linkkit.driver import Driver

DRIVERS: Final[tuple[type[Driver], ...]] = (pyconpro.driver.Driver, iec104.driver.Driver)
