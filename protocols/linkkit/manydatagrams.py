"""Many datagrams by one system call: Linux's recvmmsg, which Python's socket module does not offer.

One call costs about as much as one `recvfrom`, releases the interpreter lock once instead of once per datagram, and
needs no further call to learn that nothing is left.
"""

import ctypes
import errno
import mmap
import os
import socket
import sys
from struct import Struct
from typing import Final

import numpy as np

Address = tuple[str, int]
"""(dotted IPv4 address, port)."""
Datagram = tuple[bytes, Address]

_DONTWAIT: Final = 0x40
"""MSG_DONTWAIT of sys/socket.h."""
_NAME_SIZE: Final = 16
"""Bytes of a struct sockaddr_in: family, port, address, padding."""
_NAME: Final = Struct("=H2s4s")
_APART: Final = 64
"""Bytes between two places for datagrams: at a power of two they would all compete for the same lines of the cache."""
_MOST_SENDERS: Final = 4096
"""So many addresses are remembered as tuples; then it begins anew, for anybody may send."""


class IoVec(ctypes.Structure):
    """struct iovec of sys/uio.h."""

    _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))


class MsgHdr(ctypes.Structure):
    """struct msghdr of sys/socket.h."""

    _fields_ = (
        ("name", ctypes.c_void_p),
        ("name_size", ctypes.c_uint32),
        ("parts", ctypes.c_void_p),
        ("part_count", ctypes.c_size_t),
        ("control", ctypes.c_void_p),
        ("control_size", ctypes.c_size_t),
        ("flags", ctypes.c_int),
    )


class MMsgHdr(ctypes.Structure):
    """struct mmsghdr of sys/socket.h."""

    _fields_ = (("header", MsgHdr), ("received", ctypes.c_uint))


def _find() -> "ctypes._FuncPointer | None":
    if sys.platform != "linux":
        return None
    try:
        function = ctypes.CDLL(None, use_errno=True).recvmmsg
    except (OSError, AttributeError):
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_void_p)
    function.restype = ctypes.c_int
    # Asked about no socket at all, a kernel that has the call complains of that, and one without it of the call.
    known = function(-1, None, 0, 0, None) < 0 and ctypes.get_errno() == errno.EBADF
    return function if known else None


_recvmmsg: Final = _find()


class Reader:
    """Reads up to `count` datagrams of up to `size` bytes at once; longer ones are cut. One thread."""

    def __init__(self, sock: socket.socket, count: int, size: int) -> None:
        self._fd = sock.fileno()
        self._count = count
        self._size = size = size + _APART
        # Slices of a memory map are bytes already; its pages take no memory before the kernel has filled them.
        self._data = mmap.mmap(-1, count * size)
        self._names = np.zeros((count, _NAME_SIZE // 8), np.uint64)
        self._vector = (MMsgHdr * count)()
        self._parts = (IoVec * count)()
        data = ctypes.addressof(ctypes.c_char.from_buffer(self._data))
        for index, (message, part) in enumerate(zip(self._vector, self._parts, strict=True)):
            part.base, part.size = data + index * size, size - _APART
            header = message.header
            header.name, header.name_size = self._names.ctypes.data + index * _NAME_SIZE, _NAME_SIZE
            header.parts, header.part_count = ctypes.addressof(part), 1
        sizes = np.frombuffer(memoryview(self._vector), np.uint32)
        stride = ctypes.sizeof(MMsgHdr) // 4
        self._sizes = sizes[MMsgHdr.received.offset // 4 :: stride]
        self._senders = self._names[:, 0]
        self._known: dict[int, Address] = {}

    def read(self) -> list[Datagram]:
        """Give what waits in the socket, in order of arrival; raises `OSError` as `recvfrom` does."""
        assert _recvmmsg is not None
        count = _recvmmsg(self._fd, ctypes.addressof(self._vector), self._count, _DONTWAIT, None)
        if count < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))  # Python makes BlockingIOError and its like of it
        data, size, known = self._data, self._size, self._known
        begin = 0
        found: list[Datagram] = []
        for length, sender in zip(self._sizes[:count].tolist(), self._senders[:count].tolist(), strict=True):
            address = known.get(sender) or self._meet(sender)
            found.append((data[begin : begin + length], address))
            begin += size
        return found

    def _meet(self, sender: int) -> Address:
        if len(self._known) >= _MOST_SENDERS:
            self._known.clear()
        _, port, host = _NAME.unpack(sender.to_bytes(8, sys.byteorder))
        address = socket.inet_ntoa(host), int.from_bytes(port, "big")
        self._known[sender] = address
        return address


def reader(sock: socket.socket, count: int, size: int) -> Reader | None:
    """Give a reader for an IPv4 UDP socket; None where the system has no such call."""
    return None if _recvmmsg is None else Reader(sock, count, size)
