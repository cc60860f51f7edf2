"""Whether a Forward_Open for class 1 is granted: what it asks for against what there is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pyconpro.target.class_one import Connection
from pyconpro.target.model import Application, Assembly, Options, ProducedTag, Refusal, Role
from pyconpro.target.path import CONNECTION_FAILURE, ApplicationPath
from pyconpro.wire.connection_manager import LARGEST_MULTIPLIER, ConnectionType, ForwardOpen, NetworkParameters
from pyconpro.wire.io_packet import COUNT_SIZE, RUN_IDLE_SIZE

ASSEMBLY_CLASS: Final = 0x04
PRODUCED_TAG_CLASS: Final = 0x69
"""Class that real Logix consumers put before the tag's name (seen in captures, undocumented)."""

OWNERSHIP_CONFLICT: Final = 0x0106
INVALID_SIZE: Final = 0x0109
RPI_NOT_SUPPORTED: Final = 0x0111
RPI_NOT_ACCEPTABLE: Final = 0x0112
OUT_OF_CONNECTIONS: Final = 0x0113
INVALID_APPLICATION_PATH: Final = 0x0117
NO_OTHER_CONNECTION: Final = 0x0119
INVALID_OT_TYPE: Final = 0x0123
INVALID_TO_TYPE: Final = 0x0124
INVALID_OT_SIZE: Final = 0x0127
INVALID_TO_SIZE: Final = 0x0128
INVALID_CONFIG_PATH: Final = 0x0129
INVALID_CONSUMING_PATH: Final = 0x012A
INVALID_PRODUCING_PATH: Final = 0x012B
INCONSISTENT_PATH: Final = 0x012F
NULL_OPEN_NOT_SUPPORTED: Final = 0x0132
INVALID_MULTIPLIER: Final = 0x0133
NO_CONSUMER_RESOURCES: Final = 0x031E
NO_CONSUMERS_CONFIGURED: Final = 0x031F
INVALID_TO_TYPE_OLD: Final = 0x0108

_MINIMUM_ACCEPTABLE: Final = 2
_MAXIMUM_ACCEPTABLE: Final = 3


@dataclass(frozen=True, slots=True)
class Admission:
    """A Forward_Open that is granted."""

    application: Application
    role: Role
    ot_sizes: frozenset[int]
    """Bytes behind the sequence count that O→T packets may have."""
    ot_header: bool
    to_header: bool


class Applications:
    """What can be consumed, found by path."""

    def __init__(self, tags: Iterable[ProducedTag] = (), assemblies: Iterable[Assembly] = ()) -> None:
        self._tags = {tag.name.upper(): tag for tag in tags}
        self.assemblies: list[Assembly] = list(assemblies)

    def add_tag(self, tag: ProducedTag) -> None:
        """Add a produced tag. Raises `ValueError` when the name is taken."""
        if tag.name.upper() in self._tags:
            raise ValueError(f"there is a produced tag {tag.name} already")
        self._tags[tag.name.upper()] = tag

    def add_assembly(self, assembly: Assembly) -> None:
        """Add an assembly. Raises `ValueError` when an instance is taken."""
        taken = {i for a in self.assemblies for i in (a.input, a.output) if i is not None}
        if twice := taken & {assembly.input, assembly.output}:
            raise ValueError(f"there is an assembly instance {twice.pop()} already")
        self.assemblies.append(assembly)

    def remove(self, application: Application) -> None:
        """Take an application away; connections to it are the caller's matter."""
        if isinstance(application, ProducedTag):
            del self._tags[application.name.upper()]
        else:
            self.assemblies.remove(application)

    def tag(self, name: str) -> ProducedTag | None:
        """Find a tag; upper and lower case are the same to a controller."""
        return self._tags.get(name.upper())


