"""Rubbish is collected in the GUI thread alone, a little at a time.

Python collects in whatever thread happens to make an object; most are made by those that receive. Widgets and timers
that end in another thread than their own take the program with them.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

LIMITS: Final = (10_000, 5, 2_000)
"""Objects made before the collector looks at the youngest ones, such looks before it looks at those that stayed, and
those before it looks at everything.

Nothing goes on while it looks. The middle number keeps that below a frame when lists grow by thousands a second; the
last one is large, because what has lived long is hardly ever rubbish: some hours of such growth.
"""
EVERY_MS: Final = 100


class Collector(QTimer):
    """Collects instead of Python, which does not do so by itself from now on. Made in the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.collect()
        gc.freeze()  # what was made so far stays to the end: nobody need look at it again while values come
        self.timeout.connect(self._look)
        self.start(EVERY_MS)

    def _look(self) -> None:
        made = gc.get_count()
        if made[0] >= LIMITS[0]:
            gc.collect(max(n for n, limit in enumerate(LIMITS) if made[n] >= limit))
