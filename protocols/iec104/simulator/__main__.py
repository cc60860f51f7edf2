"""`python -m iec104.simulator`: the simulated outstation from a shell."""

import argparse
import dataclasses
import sys
from typing import Any

from iec104.simulator.run import SimulatorOptions, serve
from linkkit.settings import describe, problems


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m iec104.simulator", description="A simulated IEC 104 outstation.")
    about = describe(SimulatorOptions)
    for field in dataclasses.fields(SimulatorOptions):
        kind: dict[str, Any] = {"type": int if "int" in str(field.type) else str}
        if field.type is bool:
            kind = {"action": "store_true"}
        elif field.default is not None:
            kind["metavar"] = field.default
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", default=field.default, help=about[field.name].help, **kind
        )
    options = SimulatorOptions(**vars(parser.parse_args(arguments)))
    for message in problems(options).values():
        parser.error(message)
    return serve(options)


if __name__ == "__main__":
    sys.exit(main())
