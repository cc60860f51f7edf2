"""The wire format of IEC 60870-5-104: bytes to values and back, no state, nothing that waits.

===================  ================================================================================
`iec104.wire.apci`     the frame around everything: I, S and U format, and how a stream splits into frames
`iec104.wire.header`   what stands before the information objects: type, qualifier, cause, common address, any sizes
`iec104.wire.asdu`     the message in an I frame: header and information objects, SQ on any type
`iec104.wire.types`    THE table of type ids; to add one, add a row
`iec104.wire.elements` the information elements the rows are made of, their bits and conversions
`iec104.wire.times`    CP16, CP24 and CP56 time tags: raw octets, flags, zone and summer-time rules
===================  ================================================================================

Everything is little-endian; bit 0 is the least significant bit.
"""
