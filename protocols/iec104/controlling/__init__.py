"""The controlling station, sans-I/O but for its session.

===================================  ==================================================================
`iec104.controlling.requests`        what can be asked of a station: one function per procedure
`iec104.controlling.transaction`     one request on its way: steps, answers, timeouts, and why it ended so
`iec104.controlling.engine`          APCI, messages and transactions of one TCP connection
`iec104.controlling.session`         keeps a connection alive on an asyncio loop: dials, initialises, reconnects
`iec104.controlling.files`             fetches directories and files; not offered by the session yet
`iec104.controlling.reading`         one information object as number, quality and time
===================================  ==================================================================
"""
