"""The documented API of the controlling side: blocking calls from any thread, callbacks on a thread of their own.

====================  ==================================================================================
`client`              `Client`: connections, the I/O thread, the callback thread
`connection`          `Connection`: state, stations, opening and closing; what the session tells
`commands`            the documented commands of a connection
`station`, `point`    `Station` and `Point`: the values, commands of one point
`intake`              received messages to stations and points, on the I/O thread
`delivery`            their values to callbacks, on the callback thread
`present`             what a point says inside its callback
`reserves`            more addresses of the same server
`runtime`             the I/O thread and the callback thread of a client
`owner`               what connections know of their client, and the shapes of all callbacks
`arguments`           range checks
====================  ==================================================================================
"""
