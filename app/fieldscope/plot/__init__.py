"""Shows signals: a workspace of tabs, a tab being a stack of lanes on one time axis."""

from fieldscope.plot.measurepanel import MeasurePanel
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals, unpack_signals
from fieldscope.plot.workspace import Workspace

__all__ = ["SIGNALS_MIME", "MeasurePanel", "Workspace", "pack_signals", "unpack_signals"]
