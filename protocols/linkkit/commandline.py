"""The command line of a program whose options are the fields of a settings class."""

import argparse
import dataclasses
from typing import Any, TypeVar

from linkkit.settings import describe, problems

Options = TypeVar("Options")


def read(kind: type[Options], program: str, about: str, more: str, arguments: list[str] | None = None) -> Options:
    """Read the options of `python -m program`; None takes those of the process.

    Ends the process with words when they are wrong, or when help was asked for: `about`, the options, `more`.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {program}",
        description=about,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    described = describe(kind)
    for field in dataclasses.fields(kind):  # type: ignore[arg-type] # settings classes are dataclasses
        known: dict[str, Any] = {"help": described[field.name].help}
        if field.type is bool:
            known["action"] = "store_true"
        else:
            known["type"] = int if "int" in str(field.type) else str
            known["metavar"] = described[field.name].placeholder or field.default
            if isinstance(field.default, tuple):
                known["action"] = "append"
        parser.add_argument(f"--{field.name.replace('_', '-')}", **known)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in vars(parser.parse_args(arguments)).items()
        if value is not None
    }
    options = kind(**given)
    for message in problems(options).values():
        parser.error(message)
    return options
