"""How the benchmarks print what they found: one row per promise, figures of one run, a peer beside ours."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    work: str
    must: str
    measured: str
    peer: str = ""
    met: bool | None = None
    """None where there is nothing to compare with."""


@dataclass
class Table:
    """Collects rows and prints each as soon as it is there."""

    title: str
    rows: list[Row] = field(default_factory=list)
    say: Callable[[str], None] = lambda text: print(text, flush=True)

    def __post_init__(self) -> None:
        self.say(self.title)
        self.say("| work | must reach | measured | peer | |")
        self.say("|---|---|---|---|---|")

    def add(self, row: Row) -> None:
        """Print a row."""
        verdict = {None: "", True: "met", False: "**not met**"}[row.met]
        self.say(f"| {row.work} | {row.must} | {row.measured} | {row.peer} | {verdict} |")
        self.rows.append(row)


def thousands(number: float) -> str:
    """Write a rate for people: 153,000."""
    return f"{round(number, -3):,.0f}" if number >= 10_000 else f"{number:,.0f}"
