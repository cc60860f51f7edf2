"""A second address of a server, through the documented API and its own outstation."""

import pytest
from cable import Cable
from waiting import wait_until

import iec104 as c104
from iec104.outstation.core import Options, Redundancy
from linkkit.iothread import IoThread


def test_a_reserve_takes_over() -> None:
    server = c104.Server("127.0.0.1", 0, options=Options(groups=(Redundancy("masters"),)))
    station = server.add_station(47)
    assert station is not None
    point = station.add_point(11, c104.Type.M_ME_NC_1)
    assert point is not None
    point.value = 12.5
    server.start()
    io = IoThread("test-cables")
    io.start()
    main, reserve = Cable(server.port), Cable(server.port)
    client = c104.Client()
    try:
        for cable in (main, reserve):
            io.call(cable.plug(), 10)
        connection = client.add_connection("127.0.0.1", main.port, c104.Init.INTERROGATION)
        assert connection is not None
        connection.reserves.add("127.0.0.1", reserve.port)
        with pytest.raises(ValueError, match="already"):
            connection.reserves.add("127.0.0.1", reserve.port)
        with pytest.raises(ValueError, match="invalid"):
            connection.reserves.add("300.0.0.1")
        assert connection.reserves.in_use is None
        with pytest.raises(ValueError, match="not open"):
            connection.reserves.switch_over("127.0.0.1", reserve.port)
        client.start()
        wait_until(lambda: connection.state is c104.ConnectionState.OPEN)
        wait_until(lambda: server.open_connection_count == 2)
        assert server.active_connection_count == 1
        assert connection.reserves.in_use == ("127.0.0.1", main.port)
        with pytest.raises(RuntimeError, match="before the connection is opened"):
            connection.reserves.add("127.0.0.2")
        with pytest.raises(ValueError, match="no address of this connection"):
            connection.reserves.switch_over("127.0.0.9")

        io.call(main.unplug(), 10)
        wait_until(lambda: connection.reserves.in_use == ("127.0.0.1", reserve.port))
        wait_until(lambda: connection.state is c104.ConnectionState.OPEN)
        assert connection.interrogation(47)
        assert connection.statistics()["switch-overs"] == 1
        assert any("switched over" in text for text in connection.reserves.log)

        io.call(main.plug(), 10)
        wait_until(lambda: server.open_connection_count == 2)
        wait_until(lambda: any("is ready" in text for text in list(connection.reserves.log)[1:]))
        connection.reserves.switch_over("127.0.0.1", main.port)
        wait_until(lambda: connection.state is c104.ConnectionState.OPEN and server.active_connection_count == 1)
        assert connection.reserves.in_use == ("127.0.0.1", main.port)
    finally:
        client.stop()
        server.stop()
        for cable in (main, reserve):
            io.call(cable.unplug(), 10)
        io.stop()
    assert connection.state is c104.ConnectionState.CLOSED


def test_without_a_reserve_there_are_no_such_counts() -> None:
    connection = c104.Client().add_connection("127.0.0.1", 2404)
    assert connection is not None
    assert "switch-overs" not in connection.statistics()
    assert connection.reserves.addresses == [("127.0.0.1", 2404)]
