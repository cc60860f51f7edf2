"""The documented API of the controlling side: blocking calls from any thread, callbacks on a thread of their own.

====================  ==================================================================================
`client`              `Client`: connections, the I/O thread, the callback thread
`connection`          `Connection`: commands, state, what a received message does
`station`, `point`    `Station` and `Point`: the values, commands of one point
`intake`              received messages to stations and points, on the I/O thread
`delivery`            their values to callbacks, on the callback thread
`runtime`             the I/O thread and the callback thread of a client
`owner`               what connections know of their client, and the shapes of all callbacks
`arguments`           range checks
====================  ==================================================================================
"""
