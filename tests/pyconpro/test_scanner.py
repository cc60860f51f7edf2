"""The asyncio shell on real sockets, against the simulated controller in a process of its own."""

import asyncio
import errno
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from child import Simulator
from simulator_process import simulator
from waiting import PATIENCE

from pyconpro.connection import IoConnection, State
from pyconpro.peer import Peer
from pyconpro.producer import Output, ProducerServer
from pyconpro.scanner import Scanner, ScannerOptions, connect_trouble, session_trouble
from pyconpro.spec import exclusive_owner, produced_tag
from pyconpro.wire import io_packet


@asynccontextmanager
async def scanning(options: ScannerOptions = ScannerOptions(port=0)) -> AsyncIterator[Scanner]:  # noqa: B008
    scanner = Scanner(options)
    scanner.start()
    scanner.start()
    try:
        yield scanner
    finally:
        await scanner.close()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.005)


def consume(scanner: Scanner, sim: Simulator, data: list[bytes], **more: object) -> tuple[Peer, IoConnection]:
    peer = scanner.peer(sim.host, sim.port)
    connection = peer.consume(produced_tag("test", 6, 20, 120, **more), data.append)  # type: ignore[arg-type]
    connection.open(scanner.now())
    scanner.pump()
    return peer, connection


def need_multicast() -> None:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            group = socket.inet_aton("239.192.1.1") + socket.inet_aton("127.0.0.1")
            probe.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
    except OSError as error:
        pytest.skip(f"this computer has no multicast on its loopback: {error}")


def test_multicast_arrives_on_the_card_that_leads_to_the_plc() -> None:
    async def run(sim: Simulator) -> None:
        async with scanning() as scanner:
            data: list[bytes] = []
            _, connection = consume(scanner, sim, data, multicast=True)
            await until(lambda: len(data) > 3)
            assert connection.group is not None
            assert connection.group.is_multicast

    need_multicast()
    with simulator() as sim:
        asyncio.run(run(sim))


def test_a_group_that_cannot_be_joined_is_said_in_words() -> None:
    async def run(sim: Simulator) -> None:
        async with scanning() as scanner:
            assert scanner.port is not None
            others = [f"239.255.{n >> 8}.{n & 255}" for n in range(1, 4096)]
            taken = []
            try:
                for group in others:
                    scanner.port.join(group, "127.0.0.1")
                    taken.append(group)
            except OSError:
                pass
            else:
                pytest.skip("this system lets a socket join more than 4,000 groups")
            data: list[bytes] = []
            _, connection = consume(scanner, sim, data, multicast=True)
            await until(lambda: connection.state == State.BACKOFF)
            assert "cannot be joined on 127.0.0.1" in connection.statistics.last_error
            assert "network adapter" in connection.statistics.last_error
            for group in taken:
                scanner.port.leave(group, "127.0.0.1")
            connection.reopen(scanner.now())
            scanner.pump()
            await until(lambda: len(data) > 3)

    need_multicast()
    with simulator() as sim:
        asyncio.run(run(sim))


def test_multicast_to_a_port_that_is_not_ours_is_said_in_words() -> None:
    async def run(sim: Simulator) -> None:
        async with scanning() as scanner:
            peer, connection = consume(scanner, sim, [], multicast=True)
            await until(lambda: connection.state == State.BACKOFF)
            assert "multicasts to UDP port 2222" in connection.statistics.last_error
            assert "unicast" in connection.statistics.last_error
            assert peer.registered

    with simulator("--fault", "multicast_port_asked=false") as sim:
        asyncio.run(run(sim))


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no address 127.0.0.2 unless it is configured")
def test_datagrams_from_elsewhere_are_counted_and_harm_nobody() -> None:
    async def run(sim: Simulator) -> None:
        async with scanning() as scanner:
            data: list[bytes] = []
            _, connection = consume(scanner, sim, data)
            await until(lambda: connection.state == State.RUNNING)
            assert scanner.port is not None
            target = ("127.0.0.1", scanner.port.address[1])
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
                stranger.bind(("127.0.0.2", 0))
                stranger.sendto(io_packet.build(connection.to_id, 5, 5, b"evil"), target)
                stranger.sendto(b"", target)
                stranger.sendto(b"garbage" * 500, target)
                stranger.sendto(io_packet.build(1, 5, 5, b"evil"), target)
            drops = scanner.engine.drops
            await until(lambda: (drops.wrong_source, drops.malformed, drops.unknown) == (1, 2, 1))
            count = len(data)
            await until(lambda: len(data) > count + 3)
            assert b"evil" not in data

    with simulator() as sim:
        asyncio.run(run(sim))


