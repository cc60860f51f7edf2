"""The Events dock: everything that happened, in words, on the disk and as a list of a million lines.

==========  ==============================================================
`log`       lines in a file, with a small index in memory: no Qt
`model`     the list as a Qt model: repetitions counted, filtered
`panel`     the list with its filters
==========  ==============================================================
"""

from fieldscope.events.model import EventModel
from fieldscope.events.panel import EventsPanel, EventTable

__all__ = ["EventModel", "EventTable", "EventsPanel"]
