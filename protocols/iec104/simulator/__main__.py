"""`python -m iec104.simulator`: the simulated outstation from a shell."""

import argparse
import dataclasses
import sys
from typing import Any

from iec104.outstation.faults import Faults
from iec104.simulator.run import SimulatorOptions, serve
from linkkit.settings import describe, problems

FLAGS = {"faults": "fault"}
"""Options that are given once per value."""


def fault_help() -> str:
    """List the faults for people."""
    rows = (f"  {about.name:26}{about.metadata['help']}" for about in dataclasses.fields(Faults))
    return "\n".join(("faults:", *rows))


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m iec104.simulator",
        description="A simulated IEC 104 outstation.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=fault_help(),
    )
    about = describe(SimulatorOptions)
    for field in dataclasses.fields(SimulatorOptions):
        kind: dict[str, Any] = {"type": int if "int" in str(field.type) else str}
        if field.type is bool:
            kind = {"action": "store_true"}
        elif isinstance(field.default, tuple):
            kind = {"action": "append", "metavar": "NAME[=VALUE]"}
        elif field.default is not None:
            kind["metavar"] = field.default or "FILE"
        name = FLAGS.get(field.name, field.name).replace("_", "-")
        default = None if isinstance(field.default, tuple) else field.default
        parser.add_argument(f"--{name}", dest=field.name, default=default, help=about[field.name].help, **kind)
    given = vars(parser.parse_args(arguments))
    options = SimulatorOptions(**given | {"faults": tuple(given["faults"] or ())})
    for message in problems(options).values():
        parser.error(message)
    return serve(options)


if __name__ == "__main__":
    sys.exit(main())
