"""What a target refuses and with which status: every row of the fact sheet's list for produced tags."""

import struct
from dataclasses import replace

import pytest
from target_bench import Originator
from target_factory import make_bench

from pyconpro.target.model import ProducedTag
from pyconpro.wire.connection_manager import ConnectionType, NetworkParameters, Transport
from pyconpro.wire.epath import ElectronicKey, Logical, LogicalType, Port, Symbol, build_path, parse_tag, tag_path

REAL = struct.pack("<f", 50.0)


def tag(**changes: object) -> ProducedTag:
    return ProducedTag("test", 4, lambda _now: REAL, **changes)  # type: ignore[arg-type]


def originator(*tags: ProducedTag, **options: object) -> Originator:
    return make_bench(*tags, **options).originator()


def test_names_do_not_depend_on_case() -> None:
    asker = originator()
    asker.open(asker.forward_open("TEST", 4))


@pytest.mark.parametrize(
    "path",
    [
        tag_path("test", 0),
        tag_path("test", 0, key=None),
        build_path(parse_tag("test")),
        build_path([ElectronicKey(), Symbol("test")]),
        build_path([ElectronicKey(1, 14, 5, 33, 11), Symbol("test")]),
        build_path([ElectronicKey(1, 14, 5, 33, 3, compatible=True), Symbol("test")]),
        # As a developer saw a real Logix consumer ask (fact sheet §3a).
        bytes.fromhex("3404") + bytes(8) + bytes.fromhex("20692401 910474657374 2c01 8002 01020304"),
        bytes.fromhex("0100 3404") + bytes(8) + bytes.fromhex("20692401 910474657374 2c01"),
    ],
)
def test_paths_of_consumers(path: bytes) -> None:
    asker = originator()
    asker.open(asker.forward_open("test", 4, path=path))


def test_large_forward_open_and_other_triggers() -> None:
    asker = originator(ProducedTag("Big", 1000, lambda _now: bytes(1000)))
    asker.open(asker.forward_open("Big", 1000, large=True))
    asker.open(asker.forward_open("Big", 1000, large=True, transport=Transport.CYCLIC_CLASS_1))


def test_a_variable_connection_may_be_larger() -> None:
    asker = originator()
    link = asker.open(asker.forward_open("test", 4, to=NetworkParameters(100, variable=True)))
    asker.bench.run(0.02)
    assert link.received()[0][3] == REAL
    assert asker.refused(asker.forward_open("test", 4, to=NetworkParameters(5, variable=True))) == (1, 0x0128, 6)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (tag_path("test", 3), (1, 0x0312)),
        (build_path([Port(2, "10.1.2.9"), Port(1, 0), Symbol("test")]), (1, 0x0311)),
        (build_path([Port(1, 0), Port(1, 0), Symbol("test")]), (1, 0x0312)),
        (build_path([Port(1, 0), ElectronicKey(vendor=9), Symbol("test")]), (1, 0x0114)),
        (build_path([Port(1, 0), ElectronicKey(product_code=9), Symbol("test")]), (1, 0x0114)),
        (build_path([Port(1, 0), ElectronicKey(device_type=9), Symbol("test")]), (1, 0x0115)),
        (build_path([Port(1, 0), ElectronicKey(major=20), Symbol("test")]), (1, 0x0116)),
        (build_path([Port(1, 0), ElectronicKey(major=33, minor=12, compatible=True), Symbol("test")]), (1, 0x0116)),
        (build_path([Port(1, 0), ElectronicKey(major=33, minor=10), Symbol("test")]), (1, 0x0116)),
        (build_path([Port(1, 0)]), (1, 0x0117)),
        (build_path([Logical(LogicalType.CLASS, 0x99), Logical(LogicalType.INSTANCE, 1)]), (1, 0x0117)),
        (build_path([Logical(LogicalType.CLASS, 0x99), Symbol("test")]), (1, 0x0117)),
        (tag_path("nothing", 0), (1, 0x012E)),
        (tag_path("test.Member", 0), (1, 0x012E)),
        (tag_path("test[0]", 0), (1, 0x012E)),
        (bytes.fromhex("ff00"), (1, 0x0315)),
        (bytes.fromhex("0100 910474"), (1, 0x0315)),
    ],
)
def test_path_refusals(path: bytes, status: tuple[int, ...]) -> None:
    asker = originator(slot=0)
    path += bytes(len(path) % 2)
    assert asker.refused(asker.forward_open("test", 4, path=path)) == status


