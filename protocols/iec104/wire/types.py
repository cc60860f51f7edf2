"""THE table of type ids: to support another type, add a row here and a vector in `tests/vectors`.

Elements, sizes and legal causes per the fact sheet's type table, which was cross-checked against lib60870 and tshark.
"""

from collections.abc import Mapping
from struct import Struct
from types import MappingProxyType
from typing import Final

from iec104.wire.elements import ELEMENTS, Element

IOA_CODES: Final = {1: "B", 2: "H", 3: "HB"}
"""`struct` codes of an information object address, by its size."""
TIME_TAGS: Final = frozenset({"CP24", "CP56"})


class Row:
    """One type id: what its information objects consist of. Compiled once; compare by identity."""

    def __init__(
        self, type_id: int, mnemonic: str, meaning: str, elements: str = "", causes: str = "", sq: bool = False
    ) -> None:
        self.id = type_id
        self.mnemonic = mnemonic
        self.meaning = meaning
        self.elements: tuple[Element, ...] = tuple(ELEMENTS[name] for name in elements.split())
        """In wire order, after the information object address."""
        self.causes = _numbers(causes)
        """Causes that the standard allows; others occur and are worth a remark, never a reason to drop data."""
        self.sq = sq
        """Whether the standard allows SQ=1; devices use it with other types too."""
        # Plain attributes, not properties: they are read for every received message.
        self.direction = mnemonic[0]
        """First letter of the mnemonic: "M" monitoring, "C" control, "P" parameter, "F" file, "S" security."""
        self.element = Struct("<" + "".join(element.codes for element in self.elements))
        """The elements without address, as they follow each other with SQ=1."""
        self.size = self.element.size
        """Octets of the elements, without address."""
        self.value = self.elements[0].name if self.elements else ""
        """Name of the first element. Monitoring types with the same one tell the same thing, timed or not."""
        last = self.elements[-1].name if self.elements else ""
        self.time = last if last in TIME_TAGS else ""
        """Name of the time tag that ends the elements: "CP24", "CP56" or ""."""
        self.timed = bool(self.time)
        self.segment = last == "LOS"
        """Whether the last element states how many octets follow it (F_SG_NA_1)."""
        self._objects = {size: Struct("<" + code + self.element.format[1:]) for size, code in IOA_CODES.items()}
        self.single = self._objects[3]
        """Address of three octets and the elements, as they follow each other with SQ=0."""
        self.step = self.single.size
        self.addresses = Struct(f"<{IOA_CODES[3]}{self.size}x")
        """Address of three octets alone, the elements left out."""

    def __repr__(self) -> str:
        return f"<{self.mnemonic} {self.id}>"

    def object(self, ioa_size: int) -> Struct:
        """The address and the elements, as they follow each other with SQ=0."""
        return self._objects[ioa_size]


