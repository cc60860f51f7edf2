"""`IncomingMessage`: one received ASDU as callbacks get it."""

import datetime
from typing import Final

from iec104.conversion import is_select
from iec104.enums import Cot, Type
from iec104.information import Information
from iec104.report import Report
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.asdu import Asdu, Object

_CAUSES: Final = tuple(Cot(cause) for cause in range(64))


class IncomingMessage:
    """One received message with all its information objects; may be kept, and read in any thread.

    It stands at one of its objects, in `on_receive` at that of the point. `next` moves on and `first` goes back, for
    this holder of the message only.
    """

    __slots__ = ("_at", "_report")

    def __init__(self, report: Report, at: int = 0) -> None:
        """Stand at the object with an index; objects are decoded when looked at."""
        self._report = report
        self._at = at

    @property
    def processed_at(self) -> datetime.datetime:
        """When it arrived, naive local time."""
        return self._report.processed_at

    @property
    def _asdu(self) -> Asdu:
        return self._report.asdu

    @property
    def _present(self) -> Object | None:
        """The object it stands at; None past the last one."""
        objects = self._report.objects
        return objects[self._at] if self._at < len(objects) else None

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
        return _CAUSES[self._report.asdu.cause]

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
        return None if self._present is None else self._report.information(self._at)

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
        self._at = 0
        return bool(self._report.objects)

    def next(self) -> bool:
        """Go to the next object; False, and past the end, when there is none."""
        self._at = min(self._at + 1, len(self._report.objects))
        return self._present is not None

    def __repr__(self) -> str:
        return f"<iec104.IncomingMessage {self._asdu!r}>"
