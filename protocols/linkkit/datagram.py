"""A UDP socket that keeps up: non-blocking, drained in bounded batches whenever the loop finds it readable."""

import asyncio
import contextlib
import logging
import socket
import sys
from collections.abc import Callable
from typing import Final

from linkkit import manydatagrams
from linkkit.manydatagrams import Address, Datagram

__all__ = ["Address", "Datagram", "DatagramPort"]
log = logging.getLogger(__name__)

RECEIVE_BUFFER: Final = 4 << 20
"""Bytes asked of the kernel for waiting datagrams."""
BATCH: Final = 256
"""Datagrams read per wake-up, so that timers and TCP get their turn under flood."""
LARGEST: Final = 2048
"""Bytes read of one datagram unless more is asked for: whatever fits an Ethernet frame. A longer one is cut.

Reading with room for 64 KiB costs twice as much per datagram, because the room is allocated each time.
"""


class DatagramPort:
    """One bound UDP socket on the running loop; loop thread only.

    `receive(datagrams)` is called with what was waiting, in order of arrival, `drained()` after it. Errors that only
    say that an earlier datagram could not be delivered (ICMP port unreachable) are counted in `unreachable` and are no
    reason to stop.
    """

    def __init__(
        self,
        receive: Callable[[list[Datagram]], None],
        host: str = "0.0.0.0",  # noqa: S104 - a consumer hears all its networks unless told otherwise
        port: int = 0,
        drained: Callable[[], None] | None = None,
    ) -> None:
        """Open and bind. Raises `OSError` when the port is taken."""
        self._receive = receive
        self._drained = drained
        self.unreachable = 0
        self.blocked = 0
        """Datagrams that the kernel would not take because its buffer was full."""
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            sock.setblocking(False)
            self._many = manydatagrams.reader(sock, BATCH, LARGEST)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
            if sys.platform == "win32":
                # Without it two programs may share the port and steal each other's packets.
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            elif sys.platform == "linux":
                # Only groups joined on this very socket, not those that another program joined.
                sock.setsockopt(socket.IPPROTO_IP, _IP_MULTICAST_ALL, 0)
            sock.bind((host, port))
        except OSError:
            sock.close()
            raise
        self.socket = sock
        self._largest = LARGEST
        self.address: Address = sock.getsockname()[:2]
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(sock, self._drain)

    def send(self, data: bytes, address: Address) -> bool:
        """Send one datagram; False when the kernel would not take it now (it is not kept)."""
        try:
            self.socket.sendto(data, address)
        except BlockingIOError:
            self.blocked += 1
            return False
        except OSError as error:
            self.unreachable += 1
            log.debug("sending to %s: %s", address, error)
            return False
        return True

    def join(self, group: str, interface: str) -> None:
        """Receive what is sent to a multicast group, on the network card with the address `interface`.

        Raises `OSError` when the card has no multicast or too many groups are joined.
        """
        self.socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, _membership(group, interface))

    def leave(self, group: str, interface: str) -> None:
        """Undo `join`; does nothing when the card or the membership is gone."""
        with contextlib.suppress(OSError):
            self.socket.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, _membership(group, interface))

    def close(self) -> None:
        """Close the socket; idempotent."""
        if self.socket.fileno() >= 0:
            self._loop.remove_reader(self.socket)
            self.socket.close()

    @property
    def largest(self) -> int:
        """Bytes read of one datagram."""
        return self._largest

    @largest.setter
    def largest(self, size: int) -> None:
        if size != self._largest:
            self._largest = size
            self._many = manydatagrams.reader(self.socket, BATCH, size)

    def _drain(self) -> None:
        try:
            datagrams = self._one_by_one() if self._many is None else self._many.read()
        except BlockingIOError:
            return
        except ConnectionError:
            self.unreachable += 1
            return
        self._receive(datagrams)
        if self._drained is not None and self.socket.fileno() >= 0:
            self._drained()

    def _one_by_one(self) -> list[Datagram]:
        recvfrom, largest = self.socket.recvfrom, self._largest
        found: list[Datagram] = []
        for _ in range(BATCH):
            try:
                found.append(recvfrom(largest))
            except BlockingIOError:
                break
            except ConnectionError:
                self.unreachable += 1
        return found


_IP_MULTICAST_ALL: Final = 49
"""linux/in.h; the socket module does not name it."""


def _membership(group: str, interface: str) -> bytes:
    return socket.inet_aton(group) + socket.inet_aton(interface)