def _numbers(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


_STATUS = "2 3 5 11 12 20-36"
_STATUS_TIMED = "3 5 11 12"
_MEASURED = "1 2 3 5 20-36"
_REQUESTED = "2 3 5 20-36"
_TIMED = "3 5"
_COUNTER = "3 37-41"
_EVENT = "3"
_COMMAND = "6 7 8 9 10 44-47"
_CONFIRMED = "6 7 44-47"
_PARAMETER = "6 7 20-36 44-47"
_FILE = "13 44-47"

_ROWS: Final = (
    # Monitoring direction. Types with CP24 belong to IEC 60870-5-101, yet gateways send them over 104.
    Row(1, "M_SP_NA_1", "single-point information", "SIQ", _STATUS, sq=True),
    Row(2, "M_SP_TA_1", "single-point information with time tag CP24", "SIQ CP24", _STATUS_TIMED),
    Row(3, "M_DP_NA_1", "double-point information", "DIQ", _STATUS, sq=True),
    Row(4, "M_DP_TA_1", "double-point information with time tag CP24", "DIQ CP24", _STATUS_TIMED),
    Row(5, "M_ST_NA_1", "step position information", "VTI QDS", _STATUS, sq=True),
    Row(6, "M_ST_TA_1", "step position information with time tag CP24", "VTI QDS CP24", _STATUS_TIMED),
    Row(7, "M_BO_NA_1", "bit string of 32 bits", "BSI QDS", _REQUESTED, sq=True),
    Row(8, "M_BO_TA_1", "bit string of 32 bits with time tag CP24", "BSI QDS CP24", _TIMED),
    Row(9, "M_ME_NA_1", "measured value, normalized", "NVA QDS", _MEASURED, sq=True),
    Row(10, "M_ME_TA_1", "measured value, normalized, with time tag CP24", "NVA QDS CP24", _TIMED),
    Row(11, "M_ME_NB_1", "measured value, scaled", "SVA QDS", _MEASURED, sq=True),
    Row(12, "M_ME_TB_1", "measured value, scaled, with time tag CP24", "SVA QDS CP24", _TIMED),
    Row(13, "M_ME_NC_1", "measured value, short floating point", "R32 QDS", _MEASURED, sq=True),
    Row(14, "M_ME_TC_1", "measured value, short floating point, with time tag CP24", "R32 QDS CP24", _TIMED),
    Row(15, "M_IT_NA_1", "integrated totals", "BCR", _COUNTER, sq=True),
    Row(16, "M_IT_TA_1", "integrated totals with time tag CP24", "BCR CP24", _COUNTER),
    Row(17, "M_EP_TA_1", "event of protection equipment with time tag CP24", "SEP CP16 CP24", _EVENT),
    Row(18, "M_EP_TB_1", "packed start events of protection equipment with time tag CP24", "SPE QDP CP16 CP24", _EVENT),
    Row(19, "M_EP_TC_1", "packed output circuits of protection with time tag CP24", "OCI QDP CP16 CP24", _EVENT),
    Row(20, "M_PS_NA_1", "packed single points with change detection", "SCD QDS", _REQUESTED, sq=True),
    Row(21, "M_ME_ND_1", "measured value, normalized, without quality", "NVA", _MEASURED, sq=True),
    Row(30, "M_SP_TB_1", "single-point information with time tag", "SIQ CP56", _STATUS_TIMED),
    Row(31, "M_DP_TB_1", "double-point information with time tag", "DIQ CP56", _STATUS_TIMED),
    Row(32, "M_ST_TB_1", "step position information with time tag", "VTI QDS CP56", _STATUS_TIMED),
    Row(33, "M_BO_TB_1", "bit string of 32 bits with time tag", "BSI QDS CP56", _TIMED),
    Row(34, "M_ME_TD_1", "measured value, normalized, with time tag", "NVA QDS CP56", _TIMED),
    Row(35, "M_ME_TE_1", "measured value, scaled, with time tag", "SVA QDS CP56", _TIMED),
    Row(36, "M_ME_TF_1", "measured value, short floating point, with time tag", "R32 QDS CP56", _TIMED),
    Row(37, "M_IT_TB_1", "integrated totals with time tag", "BCR CP56", _COUNTER),
    Row(38, "M_EP_TD_1", "event of protection equipment with time tag", "SEP CP16 CP56", _EVENT),
    Row(39, "M_EP_TE_1", "packed start events of protection equipment with time tag", "SPE QDP CP16 CP56", _EVENT),
    Row(40, "M_EP_TF_1", "packed output circuits of protection with time tag", "OCI QDP CP16 CP56", _EVENT),
    Row(41, "S_IT_TC_1", "security statistics with time tag (IEC 60870-5-7)", "AID BCR CP56", _COUNTER),
    Row(70, "M_EI_NA_1", "end of initialisation", "COI", "4"),
    # Control direction: commands to the process.
    Row(45, "C_SC_NA_1", "single command", "SCO", _COMMAND),
    Row(46, "C_DC_NA_1", "double command", "DCO", _COMMAND),
    Row(47, "C_RC_NA_1", "regulating step command", "RCO", _COMMAND),
    Row(48, "C_SE_NA_1", "set-point, normalized", "NVA QOS", _COMMAND),
    Row(49, "C_SE_NB_1", "set-point, scaled", "SVA QOS", _COMMAND),
    Row(50, "C_SE_NC_1", "set-point, short floating point", "R32 QOS", _COMMAND),
    Row(51, "C_BO_NA_1", "bit string of 32 bits command", "BSI", "6 7 10 44-47"),
    Row(58, "C_SC_TA_1", "single command with time tag", "SCO CP56", _COMMAND),
    Row(59, "C_DC_TA_1", "double command with time tag", "DCO CP56", _COMMAND),
    Row(60, "C_RC_TA_1", "regulating step command with time tag", "RCO CP56", _COMMAND),
    Row(61, "C_SE_TA_1", "set-point, normalized, with time tag", "NVA QOS CP56", _COMMAND),
    Row(62, "C_SE_TB_1", "set-point, scaled, with time tag", "SVA QOS CP56", _COMMAND),
    Row(63, "C_SE_TC_1", "set-point, short floating point, with time tag", "R32 QOS CP56", _COMMAND),
    Row(64, "C_BO_TA_1", "bit string of 32 bits command with time tag", "BSI CP56", "6 7 10 44-47"),
    # Control direction: the system. 104 and 106 belong to IEC 60870-5-101.
    Row(100, "C_IC_NA_1", "interrogation command", "QOI", _COMMAND),
    Row(101, "C_CI_NA_1", "counter interrogation command", "QCC", _COMMAND),
    Row(102, "C_RD_NA_1", "read command", "", "5 44-47"),
    Row(103, "C_CS_NA_1", "clock synchronisation command", "CP56", "3 6 7 44-47"),
    Row(104, "C_TS_NA_1", "test command", "FBP", _CONFIRMED),
    Row(105, "C_RP_NA_1", "reset process command", "QRP", _CONFIRMED),
    Row(106, "C_CD_NA_1", "delay acquisition command", "CP16", "3 6 7 44-47"),
    Row(107, "C_TS_TA_1", "test command with time tag", "TSC CP56", _CONFIRMED),
    # Parameters.
    Row(110, "P_ME_NA_1", "parameter of measured value, normalized", "NVA QPM", _PARAMETER),
    Row(111, "P_ME_NB_1", "parameter of measured value, scaled", "SVA QPM", _PARAMETER),
    Row(112, "P_ME_NC_1", "parameter of measured value, short floating point", "R32 QPM", _PARAMETER),
    Row(113, "P_AC_NA_1", "parameter activation", "QPA", "6 7 8 9 44-47"),
    # File transfer.
    Row(120, "F_FR_NA_1", "file ready", "NOF LOF FRQ", _FILE),
    Row(121, "F_SR_NA_1", "section ready", "NOF NOS LOF SRQ", _FILE),
    Row(122, "F_SC_NA_1", "call directory, select file, call file, call section", "NOF NOS SCQ", "5 13 44-47"),
    Row(123, "F_LS_NA_1", "last section, last segment", "NOF NOS LSQ CHS", _FILE),
    Row(124, "F_AF_NA_1", "acknowledge file, acknowledge section", "NOF NOS AFQ", _FILE),
    Row(125, "F_SG_NA_1", "segment", "NOF NOS LOS", _FILE),
    Row(126, "F_DR_TA_1", "directory", "NOF LOF SOF CP56", "3 5", sq=True),
    Row(127, "F_SC_NB_1", "query log: request archive file", "NOF CP56 CP56", _FILE),
)

TYPES: Final[Mapping[int, Row]] = MappingProxyType({row.id: row for row in _ROWS})
"""Every known type id."""
BY_NAME: Final[Mapping[str, Row]] = MappingProxyType({row.mnemonic: row for row in _ROWS})
"""The same rows by mnemonic."""


def name(type_id: int) -> str:
    """Give the mnemonic, or "type 200" for a type that has none."""
    row = TYPES.get(type_id)
    return row.mnemonic if row else f"type {type_id}"
