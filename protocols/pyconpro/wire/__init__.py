"""The wire formats of EtherNet/IP as tables and codecs, both directions, for originators and targets alike.

No state, no I/O, no clock. Parsing raises `linkkit.engine.RemoteError`, building raises `ValueError`.

====================  ===========================================================================
`cursor`              bounds-checked reading; the one place where a short message is noticed
`encapsulation`       the 24-byte header on TCP and UDP 44818, its commands
`cpf`                 common packet format: items, socket addresses
`message`             CIP request and reply: service, path, status words, data
`epath`               connection paths: tags, routes, keys, assemblies, from text and from bytes
`connection_manager`  Forward_Open, Large_Forward_Open, Forward_Close, Unconnected_Send
`io_packet`           the class-1 datagram on UDP 2222
`identity`            ListIdentity, ListServices
`status`              status codes with a meaning and a hint in plain words
====================  ===========================================================================

All integers are little-endian except in socket addresses. Code values and layouts are those of the public CIP
dissectors and of messages observed between independent programs.
"""
