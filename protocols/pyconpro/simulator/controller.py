"""The simulated controller as an engine: a target with the tags of the scene."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from pyconpro.simulator import scene
from pyconpro.simulator.faults import Script, apply_changes, check_tags
from pyconpro.simulator.faulty_link import FaultyLink
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Address, Options, ProducedTag, Refusal
from pyconpro.target.session import Session, SessionOver
from pyconpro.target.symbols import Symbols
from pyconpro.types import TypeDescription, parse_type, status_member
from pyconpro.wire.connection_manager import ForwardOpen
from pyconpro.wire.identity import Identity

REMOTE_RUN: Final = 0x3060
REMOTE_PROGRAM: Final = 0x3070
"""Identity status words that pycomm3 shows as REMOTE RUN and REMOTE PROG (observed); with 0x0100 besides, scanners also
show a minor fault."""

IDENTITY: Final = Identity(1, 14, 0xA6, 33, 11, REMOTE_RUN, 0x00F5C09E, "1756-L83E/B Fieldscope simulator", 3)
"""A ControlLogix controller (vendor 1, device type 14), whose name says that it is none."""

SCAN: Final = 0.01
"""Seconds of a task period: values change at most so often, and a faster RPI sees them repeated."""

PROJECT: Final = "Fieldscope_Simulator"
"""Name of the controller's project."""

STATUS: Final = "Status"
"""Name of the CONNECTION_STATUS member of the scene's structures."""


@dataclass(slots=True)
class Tag:
    """A tag of the controller and its value over time."""

    name: str
    type: TypeDescription
    value: scene.Value
    produced: bool = True
    _scan: int = -1
    _run: bool = True
    _image: bytes = b""

    def image(self, t: float, run: bool) -> bytes:
        """Give its bytes at `t` seconds after the start; `run` goes into a CONNECTION_STATUS member."""
        scan = int(t / SCAN)
        if scan != self._scan or run != self._run:
            value = self.value(scan * SCAN)
            if self.has_status:
                value = {STATUS: {"RunMode": run, "ConnectionFaulted": False}, **value}
            self._image, self._scan, self._run = self.type.encode(value), scan, run
        return self._image

    @property
    def has_status(self) -> bool:
        """Whether its first member is a CONNECTION_STATUS."""
        return bool(status_member(self.type))


def scene_tags() -> list[Tag]:
    """Make the tags of the scene."""
    produced = [Tag(name, parse_type(text), value) for name, text, value in scene.TAGS]
    return produced + [Tag(name, parse_type(text), value, False) for name, text, value in scene.UNPRODUCED]


@dataclass(frozen=True, slots=True)
class Restarting:
    """The controller goes off; the shell closes all its TCP ports for so long."""

    seconds: float


