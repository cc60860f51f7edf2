"""What a thread does in its longest frames: a second thread looks at its stack every two milliseconds.

It has the stack written down (`faulthandler`) and never holds a frame: what a function of the watched thread leaves
behind would end in the thread that looks, and Qt does not survive that.
"""

import faulthandler
import re
import tempfile
import threading
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO, Self

EVERY_S = 0.002
OURS = ("fieldscope", "linkkit", "pyconpro", "iec104")
_LINE = re.compile(r'  File "(.*)", line (\d+) in (.*)')
DEPTH = 3
"""Innermost functions shown of a stack, behind the outermost one."""


class Stacks:
    """Looks at the thread it was made in, as a context manager; `take` ends a frame."""

    def __init__(self) -> None:
        self._watched = re.compile(
            rf"^(?:Thread|Current thread) 0x0*{threading.get_ident():x} .*\n((?:  File .*\n)*)", re.MULTILINE
        )
        self._seen: list[tuple[str, ...]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, name="stacks", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def take(self) -> list[tuple[str, ...]]:
        """Give the stacks seen since the last call, each outermost function first."""
        seen, self._seen = self._seen, []
        return seen

    def _look(self) -> None:
        with tempfile.TemporaryFile("w+") as page:
            while not self._stop.wait(EVERY_S):
                self._seen.append(_stack(self._watched.search(_dump(page))))


def _dump(page: IO[str]) -> str:
    page.seek(0)
    page.truncate()
    faulthandler.dump_traceback(page)
    page.seek(0)
    return page.read()


def _stack(found: re.Match[str] | None) -> tuple[str, ...]:
    stack: list[str] = []
    for name, line, function in _LINE.findall(found[1]) if found else ():
        folders = Path(name).parts
        if not stack or any(part in folders for part in OURS):
            stack.append(f"{'/'.join(folders[-2:])}:{line} {function}")
    return tuple(reversed(stack))


def lines(stacks: list[tuple[str, ...]], most: int = 12) -> list[str]:
    """Give what was seen most often: how often, where the program's own code began, and where it was.

    A stack without any ends with who asks Qt to go on: Qt itself works then, or nobody.
    """
    found = Counter((stack[0].split(" ")[1], *stack[-DEPTH:]) for stack in stacks if stack)
    return [f"{number:6} × {' › '.join(where)}" for where, number in found.most_common(most)]
