"""File transfer through the documented API, with this library's own server on real sockets."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from waiting import wait_until

import iec104 as c104
from iec104.controlling.transaction import Outcome

CA, IOA = 47, 9000


@contextmanager
def both() -> Iterator[tuple[c104.Server, c104.Client, "c104.Connection"]]:
    server = c104.Server("127.0.0.1", 0)
    assert server.add_station(CA) is not None
    server.start()
    client = c104.Client()
    connection = client.add_connection("127.0.0.1", server.port, c104.Init.NONE)
    assert connection is not None
    client.start()
    try:
        wait_until(lambda: connection.state is c104.ConnectionState.OPEN)
        yield server, client, connection
    finally:
        client.stop()
        server.stop()


def content(size: int) -> bytes:
    return bytes(index * 7 % 251 for index in range(size))


def test_directory_download_upload() -> None:
    with both() as (server, _, connection):
        assert connection.files.directory(CA).entries == ()
        server.add_file(CA, IOA, content(100_000), name=7)
        server.add_file(CA, IOA + 1, b"", name=8)
        listing = connection.files.directory(CA)
        assert listing, listing.text
        assert [(e.io_address, e.name, e.length) for e in listing.entries] == [(IOA, 7, 100_000), (IOA + 1, 8, 0)]
        assert all(e.created is not None and not e.is_directory for e in listing.entries)

        told: list[tuple[int, int]] = []
        result = connection.files.download(CA, IOA, 7, progress=lambda done, total: told.append((done, total)))
        assert result, result.text
        assert result.data == content(100_000)
        wait_until(lambda: told and told[-1] == (100_000, 100_000))
        assert told == sorted(told)
        assert connection.files.download(CA, IOA + 1).data == b""

        result = connection.files.upload(CA, IOA + 2, content(70_000), name=9)
        assert result, result.text
        assert server.get_file(CA, IOA + 2) == content(70_000)
        assert connection.files.download(CA, IOA + 2).data == content(70_000)
        assert connection.unexpected == {}


def test_why_it_does_not_succeed() -> None:
    with both() as (server, client, connection):
        assert connection.files.download(CA, 1).outcome is Outcome.UNKNOWN_IOA
        assert connection.files.directory(9).outcome is Outcome.UNKNOWN_COMMON_ADDRESS
        for call in (
            lambda: connection.files.directory(0),
            lambda: connection.files.download(CA, 0),
            lambda: connection.files.download(CA, IOA, 70_000),
            lambda: connection.files.upload(CA, IOA, bytes(2**24)),
        ):
            with pytest.raises(ValueError, match=r"is|at most"):
                call()
        connection.mute()
        wait_until(lambda: connection.is_muted)
        assert connection.files.directory(CA).outcome is Outcome.MUTED
        connection.disconnect()
        assert connection.files.directory(CA).outcome is Outcome.NOT_CONNECTED
        client.stop()
        assert connection.files.directory(CA).outcome is Outcome.NOT_CONNECTED
        assert server.is_running


def test_breaking_off_from_a_callback() -> None:
    with both() as (server, _, connection):
        server.add_file(CA, IOA, content(2_000_000))

        def progress(done: int, total: int) -> None:
            connection.files.cancel()

        result = connection.files.download(CA, IOA, progress=progress)
        assert result.outcome is Outcome.CANCELLED
        assert result.data == b""
        # The station was told: it takes the next one at once.
        assert connection.files.download(CA, IOA).data == content(2_000_000)


def test_a_connection_that_is_lost_meanwhile() -> None:
    with both() as (server, _, connection):
        server.add_file(CA, IOA, content(2_000_000))
        begun = threading.Event()
        results = []

        def work() -> None:
            results.append(connection.files.download(CA, IOA, progress=lambda done, total: begun.set()))

        thread = threading.Thread(target=work)
        thread.start()
        assert begun.wait(30)
        server.stop()
        thread.join(30)
        assert [result.outcome for result in results] == [Outcome.LINK_LOST]
