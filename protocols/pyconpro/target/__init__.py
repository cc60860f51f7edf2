"""Our side as a target: what others consume from us. The simulated controller and `pyconpro.producer` stand on it.

No asyncio, no socket, no clock but in `server`.

============== =====================================================================================
`model`        what a target has to give: produced tags, assemblies, identity, limits; what happened
`path`         a connection path, read the way a target reads it
`class_one`    class-1 traffic of open connections: production, sequence numbers, watchdogs
`admission`    whether a Forward_Open is granted, and if not, with which status
`assemblies`   the assembly object: explicit reading of assemblies
`connections`  the connection manager object: opens and closes, explicit connections too
`router`       explicit requests to objects: identity, message router, Unconnected_Send
`symbols`      the symbol object: tag list and reading by name, for programs that browse
`templates`    the template object: structure layouts
`session`      one TCP connection: encapsulation, sessions; and the same commands on UDP
`engine`       all of them as one engine for one shell
`server`       the asyncio shell: TCP, UDP 44818, UDP 2222 or whatever ports are free
============== =====================================================================================
"""
