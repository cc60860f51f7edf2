import asyncio
import socket

from linkkit.datagram import BATCH, DatagramPort


def run(coroutine):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(coroutine)


def test_every_datagram_arrives_with_its_sender_also_beyond_one_batch():
    async def scenario():
        got = []
        done = asyncio.Event()

        def receive(data, address):
            got.append((data, address))
            if len(got) == BATCH + 50:
                done.set()

        port = DatagramPort(receive, "127.0.0.1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.bind(("127.0.0.1", 0))
            for n in range(BATCH + 50):
                sender.sendto(n.to_bytes(2, "little"), port.address)
            await asyncio.wait_for(done.wait(), 10)
            assert {address for _, address in got} == {sender.getsockname()}
        port.close()
        port.close()
        assert [int.from_bytes(data, "little") for data, _ in got] == list(range(BATCH + 50))

    run(scenario())


def test_a_receiver_may_close_the_port_from_inside():
    async def scenario():
        got = []
        closed = asyncio.Event()

        def receive(data, _address):
            got.append(data)
            port.close()
            closed.set()

        port = DatagramPort(receive, "127.0.0.1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"one", port.address)
            sender.sendto(b"two", port.address)
        await asyncio.wait_for(closed.wait(), 10)
        assert got == [b"one"]

    run(scenario())


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


def test_an_unreachable_peer_does_not_deafen_the_port():
    async def scenario():
        got = asyncio.Queue()
        port = DatagramPort(lambda data, _: got.put_nowait(data), "127.0.0.1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
            gone.bind(("127.0.0.1", 0))
            nobody = gone.getsockname()
        port.send(b"into the void", nobody)
        assert port.send(b"to myself", port.address)
        assert await asyncio.wait_for(got.get(), 10) == b"to myself"
        port.close()

    run(scenario())
