"""A target as one engine: sessions for TCP connections, datagrams for class 1, one deadline, one list of happenings."""

from collections.abc import Iterable

from pyconpro.target.admission import ASSEMBLY_CLASS, Applications
from pyconpro.target.assemblies import AssemblyObject
from pyconpro.target.class_one import ClassOne
from pyconpro.target.connections import ConnectionManager
from pyconpro.target.model import Address, Application, Ending, Options
from pyconpro.target.router import Router
from pyconpro.target.session import Session


class Target:
    """Sans-I/O. After any call into it or one of its sessions: `events()`, `outgoing()`, `touched()`, `deadline()`.

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
        self.router.objects[ASSEMBLY_CLASS] = AssemblyObject(applications, self.manager).handle
        self._sessions: dict[int, Session] = {}
        self._touched: list[Session] = []
        self._handle = seed & 0x7FFFFFFF

    # --- TCP ---------------------------------------------------------------------------------------------------------

    def session(self, peer: str, local: str, now: float) -> Session:
        """Begin with a TCP connection from the IP address `peer` to ours, `local`."""
        self._handle = self._handle % 0x7FFFFFFF + 1
        session = self.new_session(self._handle, peer, local, now)
        self._sessions[session.number] = session
        return session

    def new_session(self, number: int, peer: str, local: str, now: float) -> Session:
        """Make the engine of a session; for targets with a session of their own kind."""
        return Session(self, number, peer, local, now)

    @property
    def reachable(self) -> bool:
        """Whether the List commands are answered on UDP; for targets that can be cut off."""
        return True

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The TCP connections there are."""
        return tuple(self._sessions.values())

    def session_over(self, session: Session) -> None:
        """Tell that the TCP connection is gone. Class-1 connections live on without it."""
        self._sessions.pop(session.number, None)
        self.manager.session_over(session.number)

    def touched(self) -> list[Session]:
        """Give the sessions that have something to say after a call to something else than themselves; drained."""
        touched, self._touched = self._touched, []
        return touched

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

    def events(self) -> Iterable[object]:
        """What has happened (`target.model.Happening`); drained."""
        happened = self.manager.happenings[:]
        self.manager.happenings.clear()
        return happened

    def outgoing(self) -> list[tuple[bytes, Address]]:
        """Give the class-1 datagrams to send; drained."""
        sent = self.class_one.sent[:]
        self.class_one.sent.clear()
        return sent

    def close_session(self, session: Session, reason: str) -> None:
        """Close a TCP connection from our side."""
        session.close(reason)
        self.touch(session)

    def touch(self, session: Session) -> None:
        """Note that a session has something to say."""
        self._touched.append(session)

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
                gone = "the last class-1 connection of this originator timed out"
                for session in self.sessions:
                    if session.peer.host == host:
                        self.close_session(session, gone)
        self.manager.deserted.clear()