def test_a_closed_session_does_not_stop_the_data() -> None:
    async def run(sim: Simulator) -> None:
        async with scanning() as scanner:
            data: list[bytes] = []
            peer, connection = consume(scanner, sim, data)
            await until(lambda: connection.state == State.RUNNING)
            scanner._shells[peer].abort()
            await until(lambda: peer.session is None)
            count = len(data)
            await until(lambda: len(data) > count + 10)
            assert connection.statistics.opens == 1
            await scanner.close_peer(peer)
            assert connection.state == State.CLOSED

    with simulator() as sim:
        asyncio.run(run(sim))


def test_a_taken_port_without_fallback_is_an_error_in_words() -> None:
    async def run() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.bind(("0.0.0.0", 0))
            port = other.getsockname()[1]
            scanner = Scanner(ScannerOptions(port=port, fallback=False))
            with pytest.raises(OSError, match=f"UDP port {port} is in use by another program.*close it"):
                scanner.start()
            await scanner.close()

    asyncio.run(run())


def test_closing_while_connecting_and_with_a_silent_peer_ends() -> None:
    async def run() -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            async with scanning() as scanner:
                peer = scanner.peer("127.0.0.1", silent.getsockname()[1])
                connection = peer.consume(produced_tag("test", 6, 20, 120), lambda _data: None)
                connection.open(scanner.now())
                scanner.pump()
                other = scanner.peer("127.0.0.1", 1)
                other.register(scanner.now())
                scanner.pump()
                await until(lambda: peer.session is not None)
            assert connection.state == State.CLOSED

    asyncio.run(run())


def test_every_connect_error_has_words_and_a_hint() -> None:
    errors = [
        TimeoutError(),
        ConnectionRefusedError(errno.ECONNREFUSED, "refused"),
        socket.gaierror(socket.EAI_NONAME, "unknown"),
        OSError(errno.EHOSTUNREACH, "no route"),
        OSError(errno.EPERM, "not permitted"),
    ]
    for error in errors:
        text, hint = connect_trouble(error, "10.0.0.5", 44818)
        assert "10.0.0.5" in text
        assert hint
    assert session_trouble(None) == ("session closed", "")
    assert "gone" in session_trouble(ConnectionResetError("gone"))[0]


def test_a_name_that_cannot_be_found_is_said() -> None:
    async def run() -> str:
        async with scanning() as scanner:
            texts: list[str] = []
            peer = scanner.peer("no-such-plc.invalid", 44818, lambda event: texts.append(event.text))
            peer.register(scanner.now())
            scanner.pump()
            await until(lambda: texts)
            return texts[0]

    text = asyncio.run(run())
    assert "no-such-plc.invalid" in text


def test_large_connections_carry_more_than_an_ethernet_frame_both_ways() -> None:
    inputs, outputs = bytes(range(250)) * 16, bytes(reversed(range(250))) * 12
    taken: list[Output] = []

    async def run(server: ProducerServer) -> None:
        async with scanning() as scanner:
            data: list[bytes] = []
            peer = scanner.peer(*server.address)
            spec = exclusive_owner(102, 101, 1, outputs, len(inputs), 20)
            connection = peer.consume(spec, data.append)
            connection.open(scanner.now())
            scanner.pump()
            await until(lambda: inputs in data and taken)
            assert connection.statistics.wrong_size == 0

    with ProducerServer("127.0.0.1", port=0, udp_port=0) as server:
        adapter = server.assembly(
            input=101,
            input_type=f"USINT[{len(inputs)}]",
            output=102,
            output_type=f"USINT[{len(outputs)}]",
            config=1,
            handler=taken.append,
        )
        adapter.write(list(inputs))
        asyncio.run(run(server))
    assert taken[0].value == list(outputs)
