"""`python -m pyconpro.simulator`: the simulated controller from a shell."""

import sys

from linkkit.commandline import read
from pyconpro.simulator.faults import fault_table
from pyconpro.simulator.run import SimulatorOptions, serve


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run; returns the exit status."""
    faults = f"Faults:\n{fault_table()}"
    return serve(read(SimulatorOptions, "pyconpro.simulator", "A simulated Logix controller.", faults, arguments))


if __name__ == "__main__":
    sys.exit(main())
