"""Shows signals: a workspace of tabs, a tab being a stack of lanes on one time axis.

==================  ==========================================================================================
`workspace` `page`  what the main window uses: tabs, signals in lanes, what a project saves
`canvas`            the lanes of a tab: time, the frame, events; `stack` their places, `painting` how they are painted
`gutter` `readings` what stands beside the plots; `overview` below them
`frame` `sheet`     what is drawn in one frame · where: pixels, or the shapes of a file
`lane`              a picture that is shifted while the view follows, and redrawn in slices
`analog` `digital`  curves · bools and states; `health` how connections are doing
`reduce`            from rows to what is drawn: one entry per pixel column, or lines (numpy, no Qt)
`view` `scale`      which time and which values are shown (no Qt); `ticks` what the axes say
`hands` `keys`      mouse · keyboard; `drops` drag and drop; `cursors` lie over the curves; `edges` are found in them
`marks`             commands over the lanes of their connection; `watched` limits
`measurepanel`      the table between the cursors; `picture` and `saving` files
`clock` `theme`     the one timer · the colours
==================  ==========================================================================================

**The path of a frame.** `FrameClock` ticks. Every lane takes a snapshot of its rings, shifts its picture by whole
pixels and draws the few columns that are new (`Lane.advance`); when it cannot (zoom, resize, another scale) it draws a
new picture in slices of some milliseconds, the old one being shown, stretched, until then. `paintEvent` only copies
pictures, and then paints cursors and the mouse's line over them. No curve is drawn because a cursor moved.

**Why lanes are not pyqtgraph plots.** pyqtgraph draws what changes seldom: the overview below the lanes. For the lanes
themselves its scene alone, without any curve, took 3.5 ms per frame at 1600×900 (4.6 ms with ten stacked views), where
copying ten pictures in a plain widget took 0.4 ms; its own downsampling of fifty curves of a million samples took
200–450 ms, which `tests/bench/live_core.py` measures beside ours. Painting holds the interpreter, and the threads that
answer heartbeats wait for it. Value axes that several curves share, gaps, stale values and step curves would have been
ours in either case.

**Why columns are drawn lying on their side.** A noisy curve is a vertical stroke in each column. As upright lines fifty
full-height curves take half a second; as runs of pixels on a sheet whose rows are the columns, turned upright when
done, 11 ms; with a number of one octet for each pixel instead of its colour, 5 ms (see `sheet.Scratch`).

**Time.** A column is a whole number of nanoseconds on an absolute grid (`view.TimeView`), so that following is shifting
and the same rows always make the same column. The axis shows arrival times until the user asks for the devices' own
(key T): clocks of devices under commissioning are often wrong by hours, and their samples would be out of sight.

All of this belongs to the GUI thread. Samples come from `fieldscope.store`, whose writers never wait for it.
"""

from fieldscope.plot.measurepanel import MeasurePanel
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals, unpack_signals
from fieldscope.plot.workspace import Workspace

__all__ = ["SIGNALS_MIME", "MeasurePanel", "Workspace", "pack_signals", "unpack_signals"]
