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

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iec104.public import *  # noqa: F403
    from iec104.public import __all__ as __all__
else:
    from linkkit.ondemand import public_names

    __getattr__, __dir__ = public_names(__name__)
