"""`IncomingMessage`: one received ASDU as callbacks get it."""

import datetime
from collections.abc import Callable

from iec104.conversion import information, is_select
from iec104.enums import Cot, Type
from iec104.information import Information
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.asdu import Asdu, Object, Values
from iec104.wire.types import TYPES

TimeReader = Callable[[int, Values], datetime.datetime | None]
"""Gives the time tag of an object of a type as the naive local datetime of the documented API."""


class IncomingMessage:
    """One received message with all its information objects; may be kept, and read in any thread.

    It stands at its first object. `next` moves on and `first` goes back, for this holder of the message only.
    """

    # Defaults on the class: most messages are made and never looked into.
    _decoded: list[Object] | None = None
    _standing: Object | None = None
    _at: int | None = None

    def __init__(self, asdu: Asdu, read_time: TimeReader = lambda _type, _values: None) -> None:
        """Stand at the first object; objects are decoded when looked at."""
        self._asdu = asdu
        self._read_time = read_time

    @property
    def processed_at(self) -> datetime.datetime | None:
        """When it arrived, naive local time; None when that was not noted."""
        return None

    def _recorded(self, values: Values) -> datetime.datetime | None:
        return self._read_time(self._asdu.type_id, values)

    @property
    def _objects(self) -> list[Object]:
        if self._decoded is None:
            self._decoded = self._asdu.objects
        return self._decoded

    @property
    def _index(self) -> int:
        if self._at is None:
            wanted = self._standing[0] if self._standing else None
            self._at = next((at for at, (ioa, _) in enumerate(self._objects) if ioa == wanted), 0)
        return self._at

    @_index.setter
    def _index(self, index: int) -> None:
        self._at, self._standing = index, None

    @property
    def _present(self) -> Object | None:
        """The object it stands at; None past the last one."""
        if self._standing is not None:
            return self._standing
        objects = self._objects
        return objects[self._index] if self._index < len(objects) else None

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
        present = self._present
        return present[0] if present is not None else self._asdu.first_ioa or 0

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
        present = self._present
        return present is not None and is_select(self._asdu.type_id, present[1])

    @property
    def number_of_objects(self) -> int:
        """Number of objects that the header states."""
        return self._asdu.count

    @property
    def info(self) -> Information | None:
        """The present object's information; None for types that carry none, and past the last object."""
        present = self._present
        if present is None:
            return None
        values = present[1]
        timed = self._asdu.type_id in TYPES and TYPES[self._asdu.type_id].timed
        recorded = self._recorded(values) if timed else None
        return information(self._asdu.type_id, values, recorded, self.processed_at)

    @property
    def number_of_object(self) -> int:
        """The older name of `number_of_objects`."""
        return self._asdu.count

    @property
    def defect(self) -> str:
        """What does not add up in the content, in words; "" when all is well."""
        return self._asdu.defect

    @property
    def raw_explain(self) -> str:
        """`raw` in words."""
        from iec104.explain import explain_bytes

        return explain_bytes(self.raw)

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
