import asyncio
import socket
import struct

import pytest

from linkkit.engine import RemoteError
from linkkit.stream import READ, StreamShell


class Echo:
    """An engine that sends lines back, says goodbye after a bad one and ticks when told to."""

    def __init__(self) -> None:
        self.out = b""
        self.happened: list[object] = []
        self.due: float | None = None
        self.silent = False

    def receive(self, data, now):
        self.happened.append(data)
        if data.startswith(b"!"):
            self.out += b"bye"
            raise RemoteError("not a line", data)
        self.out += data

    def tick(self, now):
        self.due = None
        if self.silent:
            raise RemoteError("the peer is silent")
        self.happened.append("tick")

    def deadline(self):
        return self.due

    def events(self):
        drained, self.happened = self.happened, []
        return drained

    def outgoing(self):
        drained, self.out = self.out, b""
        return drained


class Bench:
    """A shell on one end of a socket pair, a plain stream on the other."""

    def __init__(self, engine):
        self.engine = engine
        self.events = []
        self.over = asyncio.get_running_loop().create_future()

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        self.shell = StreamShell(
            self.engine, lambda events, _now: self.events.extend(events), lambda reason: self.over.set_result(reason)
        )
        await loop.create_connection(lambda: self.shell, sock=ours)
        self.reader, self.writer = await asyncio.open_connection(sock=theirs)
        return self

    async def __aexit__(self, *_):
        self.shell.abort()
        self.writer.close()


def run(coroutine):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(asyncio.wait_for(coroutine, 20))


def test_bytes_go_in_and_out_and_events_are_delivered():
    async def scenario():
        async with Bench(Echo()) as bench:
            bench.writer.write(b"hello")
            assert await bench.reader.readexactly(5) == b"hello"
            assert b"".join(bench.events) == b"hello"

    run(scenario())


def test_a_remote_error_writes_the_last_words_closes_and_is_the_reason():
    async def scenario():
        async with Bench(Echo()) as bench:
            bench.writer.write(b"!")
            assert await bench.reader.read() == b"bye"
            reason = await bench.over
            assert isinstance(reason, RemoteError)
            assert bench.events == [b"!"]

    run(scenario())


def test_an_end_from_the_other_side_is_a_reason_in_words():
    async def scenario():
        async with Bench(Echo()) as bench:
            bench.writer.close()
            with pytest.raises(ConnectionResetError, match="other side closed"):
                raise await bench.over

    run(scenario())


def test_closing_it_ourselves_has_no_reason():
    async def scenario():
        async with Bench(Echo()) as bench:
            bench.shell.close()
            bench.shell.close(RemoteError("too late"))
            assert await bench.over is None

    run(scenario())


def test_closing_what_the_other_side_has_just_reset_is_no_error():
    async def scenario():
        loop = asyncio.get_running_loop()
        over = loop.create_future()
        with socket.create_server(("127.0.0.1", 0)) as listener:
            theirs = socket.create_connection(listener.getsockname())
            ours, _ = listener.accept()
        shell = StreamShell(Echo(), lambda *_: None, over.set_result)
        await loop.create_connection(lambda: shell, sock=ours)
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        theirs.close()
        shell.close()  # before the loop could notice
        assert await over is None

    run(scenario())


@pytest.mark.parametrize("silent", [False, True])
def test_the_deadline_is_kept_and_may_end_the_link(silent):
    async def scenario():
        async with Bench(Echo()) as bench:
            bench.engine.silent = silent
            bench.engine.due = asyncio.get_running_loop().time() + 0.01
            bench.shell.pump()
            if silent:
                assert isinstance(await bench.over, RemoteError)
            else:
                while "tick" not in bench.events:
                    await asyncio.sleep(0.001)

    run(scenario())


def test_what_comes_in_one_go_is_read_to_its_end_and_not_mixed_up_with_another_connection():
    async def scenario():
        async with Bench(Echo()) as one, Bench(Echo()) as other:
            sent = {one: bytes(range(256)) * 2000, other: bytes(range(255, -1, -1)) * 2000}
            assert min(map(len, sent.values())) > 5 * READ
            for bench, data in sent.items():
                bench.writer.write(data)
            for bench, data in sent.items():
                assert await bench.reader.readexactly(len(data)) == data
                assert b"".join(bench.events) == data

    run(scenario())
