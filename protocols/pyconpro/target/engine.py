"""A target as one engine: sessions for TCP connections, datagrams for class 1, one deadline, one list of happenings."""

from collections.abc import Iterable

from linkkit.datagram import Address
from pyconpro.target.admission import Applications
from pyconpro.target.class_one import ClassOne
from pyconpro.target.connections import ConnectionManager
from pyconpro.target.model import Application, Ending, Happening, Options
from pyconpro.target.router import Router
from pyconpro.target.session import Session


class Target:
    """Sans-I/O. After any call into it or one of its sessions: `events()`, `outgoing()`, `closing()`, `deadline()`.

    Class-1 datagrams go through `receive` and `outgoing`; each TCP connection has a `Session` with calls of its own.
    """

    def __init__(self, options: Options, applications: Applications, seed: int = 0) -> None:
        """`seed` should be random: connection ids and session handles count up from it."""
        self.options = options
        self.applications = applications
        self.run = True
        """Run mode; False shows in run/idle headers."""
        self.class_one = ClassOne(lambda: self.run)
        self.manager = ConnectionManager(options, applications, self.class_one, seed & 0xFFFFFFFF)
        self.router = Router(options, self.manager)
        self._sessions: dict[int, Session] = {}
        self._closing: list[Session] = []
        self._handle = seed & 0x7FFFFFFF

    # --- TCP ---------------------------------------------------------------------------------------------------------

    def session(self, peer: str, local: str, now: float) -> Session:
        """Begin with a TCP connection from the IP address `peer` to ours, `local`."""
        self._handle = self._handle % 0x7FFFFFFF + 1
        session = Session(self, self._handle, peer, local, now)
        self._sessions[session.number] = session
        return session

    def session_over(self, session: Session) -> None:
        """Tell that the TCP connection is gone. Class-1 connections live on without it."""
        self._sessions.pop(session.number, None)
        self.manager.session_over(session.number)

    def closing(self) -> list[Session]:
        """Give the sessions that got an event from a call to something else than themselves; drained."""
        closing, self._closing = self._closing, []
        return closing

    # --- Class 1 -----------------------------------------------------------------------------------------------------

    def receive(self, datagram: bytes, address: Address, now: float) -> None:
        """Take a class-1 datagram. Never raises: what does not belong to a connection is counted."""
        self.class_one.receive(datagram, address, now)
        self._supervise()

    def tick(self, now: float) -> None:
        """Produce what is due; end connections whose originator fell silent."""
        self.class_one.tick(now)
        self._supervise()

    def deadline(self) -> float | None:
        """Give the time of the next `tick`."""
        return self.class_one.deadline()

    def events(self) -> Iterable[Happening]:
        """What has happened; drained."""
        happened = self.manager.happenings[:]
        self.manager.happenings.clear()
        return happened

    def outgoing(self) -> list[tuple[bytes, Address]]:
        """Give the class-1 datagrams to send; drained."""
        sent = self.class_one.sent[:]
        self.class_one.sent.clear()
        return sent

    # --- Our own side ------------------------------------------------------------------------------------------------

    def end(self, application: Application | None = None) -> None:
        """End all connections, or those of one application; the originators notice it by silence."""
        for connection in self.manager.live:
            if connection.open and application in (None, connection.application):
                self.manager.end(connection, Ending.STOPPED)

    def _supervise(self) -> None:
        self.manager.supervise()
        for host in self.manager.deserted:
            if self.options.close_after_timeout:
                for session in self._sessions.values():
                    if session.peer.host == host:
                        session.close("the last class-1 connection of this originator timed out")
                        self._closing.append(session)
        self.manager.deserted.clear()
