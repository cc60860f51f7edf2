"""The controlled station, sans-I/O: an `Outstation` with points, and one `Session` per connection.

==========================  ==========================================================================
`outstation.process`        stations and points, and which types tell the same thing
`outstation.core`           the outstation: values in, reports out, who is connected, cyclic transmission
`outstation.session`        one connection: what is sent in which order, within the window
`outstation.procedures`     what is done with each received type; to support one more, add a row
`outstation.files`          directory, download and upload of files
`outstation.service`        runs an outstation on asyncio: the one module here with sockets
`outstation.buffer`         events that wait for a connection
`outstation.clock`          the station's own clock
`outstation.faults`         misbehaviour to switch on
`outstation.happenings`     what the application is told
==========================  ==========================================================================
"""
