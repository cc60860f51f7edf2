"""The controlling station, sans-I/O but for lines and session.

====================================  =================================================================
`iec104.controlling.requests`         what can be asked of a station: one function per procedure
`iec104.controlling.commands`         the same by name and keyword, with forms: what people click
`iec104.controlling.transaction`      one request on its way: steps, answers, timeouts, and why it ended so
`iec104.controlling.files`            directory, download and upload
`iec104.controlling.engine`           APCI, messages, requests and files of one TCP connection
`iec104.controlling.redundancy`       which of several connections carries data; events that come twice
`iec104.controlling.line`             one address on an asyncio loop: dials, and again when it is lost
`iec104.controlling.initialisation`   what is sent after every start of data transfer
`iec104.controlling.waiting`          who waits for requests and files, and watches their steps
`iec104.controlling.session`          a logical connection over one line or several
`iec104.controlling.failures`         why a connection is not there, in words
`iec104.controlling.reading`          one information object as number, quality and time
====================================  =================================================================
"""
