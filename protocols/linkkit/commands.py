"""Arguments of a link's commands: from keywords to a checked settings object, and how one is selected first."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from linkkit.driver import Command
from linkkit.settings import problems

DIRECT: Final = "direct"
SELECT_AND_EXECUTE: Final = "select and execute"
SELECT: Final = "select"
CANCEL: Final = "cancel"
"""Values of an argument `mode`, for what can be selected before it is executed. `SELECT_AND_EXECUTE` is for people:
a panel makes two commands of it, with a second hold between."""

LOWER: Final = "lower"
HIGHER: Final = "higher"
EXECUTE: Final = "EXECUTE"
"""Name of the step (`CommandStep`) with which something that acts goes out, selected before or not."""

Wish = bool | int | float | str
"""What an object should become: off or on, a number as the device counts it, or one step `LOWER` or `HIGHER`."""


def wish(arguments: Any) -> Wish | None:
    """Give what a command's arguments ask for, None when that cannot be told; a class says it as `wish`."""
    found: Wish | None = getattr(arguments, "wish", None)
    return found


def construct(command: Command, arguments: Mapping[str, Any]) -> Any:
    """Make the checked arguments of a command. Raises `ValueError` that says what is wrong with them."""
    try:
        value = command.arguments(**arguments)
    except TypeError as error:
        raise ValueError(f"{command.name}: {error}") from error
    for field in fields(command.arguments):
        given = getattr(value, field.name)
        allowed = (int, float) if field.type is float else field.type
        if not isinstance(given, allowed) or (isinstance(given, bool) and field.type is not bool):  # type: ignore[arg-type]
            raise ValueError(f"{command.name}: {field.name} cannot be {given!r}")
    wrong = problems(value)
    if wrong:
        raise ValueError("; ".join(wrong.values()))
    return value
