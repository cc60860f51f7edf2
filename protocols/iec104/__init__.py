"""IEC 60870-5-104: client and outstation.

`import iec104 as c104` offers the documented classes. What stands behind them:

=========================  ===========================================================================
`iec104.wire`              octets to values and back: frames, messages, the type table, time tags
`iec104.link`              the APCI engine for both stations
`iec104.controlling`       the controlling station's engine, and the session that keeps it connected
`iec104.outstation`        the controlled station's engine
`iec104.api`               `Client`, `Connection`, `Station`, `Point`
`iec104.driver`            what an application needs to show values
`iec104.simulator`         an outstation to test against
=========================  ===========================================================================
"""

from iec104.api.client import Client
from iec104.api.connection import Connection
from iec104.api.point import Point
from iec104.api.station import Station
from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat, UInt5, UInt7, UInt16
from iec104.controlling.session import Backoff
from iec104.controlling.transaction import Outcome, Request, Result
from iec104.enums import (
    BinaryCounterQuality,
    Coi,
    CommandMode,
    ConnectionState,
    Cot,
    Debug,
    Double,
    EventState,
    Frz,
    Init,
    OutputCircuits,
    PackedSingle,
    Qoc,
    Qoi,
    Qrp,
    Quality,
    ResponseState,
    Rqt,
    StartEvents,
    Step,
    TlsVersion,
    Type,
    Umc,
)
from iec104.explain import explain_bytes, explain_bytes_dict
from iec104.information import (
    BinaryCmd,
    BinaryCounterInfo,
    BinaryInfo,
    DoubleCmd,
    DoubleInfo,
    Information,
    NormalizedCmd,
    NormalizedInfo,
    ProtectionCircuitInfo,
    ProtectionEventInfo,
    ProtectionStartInfo,
    ScaledCmd,
    ScaledInfo,
    ShortCmd,
    ShortInfo,
    SingleCmd,
    SingleInfo,
    StatusAndChanged,
    StepCmd,
    StepInfo,
)
from iec104.message import IncomingMessage
from iec104.parameters import ProtocolParameters
from iec104.served import Batch
from iec104.server import Server
from iec104.tls_ciphers import TlsCipher
from iec104.transport_security import TransportSecurity
from iec104.wire.asdu import Sizes
from iec104.wire.times import SummerTime, TimeRule

__all__ = [
    "Backoff",
    "Batch",
    "BinaryCmd",
    "BinaryCounterInfo",
    "BinaryCounterQuality",
    "BinaryInfo",
    "Byte32",
    "Client",
    "Coi",
    "CommandMode",
    "Connection",
    "ConnectionState",
    "Cot",
    "Debug",
    "Double",
    "DoubleCmd",
    "DoubleInfo",
    "EventState",
    "Frz",
    "IncomingMessage",
    "Information",
    "Init",
    "Int7",
    "Int16",
    "NormalizedCmd",
    "NormalizedFloat",
    "NormalizedInfo",
    "Outcome",
    "OutputCircuits",
    "PackedSingle",
    "Point",
    "ProtectionCircuitInfo",
    "ProtectionEventInfo",
    "ProtectionStartInfo",
    "ProtocolParameters",
    "Qoc",
    "Qoi",
    "Qrp",
    "Quality",
    "Request",
    "ResponseState",
    "Result",
    "Rqt",
    "ScaledCmd",
    "ScaledInfo",
    "Server",
    "ShortCmd",
    "ShortInfo",
    "SingleCmd",
    "SingleInfo",
    "Sizes",
    "StartEvents",
    "Station",
    "StatusAndChanged",
    "Step",
    "StepCmd",
    "StepInfo",
    "SummerTime",
    "TimeRule",
    "TlsCipher",
    "TlsVersion",
    "TransportSecurity",
    "Type",
    "UInt5",
    "UInt7",
    "UInt16",
    "Umc",
    "explain_bytes",
    "explain_bytes_dict",
]
