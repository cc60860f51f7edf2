"""CIP consumer and producer connections (EtherNet/IP class 1).

    from pyconpro import Connection, ConsumerHint

    con = Connection()
    con.Start()
    plc = con.addPLC("172.16.13.200")
    consumer = plc.addConsumer(ConsumerHint(tag="test", datasize=6, rpi=1000, otrpi=1100), print)
    consumer.Start()

================  ===================================================================================
`api`             the documented, blocking API; with `dispatcher`, which runs the handlers
`driver`          PLCs for an application: the contract of `linkkit.driver`; `consumed` and `provided` are its tags
`scanner`         the asyncio shell: one UDP socket, one TCP session per PLC
`originator`      the engine of all our connections; `peer` is one PLC, `connection` a consumer, `reception` its packets
`session`         the engine of one TCP session
`spec`            what a connection shall be: produced tags, assemblies
`attempt`         what of it is asked for next, after refusals; `retry` says when; `timers`, `statistics`
`wire`            tables and codecs
`types`           Logix types: payload bytes to values and back
`target`          our side as a target; `producing` and `producer`, its API, and `simulator` are made of it
`browse`          tags and layouts of a controller; `discovery` finds devices
================  ===================================================================================
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyconpro.public import *  # noqa: F403
    from pyconpro.public import __all__ as __all__
else:
    from linkkit.ondemand import public_names

    __getattr__, __dir__ = public_names(__name__)