def test_where_a_route_fails_is_told() -> None:
    asker = originator(slot=0)
    reply, _ = asker.request(asker.forward_open("test", 4, path=tag_path("test", 3)).request())
    assert reply.data[8] == len(tag_path("test", 3)) // 2


REFUSALS: list[tuple[dict[str, object], dict[str, object], dict[str, object], tuple[int, ...]]] = [
    # (of the tag, of the target, of the request, status)
    ({}, {"unknown_tag": 0x0117}, {"path": tag_path("nothing", 0)}, (1, 0x0117)),
    ({"produced": False}, {}, {}, (1, 0x0117)),
    ({}, {}, {"to": NetworkParameters(8)}, (1, 0x0128, 6)),
    ({}, {"wrong_size": 0x0109}, {"to": NetworkParameters(8)}, (1, 0x0109)),
    ({}, {}, {"ot": NetworkParameters(8)}, (1, 0x0127, 2)),
    ({"unicast": False}, {}, {}, (1, 0x0108)),
    ({"unicast": False}, {"wrong_type": 0x0124}, {}, (1, 0x0124)),
    ({"multicast": False}, {}, {"to": NetworkParameters(6, ConnectionType.MULTICAST)}, (1, 0x0108)),
    ({}, {}, {"ot": NetworkParameters(2, ConnectionType.NULL)}, (1, 0x0123)),
    ({"fastest_rpi": 20_000}, {}, {}, (1, 0x0111)),
    ({"slowest_rpi": 5_000}, {}, {}, (1, 0x0111)),
    ({"fastest_rpi": 20_000, "offers_rpi": True}, {}, {}, (1, 0x0112, 2 << 8, 10_000, 0, 20_000, 0)),
    (
        {"slowest_rpi": 100_000, "offers_rpi": True},
        {},
        {"to_rpi": 1_000_000},
        (1, 0x0112, 3 << 8, 10_000, 0, 100_000 & 0xFFFF, 1),
    ),
    ({}, {}, {"to_rpi": 0}, (1, 0x0111)),
    ({"max_consumers": 0}, {}, {}, (1, 0x031F)),
    ({}, {"max_connections": 0}, {}, (1, 0x0113)),
    ({}, {}, {"multiplier": 8}, (1, 0x0133)),
    ({}, {}, {"transport": 0x02}, (1, 0x011C)),
    (
        {},
        {},
        {"ot": NetworkParameters(2, ConnectionType.NULL), "to": NetworkParameters(6, ConnectionType.NULL)},
        (1, 0x0132),
    ),
    ({}, {}, {"transport": 0xA3}, (1, 0x0117)),
]


@pytest.mark.parametrize(("of_tag", "of_target", "of_request", "status"), REFUSALS)
def test_refusals(
    of_tag: dict[str, object], of_target: dict[str, object], of_request: dict[str, object], status: tuple[int, ...]
) -> None:
    asker = originator(tag(**of_tag), **of_target)
    assert asker.refused(asker.forward_open("test", 4, **of_request)) == status
    assert not asker.bench.target.manager.live


def test_a_triad_that_is_alive_is_refused() -> None:
    asker = originator()
    asked = asker.forward_open("test", 4)
    link = asker.open(asked)
    assert asker.refused(replace(asked, to_id=99)) == (1, 0x0100)
    assert link.close().status == 0
    asker.open(asked)


def test_the_consumer_too_many() -> None:
    asker = originator(tag(max_consumers=1))
    link = asker.open(asker.forward_open("test", 4))
    assert asker.refused(asker.forward_open("test", 4)) == (1, 0x031E)
    assert link.close().status == 0
    second = asker.open(asker.forward_open("test", 4))
    asker.bench.run(10.1)  # no heartbeat: the slot becomes free by time-out
    assert not second.originator.bench.target.manager.live
    bench = asker.bench
    again = bench.originator()
    again.open(again.forward_open("test", 4))


def test_an_api_that_is_not_the_rpi() -> None:
    bench = make_bench(api=lambda rpi: max(rpi, 20_000))
    asker = bench.originator()
    link = asker.open(asker.forward_open("test", 4, rpi_ms=5))
    assert (link.granted.to_api, link.granted.ot_api) == (20_000, 20_000)
    link.run(0.2, every=0.02)
    assert len(link.received()) == 10
