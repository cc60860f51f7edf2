import asyncio
import socket
import sys

import pytest

from linkkit import manydatagrams
from linkkit.datagram import BATCH, LARGEST, DatagramPort


def run(coroutine):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(coroutine)


@pytest.fixture(params=["at once", "one by one"])
def reading(request, monkeypatch):
    """Both ways of reading, where the system has both."""
    if request.param == "one by one":
        monkeypatch.setattr(manydatagrams, "_recvmmsg", None)
    elif manydatagrams._recvmmsg is None:
        pytest.skip("this system has no recvmmsg")
    return request.param


@pytest.mark.usefixtures("reading")
def test_every_datagram_arrives_with_its_sender_also_beyond_one_batch():
    async def scenario():
        got = []
        done = asyncio.Event()

        def receive(datagrams):
            assert len(datagrams) <= BATCH
            got.extend(datagrams)
            if len(got) == BATCH + 50:
                done.set()

        port = DatagramPort(receive, "127.0.0.1")
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as two,
        ):
            one.bind(("127.0.0.1", 0))
            two.bind(("127.0.0.2" if sys.platform == "linux" else "127.0.0.1", 0))
            senders = [one, two] * (BATCH // 2 + 25)
            for n, sender in enumerate(senders):
                sender.sendto(n.to_bytes(2, "little") * (1 + n % 3), port.address)
            await asyncio.wait_for(done.wait(), 10)
            assert [address for _, address in got] == [sender.getsockname() for sender in senders]
        port.close()
        port.close()
        assert [data for data, _ in got] == [n.to_bytes(2, "little") * (1 + n % 3) for n in range(BATCH + 50)]
        assert {type(data) for data, _ in got} == {bytes}

    run(scenario())


@pytest.mark.usefixtures("reading")
def test_a_long_datagram_is_cut_until_more_is_asked_for_and_an_empty_one_is_one():
    async def scenario():
        got = asyncio.Queue()
        port = DatagramPort(got.put_nowait, "127.0.0.1")
        sizes = []
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            for largest in (LARGEST, 9000, 65_000):
                port.largest = largest
                for size in (0, LARGEST, 60_000):
                    sender.sendto(bytes(size), port.address)
                    ((data, _),) = await asyncio.wait_for(got.get(), 10)
                    sizes.append(len(data))
        port.close()
        assert sizes == [0, LARGEST, LARGEST, 0, LARGEST, 9000, 0, LARGEST, 60_000]

    run(scenario())


@pytest.mark.usefixtures("reading")
def test_a_receiver_may_close_the_port_from_inside():
    async def scenario():
        closed = asyncio.Event()

        def receive(_datagrams):
            port.close()
            closed.set()

        def drained():
            raise AssertionError("nothing is done after the end")

        port = DatagramPort(receive, "127.0.0.1", drained=drained)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"one", port.address)
            sender.sendto(b"two", port.address)
        await asyncio.wait_for(closed.wait(), 10)
        await asyncio.sleep(0)

    run(scenario())


def test_many_senders_are_not_remembered_for_ever(monkeypatch):
    if manydatagrams._recvmmsg is None:
        pytest.skip("this system has no recvmmsg")
    monkeypatch.setattr(manydatagrams, "_MOST_SENDERS", 3)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        reader = manydatagrams.reader(sock, 8, 64)
        with pytest.raises(BlockingIOError):
            reader.read()
        for _ in range(10):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
                sender.bind(("127.0.0.1", 0))
                sender.sendto(b"x", sock.getsockname())
                assert reader.read() == [(b"x", sender.getsockname())]
        assert len(reader._known) <= 3


def test_a_taken_port_raises_and_leaks_nothing():
    async def scenario():
        first = DatagramPort(lambda *_: None, "127.0.0.1")
        try:
            DatagramPort(lambda *_: None, "127.0.0.1", first.address[1])
        except OSError:
            pass
        else:
            raise AssertionError("two programs got the same port")
        first.close()

    run(scenario())


@pytest.mark.usefixtures("reading")
def test_an_unreachable_peer_does_not_deafen_the_port():
    async def scenario():
        got = asyncio.Queue()
        port = DatagramPort(got.put_nowait, "127.0.0.1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
            gone.bind(("127.0.0.1", 0))
            nobody = gone.getsockname()
        port.send(b"into the void", nobody)
        assert port.send(b"to myself", port.address)
        assert await asyncio.wait_for(got.get(), 10) == [(b"to myself", port.address)]
        port.close()

    run(scenario())
