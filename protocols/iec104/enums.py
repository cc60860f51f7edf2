"""The named numbers of IEC 60870-5-104 and of this library's API.

Two kinds. A `WireEnum` is what an octet on the wire says: a number without a name is kept (`Type(99)` is `Type.???`
and still equals 99), because a peer may send what no table knows. An `ApiEnum` is a choice within this library and
refuses anything unnamed. Flag sets keep unnamed bits. Numbers are those of the fact sheet's tables for the standard;
member names are those of the documented API.
"""

import enum
from typing import Any, Self, cast


class ApiEnum(enum.IntEnum):
    """Whole numbers with names; prints as `Cot.SPONTANEOUS`, equals its number."""

    __str__ = enum.Enum.__str__

    def __format__(self, spec: str) -> str:
        return int.__format__(self, spec) if spec else str(self)


class WireEnum(ApiEnum):
    """Like `ApiEnum`, and a number of 0…255 without a name is accepted and printed as `???`."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or not 0 <= value <= 255:
            return None
        unnamed = int.__new__(cls, value)
        unnamed._name_ = "???"
        unnamed._value_ = value
        # Kept like a member from now on, so that equal numbers are one object. There are at most 256.
        return cast(Self, cls._value2member_map_.setdefault(value, unnamed))

    def __reduce_ex__(self, _protocol: object) -> tuple[type[Self], tuple[int]]:
        return type(self), (int(self),)

    @property
    def is_known(self) -> bool:
        """True when the number has a name."""
        return self._name_ != "???"


class _FlagMeta(enum.EnumMeta):
    """Lets a flag set be made empty: `Quality()`."""

    def __call__(cls, value: Any = 0, *args: Any, **kwargs: Any) -> Any:
        return super().__call__(value, *args, **kwargs)


class Flags(enum.IntFlag, metaclass=_FlagMeta, boundary=enum.KEEP):
    """A set of bits; `Quality()` is the empty one, `Quality.Invalid in quality` tests."""

    def __new__(cls, value: int = 0) -> Self:
        flags = int.__new__(cls, value)
        flags._value_ = value
        return flags

    def is_any(self) -> bool:
        """Tell whether at least one bit is set."""
        return int(self) != 0

    def is_none(self) -> bool:
        """Tell whether no bit is set."""
        return int(self) == 0

    def _names(self) -> str:
        known = [flag for flag in type(self) if flag in self]
        rest = int(self) & ~sum(int(flag) for flag in known)
        names = [str(flag.name) for flag in known] + ([f"0x{rest:X}"] if rest else [])
        return f"{{ {' | '.join(names)} }}" if names else "{}"

    def __repr__(self) -> str:
        return f"{type(self).__name__} set: {self._names()}, is_none: {self.is_none()}"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return int.__format__(self, spec) if spec else str(self)


class QualityFlags(Flags):
    """A flag set whose empty value means good."""

    def is_good(self) -> bool:
        """Tell whether nothing is wrong."""
        return int(self) == 0

    def __repr__(self) -> str:
        return f"{type(self).__name__} set: {self._names()}, is_good: {self.is_good()}"

    __str__ = __repr__


class Type(WireEnum):
    """Type identification of an ASDU, by the standard's mnemonics."""

    M_SP_NA_1 = 1
    M_SP_TA_1 = 2
    M_DP_NA_1 = 3
    M_DP_TA_1 = 4
    M_ST_NA_1 = 5
    M_ST_TA_1 = 6
    M_BO_NA_1 = 7
    M_BO_TA_1 = 8
    M_ME_NA_1 = 9
    M_ME_TA_1 = 10
    M_ME_NB_1 = 11
    M_ME_TB_1 = 12
    M_ME_NC_1 = 13
    M_ME_TC_1 = 14
    M_IT_NA_1 = 15
    M_IT_TA_1 = 16
    M_EP_TA_1 = 17
    M_EP_TB_1 = 18
    M_EP_TC_1 = 19
    M_PS_NA_1 = 20
    M_ME_ND_1 = 21
    M_SP_TB_1 = 30
    M_DP_TB_1 = 31
    M_ST_TB_1 = 32
    M_BO_TB_1 = 33
    M_ME_TD_1 = 34
    M_ME_TE_1 = 35
    M_ME_TF_1 = 36
    M_IT_TB_1 = 37
    M_EP_TD_1 = 38
    M_EP_TE_1 = 39
    M_EP_TF_1 = 40
    S_IT_TC_1 = 41
    C_SC_NA_1 = 45
    C_DC_NA_1 = 46
    C_RC_NA_1 = 47
    C_SE_NA_1 = 48
    C_SE_NB_1 = 49
    C_SE_NC_1 = 50
    C_BO_NA_1 = 51
    C_SC_TA_1 = 58
    C_DC_TA_1 = 59
    C_RC_TA_1 = 60
    C_SE_TA_1 = 61
    C_SE_TB_1 = 62
    C_SE_TC_1 = 63
    C_BO_TA_1 = 64
    M_EI_NA_1 = 70
    C_IC_NA_1 = 100
    C_CI_NA_1 = 101
    C_RD_NA_1 = 102
    C_CS_NA_1 = 103
    C_TS_NA_1 = 104
    C_RP_NA_1 = 105
    C_CD_NA_1 = 106
    C_TS_TA_1 = 107
    P_ME_NA_1 = 110
    P_ME_NB_1 = 111
    P_ME_NC_1 = 112
    P_AC_NA_1 = 113
    F_FR_NA_1 = 120
    F_SR_NA_1 = 121
    F_SC_NA_1 = 122
    F_LS_NA_1 = 123
    F_AF_NA_1 = 124
    F_SG_NA_1 = 125
    F_DR_TA_1 = 126
    F_SC_NB_1 = 127


