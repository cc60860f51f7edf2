"""Settings as data: a dataclass field says what it is called, its unit and its range; dialogs and checks follow.

A settings class is a frozen dataclass whose fields are made with `setting`. A field may be a scalar or a tuple of
another settings class (a table in the dialog). A class may add `check(self) -> Mapping[str, str]` for rules that
span fields: field name → message in plain words.
"""

import dataclasses
import enum
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

_KEY: Final = "linkkit.setting"


class Pick(enum.Enum):
    """What a text stands for that can be chosen instead of typed."""

    FILE = "file"
    """A path to a file that exists; `Setting.files` says which files are meant."""
    ADAPTER = "adapter"
    """One of this computer's own IP addresses; empty lets the system choose."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one field of a settings class is shown and what it accepts."""

    label: str
    """What the user reads, with a capital: "Common address"."""
    unit: str = ""
    """Shown behind the value: "ms"."""
    help: str = ""
    """One sentence: what it means and when to change it."""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[tuple[Any, str], ...] = ()
    """(value, text) pairs; anything else is refused."""
    check: Callable[[Any], None] | None = None
    """Raises `ValueError` with a sentence for the user when the value is not acceptable."""
    advanced: bool = False
    """Hidden until the user asks for it."""
    placeholder: str = ""
    """An example shown in an empty field: "192.168.1.10"."""
    page: str = ""
    """Page of the dialog; fields without one stand on the first. Pages follow in the order in which they are named."""
    standard: bool = False
    """The default is the value of a standard: the dialog offers "Standard" for all such fields together."""
    pick: Pick | None = None
    """How the text can be chosen."""
    files: str = ""
    """For `Pick.FILE`, kind and patterns: "Certificates (*.pem *.crt *.cer)"."""

    @property
    def bounded(self) -> bool:
        """Whether there are values of the field's type that are not acceptable."""
        return bool(self.choices) or (self.minimum, self.maximum, self.check) != (None, None, None)


def setting(default: Any = dataclasses.MISSING, *, label: str, **about: Any) -> Any:
    """Make a dataclass field that carries a `Setting`; the keywords are those of `Setting`."""
    metadata = {_KEY: Setting(label, **about)}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def describe(cls: type) -> dict[str, Setting]:
    """Give the `Setting` of every field of a settings class, in the order of the class."""
    return {f.name: f.metadata[_KEY] for f in dataclasses.fields(cls) if _KEY in f.metadata}


def problems(value: Any) -> dict[str, str]:
    """Check a settings object against its own description.

    Returns field path → message, empty when all is well; a path into a table reads `hints[0].rpi_ms`.
    """
    found: dict[str, str] = {}
    cls: type = type(value)
    for name, about, choices, bounded in _fields(cls):
        item = getattr(value, name)
        if isinstance(item, tuple) and all(dataclasses.is_dataclass(row) for row in item):
            for index, row in enumerate(item):
                if wrong := problems(row):
                    found |= {f"{name}[{index}].{path}": message for path, message in wrong.items()}
        elif bounded and (message := _problem(item, about, choices)):
            found[name] = message
    check: Callable[[], Mapping[str, str]] | None = getattr(value, "check", None)
    if check is not None:
        found = dict(check()) | found
    return found


@functools.cache
def _fields(cls: type) -> tuple[tuple[str, Setting, tuple[Any, ...], bool], ...]:
    """Give name, `Setting`, allowed choices of every field, and whether its value can be wrong by itself.

    Kept, because tables have ten thousand rows of one class.
    """
    return tuple(
        (name, about, tuple(value for value, _ in about.choices), about.bounded)
        for name, about in describe(cls).items()
    )


def _problem(item: Any, about: Setting, choices: tuple[Any, ...]) -> str:
    if choices and item not in choices:
        return f"{about.label}: choose one of {', '.join(text for _, text in about.choices)}"
    if isinstance(item, int | float) and not isinstance(item, bool):
        low, high = about.minimum, about.maximum
        if (low is not None and not item >= low) or (high is not None and not item <= high):
            unit = f" {about.unit}" if about.unit else ""
            return f"{about.label}: enter a value {_span(low, high)}{unit}, not {_number(item)}"
    if about.check is not None:
        try:
            about.check(item)
        except ValueError as error:
            return str(error)
    return ""


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return f"of at most {_number(high)}"
    if high is None:
        return f"of at least {_number(low)}"
    return f"from {_number(low)} to {_number(high)}"


def _number(value: float | None) -> str:
    return "" if value is None else str(value) if isinstance(value, int) else f"{value:.15g}"
