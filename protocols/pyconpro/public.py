"""The documented names of the package: `from pyconpro import …` finds these."""

from pyconpro.api import PLC, Connection, Consumer, ConsumerHint
from pyconpro.errors import ClosedError, CommError, PleaseResetError
from pyconpro.producer import Producer, ProducerServer

__all__ = [
    "PLC",
    "ClosedError",
    "CommError",
    "Connection",
    "Consumer",
    "ConsumerHint",
    "PleaseResetError",
    "Producer",
    "ProducerServer",
]
