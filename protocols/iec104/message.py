"""`IncomingMessage`: one received ASDU as callbacks get it."""

import datetime
from collections.abc import Callable

from iec104.conversion import information, is_select
from iec104.enums import Cot, Type
from iec104.information import Information
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.asdu import Asdu, Values
from iec104.wire.types import TYPES

TimeReader = Callable[[int, Values], datetime.datetime | None]
"""Gives the time tag of an object of a type as the naive local datetime of the documented API."""


class IncomingMessage:
    """One received message with all its information objects; may be kept, and read in any thread.

    It stands at its first object. `next` moves on and `first` goes back, for this holder of the message only.
    """

    def __init__(self, asdu: Asdu, read_time: TimeReader = lambda _type, _values: None) -> None:
        self._asdu = asdu
        self._objects = asdu.objects
        self._read_time = read_time
        self._index = 0

    @property
    def asdu(self) -> Asdu:
        """The message as this library decodes it; types without a table row have their octets in `asdu.body`."""
        return self._asdu

    @property
    def type(self) -> Type:
        """Type identification."""
        return Type(self._asdu.type_id)

    @property
    def cot(self) -> Cot:
        """Cause of transmission."""
        return Cot(self._asdu.cause)

    @property
    def common_address(self) -> int:
        """Common address, 0-65535."""
        return self._asdu.common_address

    @property
    def originator_address(self) -> int:
        """Originator address, 0-255."""
        return self._asdu.originator

    @property
    def io_address(self) -> int:
        """Address of the present object; 0 when the message has none that can be read."""
        if self._index < len(self._objects):
            return self._objects[self._index][0]
        return self._asdu.first_ioa or 0

    @property
    def is_negative(self) -> bool:
        """P/N."""
        return self._asdu.negative

    @property
    def is_test(self) -> bool:
        """T."""
        return self._asdu.test

    @property
    def is_sequence(self) -> bool:
        """SQ."""
        return self._asdu.sequence

    @property
    def is_select_command(self) -> bool:
        """S/E of the present object, False for what is no command."""
        if self._index >= len(self._objects):
            return False
        return is_select(self._asdu.type_id, self._objects[self._index][1])

    @property
    def number_of_objects(self) -> int:
        """Number of objects that the header states."""
        return self._asdu.count

    @property
    def info(self) -> Information | None:
        """The present object's information; None for types that carry none, and past the last object."""
        if self._index >= len(self._objects):
            return None
        values = self._objects[self._index][1]
        timed = self._asdu.type_id in TYPES and TYPES[self._asdu.type_id].timed
        recorded = self._read_time(self._asdu.type_id, values) if timed else None
        return information(self._asdu.type_id, values, recorded)

    @property
    def raw(self) -> bytes:
        """The APDU, with sequence numbers 0."""
        return apci.i_frame(0, 0, wire.build(self._asdu))

    def first(self) -> bool:
        """Go to the first object; False when there is none."""
        self._index = 0
        return bool(self._objects)

    def next(self) -> bool:
        """Go to the next object; False, and past the end, when there is none."""
        self._index = min(self._index + 1, len(self._objects))
        return self._index < len(self._objects)

    def __repr__(self) -> str:
        return f"<iec104.IncomingMessage {self._asdu!r}>"
