"""What a connection dialog may have beside the fields of its settings: the contract of these parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from fieldscope.dialogs.form import SettingsForm
from fieldscope.dialogs.trial import TrialPanel
from fieldscope.links import Links
from linkkit.driver import Driver


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The dialog as such a part sees it."""

    form: SettingsForm
    trial: TrialPanel
    links: Links
    driver: type[Driver]
    test: Callable[[], object]
    """Runs the test, as the button does."""


class Extra(Protocol):
    """A part of a dialog that may have work under way."""

    def close(self) -> object:
        """Give up what is under way: the dialog closes."""