def admit(
    request: ForwardOpen,
    path: ApplicationPath,
    applications: Applications,
    live: Collection[Connection],
    options: Options,
) -> Admission:
    """Grant a request or raise `Refusal`. `live` are the open class-1 connections."""
    if request.multiplier > LARGEST_MULTIPLIER:
        raise Refusal(CONNECTION_FAILURE, INVALID_MULTIPLIER)
    if request.ot.type is request.to.type is ConnectionType.NULL:
        raise Refusal(CONNECTION_FAILURE, NULL_OPEN_NOT_SUPPORTED)
    if path.symbol:
        admission = _admit_consumer(request, path, applications, live, options)
    elif path.class_id == ASSEMBLY_CLASS:
        admission = _admit_scanner(request, path, applications, live, options)
    else:
        raise Refusal(CONNECTION_FAILURE, INVALID_APPLICATION_PATH)
    if len(live) >= options.max_connections:
        raise Refusal(CONNECTION_FAILURE, OUT_OF_CONNECTIONS)
    return admission


def _admit_consumer(
    request: ForwardOpen,
    path: ApplicationPath,
    applications: Applications,
    live: Collection[Connection],
    options: Options,
) -> Admission:
    tag = applications.tag(path.symbol)
    if tag is None:
        raise Refusal(CONNECTION_FAILURE, options.unknown_tag)
    if not tag.produced or path.class_id not in (None, PRODUCED_TAG_CLASS):
        raise Refusal(CONNECTION_FAILURE, INVALID_APPLICATION_PATH)
    allowed = {ConnectionType.POINT_TO_POINT: tag.unicast, ConnectionType.MULTICAST: tag.multicast}
    if not allowed.get(request.to.type, False):
        raise Refusal(CONNECTION_FAILURE, options.wrong_type)
    _check_size(request.to, COUNT_SIZE + tag.size, INVALID_TO_SIZE, options)
    heartbeats = {COUNT_SIZE, COUNT_SIZE + RUN_IDLE_SIZE}
    if request.ot.type is ConnectionType.NULL:
        raise Refusal(CONNECTION_FAILURE, INVALID_OT_TYPE)
    if request.ot.size not in heartbeats:
        _check_size(request.ot, COUNT_SIZE, INVALID_OT_SIZE, options)
    _check_rpi(request, tag, tag.offers_rpi)
    if tag.max_consumers == 0:
        raise Refusal(CONNECTION_FAILURE, NO_CONSUMERS_CONFIGURED)
    if tag.max_consumers is not None and len(_users(live, tag)) >= tag.max_consumers:
        raise Refusal(CONNECTION_FAILURE, NO_CONSUMER_RESOURCES)
    return Admission(tag, Role.CONSUMER, frozenset(size - COUNT_SIZE for size in heartbeats), False, False)


def _admit_scanner(
    request: ForwardOpen,
    path: ApplicationPath,
    applications: Applications,
    live: Collection[Connection],
    options: Options,
) -> Admission:
    assembly, role = _find_assembly(path, applications.assemblies)
    if request.to.type not in (ConnectionType.POINT_TO_POINT, ConnectionType.MULTICAST):
        raise Refusal(CONNECTION_FAILURE, INVALID_TO_TYPE)
    if request.ot.type is ConnectionType.NULL:
        raise Refusal(CONNECTION_FAILURE, INVALID_OT_TYPE)
    to_header = RUN_IDLE_SIZE if assembly.input_header else 0
    ot_sizes = frozenset({0, RUN_IDLE_SIZE})
    if role is Role.EXCLUSIVE_OWNER:
        wanted = assembly.output_size + (RUN_IDLE_SIZE if assembly.output_header else 0)
        ot_sizes = frozenset({wanted} if assembly.output_header else {wanted, 0})
        _check_size(request.ot, COUNT_SIZE + wanted, INVALID_OT_SIZE, options)
    elif request.ot.size - COUNT_SIZE not in ot_sizes:
        _check_size(request.ot, COUNT_SIZE, INVALID_OT_SIZE, options)
    _check_size(request.to, COUNT_SIZE + to_header + assembly.input_size, INVALID_TO_SIZE, options)
    _check_rpi(request, assembly, offer=True)
    roles = [c.role for c in _users(live, assembly)]
    if role is Role.EXCLUSIVE_OWNER and Role.EXCLUSIVE_OWNER in roles:
        raise Refusal(CONNECTION_FAILURE, OWNERSHIP_CONFLICT)
    if role is Role.LISTEN_ONLY and not set(roles) - {Role.LISTEN_ONLY}:
        raise Refusal(CONNECTION_FAILURE, NO_OTHER_CONNECTION)
    return Admission(assembly, role, ot_sizes, assembly.output_header, assembly.input_header)


