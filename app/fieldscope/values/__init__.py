"""The Values dock: signals as numbers, four times per second.

==========  ==============================================================
`entries`   what is known of one signal, and the columns made of it: no Qt
`model`     10,000 of them as a Qt model that reads only what is looked at
`panel`     the table with its filter, copying and CSV
==========  ==============================================================
"""

from fieldscope.values.panel import ValuesPanel

__all__ = ["ValuesPanel"]
