"""What every protocol library here stands on: engines, their asyncio shells, the I/O thread, the driver contract.

A leaf: it knows no protocol, no Qt and no application.

=====================  =============================================================================================
`linkkit.engine`       the shape of a protocol engine, and the two errors one may raise
`linkkit.stream`       runs a stream engine on a TCP (or TLS) connection
`linkkit.datagram`     a UDP socket that keeps up: drained in batches on the I/O thread, on Linux by `manydatagrams`
`linkkit.frames`       what goes over the wire, for those who look at it: taps and dissected frames
`linkkit.iothread`     an asyncio loop in a worker thread, and blocking calls into it
`linkkit.alarm`        one timer that follows a deadline
`linkkit.settings`     dataclass fields that carry label, unit, range: dialogs come from them
`linkkit.driver`       the contract between a protocol and an application that shows values
`linkkit.commandline`  the options of a program that is described by a settings class
`linkkit.ondemand`     public names of a package, loaded when they are used
=====================  =============================================================================================
"""
