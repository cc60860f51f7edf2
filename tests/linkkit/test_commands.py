"""Arguments of commands: from keywords to a checked settings object."""

from dataclasses import dataclass
from typing import Any

import pytest

from linkkit.commands import construct
from linkkit.driver import Command
from linkkit.settings import setting


@dataclass(frozen=True, slots=True)
class Move:
    tag: str = setting(label="Tag")
    speed: float = setting(1.0, label="Speed", unit="m/s", minimum=0, maximum=5)
    hold: bool = setting(False, label="Hold")


MOVE = Command("move", "Move", "Process", Move, True)


def test_keywords_become_a_settings_object() -> None:
    assert construct(MOVE, {"tag": "A", "speed": 2}) == Move("A", 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "move: .*tag"),
        ({"tag": "A", "slow": 1}, "move: .*slow"),
        ({"tag": 5}, "move: tag cannot be 5"),
        ({"tag": "A", "speed": True}, "move: speed cannot be True"),
        ({"tag": "A", "hold": 1}, "move: hold cannot be 1"),
        ({"tag": "A", "speed": 6}, "Speed: enter a value from 0 to 5 m/s"),
    ],
)
def test_what_does_not_fit_is_told(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        construct(MOVE, arguments)
