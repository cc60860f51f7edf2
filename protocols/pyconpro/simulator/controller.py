"""The simulated controller as an engine: a target with the tags of the scene."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyconpro.simulator import scene
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Options, ProducedTag
from pyconpro.types import Structure, TypeDescription, parse_type
from pyconpro.wire.identity import Identity

REMOTE_RUN: Final = 0x3160
REMOTE_PROGRAM: Final = 0x3170
"""Identity status words that pycomm3 shows as REMOTE RUN and REMOTE PROG (observed)."""

IDENTITY: Final = Identity(1, 14, 0xA6, 33, 11, REMOTE_RUN, 0x00F5C09E, "1756-L83E/B Fieldscope simulator", 3)
"""A ControlLogix controller (vendor 1, device type 14), whose name says that it is none."""

SCAN: Final = 0.01
"""Seconds of a task period: values change at most so often, and a faster RPI sees them repeated."""

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
        return isinstance(self.type, Structure) and self.type.members[0].type.text == "CONNECTION_STATUS"


def scene_tags() -> list[Tag]:
    """Make the tags of the scene."""
    produced = [Tag(name, parse_type(text), value) for name, text, value in scene.TAGS]
    return produced + [Tag(name, parse_type(text), value, False) for name, text, value in scene.UNPRODUCED]


class SimulatedController(Target):
    """A target whose produced tags are those of the scene.

    `started` is the time at which the scene begins. Being in program mode freezes the values, clears RunMode in
    CONNECTION_STATUS and shows in the identity's status word.
    """

    def __init__(
        self, options: Options, seed: int = 0, started: float = 0.0, tags: Iterable[Tag] | None = None
    ) -> None:
        self.tags = {tag.name: tag for tag in (scene_tags() if tags is None else tags)}
        self.started = started
        self._frozen: float | None = None
        produced = [
            ProducedTag(tag.name, tag.type.size, _Payload(self, tag), tag.produced) for tag in self.tags.values()
        ]
        super().__init__(options, Applications(produced), seed)

    def produced(self, name: str) -> ProducedTag:
        """Give a tag as its consumers see it, to change its limits. Raises `KeyError`."""
        found = self.applications.tag(name)
        if found is None:
            raise KeyError(name)
        return found

    def image(self, tag: Tag, now: float) -> bytes:
        """Give the bytes of a tag at a monotonic time."""
        return tag.image((now if self._frozen is None else self._frozen) - self.started, self.run)

    def set_run(self, run: bool, now: float) -> None:
        """Go to run or to program mode."""
        if run == self.run:
            return
        self.run = run
        if run:
            assert self._frozen is not None
            self.started += now - self._frozen
            self._frozen = None
        else:
            self._frozen = now


@dataclass(frozen=True, slots=True)
class _Payload:
    controller: SimulatedController
    tag: Tag

    def __call__(self, now: float) -> bytes:
        return self.controller.image(self.tag, now)