class Cot(WireEnum):
    """Cause of transmission (six bits of the second identifier field)."""

    PERIODIC = 1
    BACKGROUND_SCAN = 2
    SPONTANEOUS = 3
    INITIALIZED = 4
    REQUEST = 5
    ACTIVATION = 6
    ACTIVATION_CON = 7
    DEACTIVATION = 8
    DEACTIVATION_CON = 9
    ACTIVATION_TERMINATION = 10
    RETURN_INFO_REMOTE = 11
    RETURN_INFO_LOCAL = 12
    FILE_TRANSFER = 13
    AUTHENTICATION = 14
    MAINTENANCE_OF_AUTH_SESSION_KEY = 15
    MAINTENANCE_OF_USER_ROLE_AND_UPDATE_KEY = 16
    INTERROGATED_BY_STATION = 20
    INTERROGATED_BY_GROUP_1 = 21
    INTERROGATED_BY_GROUP_2 = 22
    INTERROGATED_BY_GROUP_3 = 23
    INTERROGATED_BY_GROUP_4 = 24
    INTERROGATED_BY_GROUP_5 = 25
    INTERROGATED_BY_GROUP_6 = 26
    INTERROGATED_BY_GROUP_7 = 27
    INTERROGATED_BY_GROUP_8 = 28
    INTERROGATED_BY_GROUP_9 = 29
    INTERROGATED_BY_GROUP_10 = 30
    INTERROGATED_BY_GROUP_11 = 31
    INTERROGATED_BY_GROUP_12 = 32
    INTERROGATED_BY_GROUP_13 = 33
    INTERROGATED_BY_GROUP_14 = 34
    INTERROGATED_BY_GROUP_15 = 35
    INTERROGATED_BY_GROUP_16 = 36
    REQUESTED_BY_GENERAL_COUNTER = 37
    REQUESTED_BY_GROUP_1_COUNTER = 38
    REQUESTED_BY_GROUP_2_COUNTER = 39
    REQUESTED_BY_GROUP_3_COUNTER = 40
    REQUESTED_BY_GROUP_4_COUNTER = 41
    UNKNOWN_TYPE_ID = 44
    UNKNOWN_COT = 45
    UNKNOWN_CA = 46
    UNKNOWN_IOA = 47


class Qoi(WireEnum):
    """Qualifier of interrogation."""

    STATION = 20
    GROUP_1 = 21
    GROUP_2 = 22
    GROUP_3 = 23
    GROUP_4 = 24
    GROUP_5 = 25
    GROUP_6 = 26
    GROUP_7 = 27
    GROUP_8 = 28
    GROUP_9 = 29
    GROUP_10 = 30
    GROUP_11 = 31
    GROUP_12 = 32
    GROUP_13 = 33
    GROUP_14 = 34
    GROUP_15 = 35
    GROUP_16 = 36


class Rqt(WireEnum):
    """Request part of the qualifier of counter interrogation: which counters (bits 0–5)."""

    GROUP_1 = 1
    GROUP_2 = 2
    GROUP_3 = 3
    GROUP_4 = 4
    GENERAL = 5


class Frz(WireEnum):
    """Freeze part of the qualifier of counter interrogation: what to do with the counters (bits 6–7)."""

    READ = 0
    FREEZE_WITHOUT_RESET = 1
    FREEZE_WITH_RESET = 2
    COUNTER_RESET = 3


