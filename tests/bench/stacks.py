"""What a thread does in its longest frames: a second thread looks at its stack every two milliseconds."""

import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

EVERY_S = 0.002
OURS = ("fieldscope", "linkkit", "pyconpro", "iec104")
DEPTH = 3
"""Innermost functions shown of a stack, behind the outermost one."""


class Stacks:
    """Looks at the thread it was made in, as a context manager; `take` ends a frame."""

    def __init__(self) -> None:
        self._watched = threading.get_ident()
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
        while not self._stop.wait(EVERY_S):
            frame = sys._current_frames().get(self._watched)
            self._seen.append(_stack(frame))


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    found: list[str] = []
    while frame is not None:
        code = frame.f_code
        folders = Path(code.co_filename).parts
        if not found or any(name in folders for name in OURS):
            found.append(f"{'/'.join(folders[-2:])}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return tuple(reversed(found))


def lines(stacks: list[tuple[str, ...]], most: int = 12) -> list[str]:
    """Give what was seen most often: how often, where the program's own code began, and where it was.

    A stack without any ends with who asks Qt to go on: Qt itself works then, or nobody.
    """
    found = Counter((stack[0].split(" ")[1], *stack[-DEPTH:]) for stack in stacks if stack)
    return [f"{number:6} × {' › '.join(where)}" for where, number in found.most_common(most)]
