"""What can be commanded on a PLC connection, as data: a panel makes its forms from it."""

from dataclasses import dataclass
from typing import Final

from linkkit.commands import Wish
from linkkit.driver import Command, NoArguments
from linkkit.settings import setting
from pyconpro.values import read_value


@dataclass(frozen=True, slots=True)
class TagArguments:
    """Which of our consumers is meant."""

    tag: str = setting("", label="Tag", help="Name of the tag; empty for all of this connection")


@dataclass(frozen=True, slots=True)
class WriteArguments:
    """What to produce from now on."""

    produced: str = setting(label="Produced tag", help="Name of a tag or assembly that we produce")
    part: str = setting("", label="Part", placeholder="Motor[2].Speed", help="Member or element; empty for the whole")
    value: str = setting("0", label="Value", help='5, 12.5, on, [1, 2] or {"Speed": 1.5}')

    @property
    def wish(self) -> Wish | None:
        """The number or truth value that is written; None for more than one."""
        try:
            value = read_value(self.value)
        except ValueError:
            return None
        return value if isinstance(value, bool | int | float) else None


COMMANDS: Final = (
    Command(
        "retry", "Try again", "Connection", NoArguments, False, "Opens refused tags again without the usual pause."
    ),
    Command(
        "reconnect", "Reconnect", "Connection", TagArguments, False, "Closes tags in the PLC and opens them again."
    ),
    Command(
        "write", "Write", "Produced by us", WriteArguments, True, "Sets what the PLC gets from a tag that we produce.",
        ("produced", "part"),
    ),
)  # fmt: skip
BY_NAME: Final = {command.name: command for command in COMMANDS}