class SimulatedController(Target):
    """A target whose produced tags are those of the scene, with faults to switch.

    `started` is the time at which the scene and the script begin. `chance` gives random numbers from 0 to below 1.
    Beside the happenings of a target, `events` gives `Restarting`.
    """

    def __init__(
        self,
        options: Options,
        seed: int = 0,
        started: float = 0.0,
        *,
        tags: Iterable[Tag] | None = None,
        script: Script | None = None,
        chance: Callable[[], float] = lambda: 0.5,
    ) -> None:
        """Raises `ValueError` when the script names a tag that does not exist."""
        self.tags = {tag.name: tag for tag in (scene_tags() if tags is None else tags)}
        self.started = started
        self.link = FaultyLink(chance)
        self.heartbeat_loss = 0.0
        self.mute = False
        self.unplugged = False
        self.api_factor = 1.0
        self.api_fixed: float | None = None
        self.refusal: Refusal | None = None
        self.refusals_left: int | None = None
        self._script = Script() if script is None else script
        self._script.start = started
        self._frozen: float | None = None
        self._now = started
        self._restarting: list[Restarting] = []
        produced = [
            ProducedTag(tag.name, tag.type.size, _Payload(self, tag), tag.produced) for tag in self.tags.values()
        ]
        super().__init__(options, Applications(produced), seed)
        options.api = self._api
        self.manager.refuse = self._refuse
        self.symbols = Symbols(self.router, PROJECT)
        for tag in self.tags.values():
            self.symbols.add(tag.name, tag.type, _Payload(self, tag))
        self.symbols.add_program(scene.PROGRAM)
        for name, text, value in scene.PROGRAM_TAGS:
            tag = Tag(name, parse_type(text), value, False)
            self.symbols.add(tag.name, tag.type, _Payload(self, tag), scene.PROGRAM)
        check_tags(self._script, self.tags)
        self._run_script(started)

    # --- As a target -------------------------------------------------------------------------------------------------

    def new_session(self, number: int, peer: str, local: str, now: float) -> Session:
        return _FaultySession(self, number, peer, local, now)

    def receive(self, datagram: bytes, address: Address, now: float) -> None:
        lost = self.heartbeat_loss > 0 and self.link.chance() < self.heartbeat_loss
        if not (lost or self.unplugged):
            super().receive(datagram, address, now)

    def tick(self, now: float) -> None:
        self._now = now
        self._run_script(now)
        super().tick(now)

    def deadline(self) -> float | None:
        times = (super().deadline(), self.link.deadline(), self._script.deadline())
        return min((time for time in times if time is not None), default=None)

    def events(self) -> Iterable[object]:
        restarting, self._restarting = self._restarting, []
        return [*super().events(), *restarting]

    def outgoing(self) -> list[tuple[bytes, Address]]:
        packets = super().outgoing()
        if not self.unplugged:
            self.link.send(packets, self._now)
        return self.link.arrived(self._now)

    # --- What can be made to happen ----------------------------------------------------------------------------------

    def set_run(self, run: bool, now: float) -> None:
        """Go to run or to program mode.

        Program mode freezes the values, clears RunMode in CONNECTION_STATUS and shows in the identity's status word.
        """
        if run == self.run:
            return
        self.run = run
        status = REMOTE_RUN if run else REMOTE_PROGRAM
        self.options.identity = replace(self.options.identity, status=status)
        if run:
            assert self._frozen is not None
            self.started += now - self._frozen
            self._frozen = None
        else:
            self._frozen = now

    def restart(self, seconds: float, now: float) -> None:
        """Go off and come back: connections and sessions are forgotten and the scene begins again."""
        self.drop_connections()
        self.link.clear()
        self._restarting.append(Restarting(seconds))
        self.started = now + seconds
        self._frozen = None if self.run else self.started

    def drop_connections(self, really: bool = True) -> None:
        """End all class-1 connections without a word, as a download does."""
        if really:
            self.end()

    def drop_tcp(self, really: bool = True) -> None:
        """Close all TCP connections."""
        for session in self.sessions if really else ():
            self.close_session(session, "closed by a fault")

    def forget_sessions(self, really: bool = True) -> None:
        """Make all session handles invalid while their TCP connections stay."""
        for session in self.sessions if really else ():
            session.registered = False

    def unplug(self, unplugged: bool, now: float) -> None:
        """Pull the cable, or put it back: then what TCP held up arrives, in both directions."""
        self.unplugged = unplugged
        if not unplugged:
            for session in self.sessions:
                if isinstance(session, _FaultySession):
                    session.plugged(now)
                self.touch(session)

    @property
    def reachable(self) -> bool:
        return not (self.unplugged or self.mute)

    def produced(self, name: str) -> ProducedTag:
        """Give a tag as its consumers see it, to change its limits. Raises `KeyError`."""
        found = self.applications.tag(name)
        if found is None:
            raise KeyError(name)
        return found

    # --- Inside ------------------------------------------------------------------------------------------------------

    def image(self, tag: Tag, now: float) -> bytes:
        """Give the bytes of a tag at a monotonic time."""
        return tag.image(max(0.0, (now if self._frozen is None else self._frozen) - self.started), self.run)

    def _run_script(self, now: float) -> None:
        for changes in self._script.due(now):
            apply_changes(self, changes, now)

    def _api(self, rpi: int) -> int:
        api = rpi * self.api_factor if self.api_fixed is None else self.api_fixed * 1e6
        return max(1, round(api))

    def _refuse(self, _asked: ForwardOpen) -> Refusal | None:
        if self.refusal is None or self.refusals_left == 0:
            return None
        if self.refusals_left is not None:
            self.refusals_left -= 1
        return self.refusal


class _FaultySession(Session):
    """A session behind a cable that may be pulled."""

    def __init__(self, controller: SimulatedController, number: int, peer: str, local: str, now: float) -> None:
        super().__init__(controller, number, peer, local, now)
        self._controller = controller
        self._waiting = b""

    def receive(self, data: bytes, now: float) -> None:
        if self._controller.unplugged:
            self._waiting += data
        elif not self._controller.mute:
            super().receive(data, now)

    def plugged(self, now: float) -> None:
        """Take what was held up."""
        data, self._waiting = self._waiting, b""
        if data:
            self.receive(data, now)

    # Nothing leaves an unplugged device, nor does the end of a connection: neither bytes nor FIN.

    def events(self) -> list[SessionOver]:
        return [] if self._controller.unplugged else super().events()

    def outgoing(self) -> bytes:
        return b"" if self._controller.unplugged else super().outgoing()

    def tick(self, now: float) -> None:
        if not self._controller.unplugged:
            super().tick(now)

    def deadline(self) -> float | None:
        return None if self._controller.unplugged else super().deadline()


@dataclass(frozen=True, slots=True)
class _Payload:
    controller: SimulatedController
    tag: Tag

    def __call__(self, now: float) -> bytes:
        return self.controller.image(self.tag, now)
