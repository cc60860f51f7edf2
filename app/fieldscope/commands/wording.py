"""Commands and their arguments as people read them: the words of their forms instead of the names programs use."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from fieldscope.words import term
from linkkit.driver import Command
from linkkit.settings import describe


def told(arguments_class: type | None, arguments: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the arguments worth telling: not those left empty, off or 0 as they are at first."""
    fields = dataclasses.fields(arguments_class) if arguments_class is not None else ()
    first = {field.name: field.default for field in fields}
    for name, value in arguments.items():
        if value not in ("", None) and (value or value != first.get(name, False)):
            yield name, value


def command_text(command: Command | None, name: str, arguments: Mapping[str, Any]) -> str:
    """A command and its arguments in one line, in the user's language; `command` is None for one nobody knows."""
    if command is None:
        return " · ".join([name, *(f"{name} {value}" for name, value in told(None, arguments))])
    about = describe(command.arguments)
    parts = [term(command.title)]
    for key, value in told(command.arguments, arguments):
        known = about.get(key)
        if known is None:
            parts.append(f"{key} {value}")
        elif isinstance(value, bool):
            parts.append(term(known.label))
        else:
            # Behind the colon of a choice stands what it means: "direct: execute at once".
            text = term(dict(known.choices).get(value, str(value))).partition(": ")[0]
            parts.append(f"{term(known.label)} {text}")
    return " · ".join(parts)
