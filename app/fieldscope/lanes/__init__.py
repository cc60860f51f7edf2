"""Lanes: a stretch of signals drawn over time, as pictures and as shapes of a file. No widgets.

===================  ==========================================================================================
`lane`               a picture that is shifted while the view follows, and redrawn in slices
`analog` `digital`   curves · bools and states; `health` how connections are doing
`following`          the new columns of all lanes, in one go
`gutter` `readings`  what stands beside a lane: names, axes · values
`frame` `sheet`      what is drawn in one frame · where: pixels, or the shapes of a file
`reduce` `strokes`   from rows to one entry per pixel column, or lines · from columns to strokes (numpy, no Qt)
`view` `scale`       which time and which values are shown (no Qt); `ticks` what the axes say; `theme` the colours
===================  ==========================================================================================

**The path of a frame.** Every lane takes a snapshot of its rings, shifts its picture by whole pixels and says which
columns are new (`Lane.follow`); `Following` draws those of all lanes. When a lane cannot follow (zoom, resize, another
scale) it draws a new picture in slices of some milliseconds, the old one being shown, stretched, until then. Painting a
widget only copies pictures: no curve is drawn because a cursor moved.

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
