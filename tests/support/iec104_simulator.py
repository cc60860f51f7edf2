"""The simulated outstation in a process of its own, and a blocking master made of a plain socket."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from child import PATIENCE, Simulator, child

from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu


@contextmanager
def simulator(*arguments: str, program: tuple[str, ...] = ("iec104.simulator",)) -> Iterator[Simulator]:
    """Start a simulator; it ends with the block. `program` is a module and its first arguments."""
    with child("104", program, *arguments) as running:
        yield running


class PlainMaster:
    """STARTDT, I frames, an acknowledgement for each: one step after the other."""

    def __init__(self, host: str, port: int) -> None:
        self.socket = socket.create_connection((host, port), PATIENCE)
        self._rest = b""
        self._sent = 0
        self._received = 0

    def __enter__(self) -> "PlainMaster":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def start(self) -> None:
        """STARTDT act, and wait for the con."""
        self.socket.sendall(apci.u_frame(Function.STARTDT_ACT))
        while self.frame() != apci.U(Function.STARTDT_CON):
            pass

    def send(self, asdu: Asdu) -> None:
        """Send one I frame."""
        self.socket.sendall(apci.i_frame(self._sent, self._received, wire.build(asdu)))
        self._sent += 1

    def frame(self) -> apci.Frame:
        """Wait for the next frame; I frames are acknowledged."""
        while len(self._rest) < 2 or len(self._rest) < 2 + self._rest[1]:
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionResetError("the outstation closed the connection")
            self._rest += data
        size = 2 + self._rest[1]
        frame, self._rest = apci.parse(self._rest[:size]), self._rest[size:]
        if isinstance(frame, apci.I):
            assert frame.send == self._received
            self._received += 1
            self.socket.sendall(apci.s_frame(self._received))
        elif frame == apci.U(Function.TESTFR_ACT):
            self.socket.sendall(apci.u_frame(Function.TESTFR_CON))
        return frame

    def collect(self, enough: Callable[[list[Asdu]], bool]) -> list[Asdu]:
        """Receive until `enough(all so far)`."""
        got: list[Asdu] = []
        until = time.monotonic() + PATIENCE
        while not enough(got):
            assert time.monotonic() < until, got[-20:]
            frame = self.frame()
            if isinstance(frame, apci.I):
                got.append(wire.parse(frame.asdu))
        return got
