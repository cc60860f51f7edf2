"""The Frames dock: what goes over the wires, with its meaning octet by octet.

===========  =================================================================
`capture`   pieces from the I/O threads, cut into frames, in bounded memory
`pcapng`    frames as a file for Wireshark
`model`     the list of frames as a Qt model
`inspector` one frame: its tree, and its octets linked to it
`panel`     the dock
===========  =================================================================
"""
