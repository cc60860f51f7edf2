"""`python -m iec104.simulator`: the simulated outstation from a shell."""

import sys

from iec104.outstation.faults import fault_table
from iec104.simulator.run import SimulatorOptions, serve
from linkkit.commandline import read


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run; returns the exit status."""
    faults = f"Faults:\n{fault_table()}"
    return serve(read(SimulatorOptions, "iec104.simulator", "A simulated IEC 104 outstation.", faults, arguments))


if __name__ == "__main__":
    sys.exit(main())
