"""One connection of a controlling station: an engine for `linkkit.stream.StreamShell`."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from iec104 import link as apci_link
from iec104.enums import Cot, Type
from iec104.link import Link, Phase, Role
from iec104.outstation import procedures
from iec104.outstation.buffer import Report
from iec104.outstation.faults import FaultyWire
from iec104.outstation.files import Transfers
from iec104.outstation.happenings import BeforeRead, ClockSync, Command, Happening, Started, Stopped
from iec104.outstation.jobs import Job, Step
from iec104.outstation.process import Point
from iec104.wire import asdu as wire
from iec104.wire.apci import HEADER
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES
from linkkit.engine import RemoteError

if TYPE_CHECKING:
    from iec104.outstation.core import Group, Outstation

log = logging.getLogger(__name__)

EVENTS_IN_A_ROW = 4
"""ASDUs of events sent before a waiting interrogation gets its turn."""


class Session:
    """The controlled side of one connection. Made by `Outstation.open`, ended by `Outstation.close`."""

    def __init__(self, outstation: "Outstation", group: "Group", remote: str, now: float) -> None:
        self.outstation = outstation
        self.group = group
        self.remote = remote
        self.link = Link(Role.CONTROLLED, outstation.parameters, now)
        self.link.refuse_start = outstation.options.faults.refuse_startdt
        self._wire = FaultyWire(outstation.options.faults, now)
        self._happenings: list[Happening] = []
        self._answers: list[Job] = []
        self._terminations: list[Job] = []
        self._bulk: list[Job] = []
        self._cyclic: dict[Point, None] = {}
        self._round: Iterator[Asdu] = iter(())
        self._flight: deque[list[Report]] = deque()
        self._events_sent = 0
        self.transfers = Transfers(self)

    # The engine protocol

    def receive(self, data: bytes, now: float) -> None:
        """Take octets. Raises `RemoteError` when the peer broke the protocol."""
        try:
            self.link.receive(self._wire.incoming(data), now)
        finally:
            self._work(now)

    def tick(self, now: float) -> None:
        """A deadline passed. Raises `RemoteError` when the peer stayed silent too long."""
        self._wire.tick(now)
        if self._wire.dropped:
            raise RemoteError("the connection is dropped, as the fault drop_after asks for")
        try:
            self.link.tick(now)
        finally:
            self._work(now)

    def deadline(self) -> float | None:
        """When to call `tick` next."""
        queued = self._answers + self._terminations + self._bulk
        jobs = [job.due for job in queued if not job.paused] if self.can_send else []
        return min((at for at in (self.link.deadline(), self._wire.deadline(), *jobs) if at is not None), default=None)

    def events(self) -> Iterable[Happening]:
        """What happened; drained."""
        happenings, self._happenings = self._happenings, []
        return happenings

    def outgoing(self) -> bytes:
        """What to write; drained."""
        self._wire.outgoing(self.link.outgoing())
        return self._wire.take(self._now)

    def close(self) -> None:
        """End the connection in order: what is owed is acknowledged with the last octets."""
        self.link.close()

    # For the outstation and its procedures

    @property
    def started(self) -> bool:
        """Whether this connection carries data."""
        return self.link.phase is Phase.STARTED

    @property
    def can_send(self) -> bool:
        """Whether an I frame could go out now."""
        return self.started and self.link.room > 0

    def tell(self, happening: Happening) -> None:
        """Report to the application."""
        self._happenings.append(happening)

    def say(self, asdu: Asdu, now: float, delay: float = 0.0) -> None:
        """Queue one ASDU, ahead of events and interrogations."""
        self._answers.append(Job((asdu,), now + delay))

    def say_after_events(self, asdu: Asdu, now: float, delay: float = 0.0) -> None:
        """Queue one ASDU behind the events of this moment: a termination follows the return information."""
        self._terminations.append(Job((asdu,), now + delay))

    def run(self, steps: Iterable[Step], now: float, key: object = None, delay: float = 0.0) -> None:
        """Queue an interrogation or the like: after events, one after the other."""
        self._bulk.append(Job(steps, now + delay, key))

    def cancel(self, key: object) -> bool:
        """Stop what `run` queued under this key; False when there is nothing."""
        found = [job for job in self._bulk if job.key == key]
        for job in found:
            self._bulk.remove(job)
        return bool(found)

    def cyclic(self, point: Point) -> None:
        """Send a point's value when there is room; asking again before that changes nothing."""
        if self.started:
            self._cyclic[point] = None

    def answer(self, command: Command | ClockSync, success: bool | None, now: float, terminate: float) -> None:
        """See `Outstation.answer`."""
        procedures.answer(self, command, success, now, terminate)
        self.pull(now)

    def resume(self, job: Job, now: float) -> None:
        """See `Outstation.resume`."""
        job.paused = False
        self.pull(now)

    def deactivate(self, now: float) -> None:
        """Another connection of the group takes over."""
        if self.link.phase in (Phase.STARTED, Phase.UNCONFIRMED):
            self.link.deactivate()
            self._work(now)

    def unacknowledged(self) -> list[Report]:
        """Events that were sent and never acknowledged, oldest first; drained."""
        reports = [report for flight in self._flight for report in flight]
        self._flight.clear()
        return reports

    def pull(self, now: float) -> None:
        """Send what the window allows."""
        self._now = now
        while self.can_send:
            found = self._next(now)
            if found is None:
                return
            asdu, reports = found
            self.link.send(wire.build(asdu), now)
            self._flight.append(reports)

    # Inside

    _now = 0.0

    def _work(self, now: float) -> None:
        self._now = now
        for event in self.link.events():
            match event:
                case bytes():
                    asdu = wire.parse(event, HEADER, self.outstation.options.sizes)
                    procedures.handle(self, asdu, now)
                case apci_link.Acknowledged(count):
                    for _ in range(count):
                        self._flight.popleft()
                case apci_link.Started():
                    self.tell(Started(self))
                    self.outstation.take_over(self, now)
                case apci_link.Stopped():
                    self._forget()
                    self.tell(Stopped(self))
                case apci_link.Traced():
                    self.tell(event)
                case _:
                    log.info("%s: %s", self.remote, event)
        self.pull(now)

    def _forget(self) -> None:
        """Drop what only makes sense while data flows; events stay with the group."""
        self._answers.clear()
        self._terminations.clear()
        self._bulk.clear()
        self._cyclic.clear()
        self._round = iter(())
        self.transfers.forget()

    def _next(self, now: float) -> tuple[Asdu, list[Report]] | None:
        """Choose what is sent next: answers, events, terminations, cyclic values, interrogations.

        After some events in a row the others get a turn, so that a flood of events does not hold them up for ever.
        """
        asdu = _take_due(self._answers, now)
        if asdu is None and self._events_sent >= EVENTS_IN_A_ROW:
            asdu = self._others(now)
        if asdu is not None:
            return asdu, []
        reports = self.group.buffer.take(self._most)
        if reports:
            self._events_sent += 1
            return self._pack(reports), reports
        asdu = self._others(now)
        return None if asdu is None else (asdu, [])

    def _others(self, now: float) -> Asdu | None:
        self._events_sent = 0
        return _take_due(self._terminations, now) or self._cyclic_step() or self._bulk_step(now)

    def _bulk_step(self, now: float) -> Asdu | None:
        """Take the next ASDU of the first job that is not over; while it waits, so do those behind it."""
        while self._bulk:
            job = self._bulk[0]
            if job.paused or job.due > now:
                return None
            step = next(job.steps, None)
            if isinstance(step, Asdu):
                return step
            if step is None:
                self._bulk.remove(job)
                continue
            job.paused = True
            self.tell(BeforeRead(self, job, step.points))
        return None

    def _cyclic_step(self) -> Asdu | None:
        """Take the next ASDU of what is due; what becomes due meanwhile goes with the next round."""
        asdu = next(self._round, None)
        if asdu is None and self._cyclic:
            points = sorted(self._cyclic, key=lambda point: (point.common_address, point.type_id))
            self._cyclic.clear()
            self._round = self.outstation.asdus(points, Cot.PERIODIC)
            asdu = next(self._round, None)
        return asdu

    def _most(self, type_id: int) -> int:
        row = TYPES.get(type_id)
        if row is None or type_id == Type.M_EI_NA_1:
            return 1
        return wire.capacity(row, False, self.outstation.options.sizes)

    def _pack(self, reports: list[Report]) -> Asdu:
        first = reports[0]
        return Asdu.of(
            first.type_id,
            first.cause,
            first.common_address,
            [(report.io_address, report.values) for report in reports],
            sizes=self.outstation.options.sizes,
        )


def _take_due(jobs: list[Job], now: float) -> Asdu | None:
    """Take the first message that is due; one that has to wait holds up nothing."""
    for job in jobs:
        if job.due <= now:
            jobs.remove(job)
            step = next(job.steps)
            assert isinstance(step, Asdu)
            return step
    return None
