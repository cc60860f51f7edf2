"""Shows signals: a workspace of tabs, a tab being a stack of lanes on one time axis.

==================  ==========================================================================================
`workspace` `page`  what the main window uses: tabs, signals in lanes, what a project saves
`canvas` `timed`    the lanes of a tab: the frame, events · time and cursors; `stack` their places, `painting` how
                    they are painted
`overview`          all that is in memory, below the lanes; `figures` beside the names
`hands` `keys`      mouse · keyboard, `acts` what keys do; `drops` drag and drop; `lanemenu` what is offered
`cursors`           lie over the curves; `snapping` to `edges`, which are found in them
`marks`             commands over the lanes of their connection; `watched` limits
`ribbon`            the strip of events, out of a `timeline`, by `symbols`; `notes` are boxes of lines at the mouse
`measurepanel`      the table between the cursors; `picture` and `saving` files, `newest` the
                    preview of one; `pill` LIVE or HOLD
`clock`             the one timer
==================  ==========================================================================================

The lanes themselves, and how they are drawn, are `fieldscope.lanes`. `FrameClock` ticks; the canvas has the lanes bring
their pictures up to date and asks for a repaint; `paintEvent` copies the pictures and paints cursors, markers and the
mouse's line over them. All of this belongs to the GUI thread.
"""

from fieldscope.plot.measurepanel import MeasurePanel
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals, unpack_signals
from fieldscope.plot.workspace import Workspace

__all__ = ["SIGNALS_MIME", "MeasurePanel", "Workspace", "pack_signals", "unpack_signals"]