class Qoc(WireEnum):
    """Qualifier of command: how the output acts. 4–15 are reserved, 16–31 private."""

    NONE = 0
    SHORT_PULSE = 1
    LONG_PULSE = 2
    PERSISTENT = 3


class Qrp(WireEnum):
    """Qualifier of reset process."""

    GENERAL_RESET = 1
    CLEAR_EVENT_BUFFER = 2


class Coi(WireEnum):
    """Cause of initialisation (bits 0–6; 32 and above are private)."""

    LOCAL_POWER_ON = 0
    LOCAL_MANUAL_RESET = 1
    REMOTE_RESET = 2


class Double(WireEnum):
    """State of a double point, also the order of a double command (only OFF and ON are legal there)."""

    INTERMEDIATE = 0
    OFF = 1
    ON = 2
    INDETERMINATE = 3


class EventState(WireEnum):
    """State of a protection event."""

    INTERMEDIATE = 0
    OFF = 1
    ON = 2
    INDETERMINATE = 3


class Step(WireEnum):
    """Order of a step command."""

    INVALID_0 = 0
    LOWER = 1
    HIGHER = 2
    INVALID_3 = 3


class ConnectionState(ApiEnum):
    """Where a client's connection is."""

    CLOSED = 0
    CLOSED_AWAIT_OPEN = 1
    CLOSED_AWAIT_RECONNECT = 2
    OPEN_MUTED = 3
    OPEN = 4
    OPEN_AWAIT_CLOSED = 5


class Init(ApiEnum):
    """What a client sends on every connect."""

    ALL = 0
    """STARTDT, station interrogation, clock synchronisation."""
    INTERROGATION = 1
    CLOCK_SYNC = 2
    MUTED = 3
    """Nothing, not even STARTDT."""
    NONE = 4
    """STARTDT only."""


class CommandMode(ApiEnum):
    """How a command point is operated."""

    DIRECT = 0
    SELECT_AND_EXECUTE = 1


class ResponseState(ApiEnum):
    """What a callback says about the command it was given."""

    FAILURE = 0
    SUCCESS = 1
    NONE = 2


class Umc(ApiEnum):
    """Why a message was unexpected."""

    NO_ERROR_CAUSE = 0
    UNKNOWN_TYPE_ID = 1
    UNKNOWN_COT = 2
    UNKNOWN_CA = 3
    UNKNOWN_IOA = 4
    INVALID_COT = 5
    INVALID_TYPE_ID = 6
    MISMATCHED_TYPE_ID = 7
    UNIMPLEMENTED_GROUP = 8


class TlsVersion(ApiEnum):
    """TLS protocol version; the numbers are those of the documented API."""

    NOT_SELECTED = 0
    SSL_3_0 = 3
    TLS_1_0 = 4
    TLS_1_1 = 5
    TLS_1_2 = 6
    TLS_1_3 = 7


class Quality(QualityFlags):
    """Quality descriptor of monitored information (SIQ, DIQ, QDS, QDP without the value bits)."""

    Overflow = 1
    ElapsedTimeInvalid = 8
    Blocked = 16
    Substituted = 32
    NonTopical = 64
    Invalid = 128


class BinaryCounterQuality(QualityFlags):
    """Flags of a counter reading: bit 5 is carry, bit 6 is adjusted, as the standard has it."""

    Carry = 32
    Adjusted = 64
    Invalid = 128


class StartEvents(Flags):
    """Start events of protection equipment (SPE)."""

    General = 1
    PhaseL1 = 2
    PhaseL2 = 4
    PhaseL3 = 8
    InEarthCurrent = 16
    ReverseDirection = 32


class OutputCircuits(Flags):
    """Output circuits of protection equipment that were commanded (OCI)."""

    General = 1
    PhaseL1 = 2
    PhaseL2 = 4
    PhaseL3 = 8


class PackedSingle(Flags):
    """Sixteen single points in one word."""

    I0 = 1
    I1 = 2
    I2 = 4
    I3 = 8
    I4 = 16
    I5 = 32
    I6 = 64
    I7 = 128
    I8 = 256
    I9 = 512
    I10 = 1024
    I11 = 2048
    I12 = 4096
    I13 = 8192
    I14 = 16384
    I15 = 32768


class Debug(Flags):
    """Which parts of the library log in detail."""

    Server = 1
    Client = 2
    Connection = 4
    Station = 8
    Point = 16
    Message = 32
    Callback = 64
    Gil = 128
    All = 255
