"""The information elements that type ids are made of, with the bits inside them.

A row of `iec104.wire.types` lists elements; each gives one or more raw fields of a `struct.Struct`. Raw fields are
what `Asdu.objects` yields and `Asdu.of` takes: octets with their bits still together (SIQ, QDS, SCO …) as int, numbers
as int or float, time tags and other odd widths as bytes. Nothing is lost that way, reserved bits included.
"""

import math
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Element:
    """One information element."""

    name: str
    """As the standard abbreviates it: "SIQ"."""
    codes: str
    """`struct` codes of its raw fields, little-endian: "iB"."""
    meaning: str


SIQ: Final = Element("SIQ", "B", "single point with quality: 0 SPI; 4 BL, 5 SB, 6 NT, 7 IV")
DIQ: Final = Element("DIQ", "B", "double point with quality: 0-1 DPI; 4 BL, 5 SB, 6 NT, 7 IV")
QDS: Final = Element("QDS", "B", "quality: 0 OV; 4 BL, 5 SB, 6 NT, 7 IV")
QDP: Final = Element("QDP", "B", "quality of protection events: 3 EI; 4 BL, 5 SB, 6 NT, 7 IV")
VTI: Final = Element("VTI", "B", "step position: 0-6 signed -64…63; 7 transient")
NVA: Final = Element("NVA", "h", "normalized value: raw/32768")
SVA: Final = Element("SVA", "h", "scaled value")
R32: Final = Element("R32", "f", "short floating point, IEEE 754 single")
BSI: Final = Element("BSI", "I", "bit string of 32 bits")
BCR: Final = Element("BCR", "iB", "counter reading; octet 5: 0-4 sequence, 5 CY carry, 6 CA adjusted, 7 IV")
SEP: Final = Element("SEP", "B", "protection event: 0-1 ES; 3 EI; 4 BL, 5 SB, 6 NT, 7 IV")
SPE: Final = Element("SPE", "B", "protection start: 0 GS, 1-3 SL1-SL3, 4 SIE, 5 SRD")
OCI: Final = Element("OCI", "B", "output circuits: 0 GC, 1-3 CL1-CL3")
SCD: Final = Element("SCD", "HH", "16 states and 16 change-detected bits")
AID: Final = Element("AID", "H", "association id (IEC 60870-5-7)")
COI: Final = Element("COI", "B", "cause of initialisation: 0-6; 7 after parameter change")
SCO: Final = Element("SCO", "B", "single command: 0 SCS; 2-6 QU; 7 S/E")
DCO: Final = Element("DCO", "B", "double command: 0-1 DCS; 2-6 QU; 7 S/E")
RCO: Final = Element("RCO", "B", "step command: 0-1 RCS; 2-6 QU; 7 S/E")
QOS: Final = Element("QOS", "B", "qualifier of set-point: 0-6 QL; 7 S/E")
QOI: Final = Element("QOI", "B", "qualifier of interrogation: 20 station, 21-36 group 1-16")
QCC: Final = Element("QCC", "B", "qualifier of counter interrogation: 0-5 RQT; 6-7 FRZ")
QRP: Final = Element("QRP", "B", "qualifier of reset process: 1 process, 2 event buffer")
FBP: Final = Element("FBP", "H", "fixed test bit pattern 0x55AA")
TSC: Final = Element("TSC", "H", "test sequence counter")
QPM: Final = Element("QPM", "B", "qualifier of parameter: 0-5 KPA; 6 LPC; 7 POP")
QPA: Final = Element("QPA", "B", "qualifier of parameter activation: 1 loaded, 2 this, 3 cyclic transmission")
NOF: Final = Element("NOF", "H", "name of file")
NOS: Final = Element("NOS", "B", "name of section")
LOF: Final = Element("LOF", "3s", "length of file or section, 24 bits")
LOS: Final = Element("LOS", "B", "length of segment, followed by that many octets")
FRQ: Final = Element("FRQ", "B", "file ready qualifier: 7 negative")
SRQ: Final = Element("SRQ", "B", "section ready qualifier: 7 not ready")
SCQ: Final = Element("SCQ", "B", "select and call qualifier")
LSQ: Final = Element("LSQ", "B", "last section or segment qualifier")
CHS: Final = Element("CHS", "B", "sum of the octets modulo 256")
AFQ: Final = Element("AFQ", "B", "acknowledge file or section qualifier")
SOF: Final = Element("SOF", "B", "status of file: 0-4; 5 last of directory, 6 sub-directory, 7 being transferred")
CP16: Final = Element("CP16", "H", "elapsed time, 0…59999 ms")
CP24: Final = Element("CP24", "3s", "time of day: ms and minute only")
CP56: Final = Element("CP56", "7s", "date and time")

ELEMENTS: Final = {value.name: value for value in tuple(globals().values()) if isinstance(value, Element)}
"""All elements by name."""

SELECT: Final = 0x80
"""S/E in SCO, DCO, RCO and QOS: 1 selects, 0 executes."""
TRANSIENT: Final = 0x80
"""Bit 7 of VTI: the equipment is on its way."""
TEST_PATTERN: Final = 0x55AA
"""FBP; on the wire AA 55."""

NORMALIZED_ONE: Final = 32768
"""Raw NVA units per 1.0."""


def normalized(raw: int) -> float:
    """Give the value of a raw NVA, -1 … 0.999969."""
    return raw / NORMALIZED_ONE


def normalized_raw(value: float) -> int:
    """Give the raw NVA of a value, clamped to what exists and rounded half away from zero, as common peers do."""
    if math.isnan(value):
        raise ValueError("not a number cannot be sent as a normalized value")
    scaled = value * NORMALIZED_ONE
    if scaled >= NORMALIZED_ONE - 1:
        return NORMALIZED_ONE - 1
    if scaled <= -NORMALIZED_ONE:
        return -NORMALIZED_ONE
    return math.floor(scaled + 0.5) if scaled >= 0 else math.ceil(scaled - 0.5)


def step_position(vti: int) -> int:
    """Give the position -64…63 of a VTI octet."""
    return ((vti & 0x7F) ^ 0x40) - 0x40


def vti(position: int, transient: bool = False) -> int:
    """Build a VTI octet. Raises `ValueError` outside -64…63."""
    if not -64 <= position <= 63:
        raise ValueError(f"a step position is -64 to 63, not {position}")
    return (position & 0x7F) | (TRANSIENT if transient else 0)


def length_of_file(raw: bytes) -> int:
    """Give the octets of a LOF field."""
    return int.from_bytes(raw, "little")


def lof(length: int) -> bytes:
    """Build a LOF field; raises `OverflowError` above 16777215."""
    return length.to_bytes(3, "little")
