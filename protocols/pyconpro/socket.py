"""Where scripts written for the first version look for `SocketError`."""

from pyconpro.errors import CommError


class SocketError(CommError):
    """There is no TCP connection to the PLC: wrong address, no cable, refused."""