def _find_assembly(path: ApplicationPath, assemblies: Sequence[Assembly]) -> tuple[Assembly, Role]:
    # The last point is the one that produces; before it stands the one that consumes. Without a configuration
    # instance the first point may have been written as the instance.
    points = path.points
    if len(points) == 1 and path.instance is not None:
        points = (path.instance, *points)
    if len(points) != 2:
        raise Refusal(CONNECTION_FAILURE, INCONSISTENT_PATH)
    to_assembly = [a for a in assemblies if a.input == points[1]]
    if not to_assembly:
        raise Refusal(CONNECTION_FAILURE, INVALID_PRODUCING_PATH)
    for assembly in to_assembly:
        roles: dict[int | None, Role] = {
            assembly.output: Role.EXCLUSIVE_OWNER,
            assembly.input_only: Role.INPUT_ONLY,
            assembly.listen_only: Role.LISTEN_ONLY,
        }
        if set(roles) == {None}:
            roles = {points[0]: Role.INPUT_ONLY}  # nothing to write and no heartbeat point named: any will do
        if points[0] in roles:
            if assembly.config is not None and len(path.points) == 2 and path.instance not in (None, assembly.config):
                raise Refusal(CONNECTION_FAILURE, INVALID_CONFIG_PATH)
            return assembly, roles[points[0]]
    raise Refusal(CONNECTION_FAILURE, INVALID_CONSUMING_PATH)


def _check_size(asked: NetworkParameters, wanted: int, status: int, options: Options) -> None:
    # A variable connection says the most that it may carry.
    if asked.size == wanted or (asked.variable and asked.size > wanted):
        return
    if options.wrong_size == INVALID_SIZE:
        raise Refusal(CONNECTION_FAILURE, INVALID_SIZE)
    raise Refusal(CONNECTION_FAILURE, status, wanted)


def _check_rpi(request: ForwardOpen, application: Application, offer: bool) -> None:
    fastest, slowest = application.fastest_rpi, application.slowest_rpi
    if fastest <= request.to_rpi <= slowest and request.ot_rpi > 0:
        return
    if not offer:
        raise Refusal(CONNECTION_FAILURE, RPI_NOT_SUPPORTED)
    too_fast = request.to_rpi < fastest
    acceptable = fastest if too_fast else min(request.to_rpi, slowest)
    kind = _MINIMUM_ACCEPTABLE if too_fast else _MAXIMUM_ACCEPTABLE if request.to_rpi > slowest else 0
    raise rpi_refusal(request.ot_rpi or fastest, acceptable, kind)


def rpi_refusal(ot_rpi: int, to_rpi: int, to_kind: int) -> Refusal:
    """Make the refusal that offers other intervals.

    Layout of the additional status per the fact sheet: the code, a byte each for O→T and T→O (0 fine, 2 minimum
    acceptable, 3 maximum acceptable, 4 required), then the O→T and the T→O interval in µs.
    """
    words = (to_kind << 8, ot_rpi & 0xFFFF, ot_rpi >> 16, to_rpi & 0xFFFF, to_rpi >> 16)
    return Refusal(CONNECTION_FAILURE, RPI_NOT_ACCEPTABLE, *words)


def _users(live: Collection[Connection], application: Application) -> list[Connection]:
    return [connection for connection in live if connection.application is application]
