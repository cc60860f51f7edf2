"""Header fields of other sizes than the standard's, through the API and through the driver's settings."""

import pytest
from link_recorder import Recorder, with_station
from scripted_station import ScriptedStation, until
from station_thread import station_thread, wait

import iec104 as c104
from iec104.driver import StationLink
from iec104.wire.asdu import Asdu

SIZES = [c104.Sizes(1, 1, 1), c104.Sizes(1, 2, 2), c104.Sizes(2, 1, 3)]


def odd(sizes: c104.Sizes, station: ScriptedStation) -> None:
    station.sizes = sizes
    station.points += [
        Asdu.of(13, 20, 1, [(10, (7.5, 0)), (200, (2.5, 0x80))], sizes=sizes),
        Asdu.of(1, 20, 1, [(20, (1,)), (21, (0,))], sequence=True, sizes=sizes),
    ]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_the_client_speaks_other_sizes(sizes: c104.Sizes) -> None:
    with station_thread(lambda station: odd(sizes, station)) as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port, c104.Init.INTERROGATION)
        assert connection is not None
        assert connection.sizes == c104.Sizes(2, 2, 3)
        connection.sizes = sizes
        known = connection.add_station(1)
        assert known is not None
        lamp = known.add_point(5, c104.Type.C_SC_NA_1)
        assert lamp is not None
        lamp.value = True
        client.start()
        try:
            wait(lambda: len(known.points) == 5)
            found = {point.io_address: point.value for point in known.points if not point.is_command}
            assert found == {10: 7.5, 200: 2.5, 20: True, 21: False}
            assert lamp.transmit(c104.Cot.ACTIVATION)
            assert station.received[-1].objects == [(5, (1,))]
        finally:
            client.stop()


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_the_driver_speaks_other_sizes(sizes: c104.Sizes) -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await until(lambda: recorder.values("1/200") == [2.5])
        assert sorted(recorder.streams) == ["1/10", "1/20", "1/200", "1/21"]

    with_station(
        scenario,
        lambda station: odd(sizes, station),
        initialisation=int(c104.Init.INTERROGATION),
        cause_size=sizes.cause,
        common_address_size=sizes.common_address,
        ioa_size=sizes.ioa,
    )


def test_sizes_that_do_not_exist_are_refused() -> None:
    with pytest.raises(ValueError, match="sizes are 1-2"):
        c104.Sizes(3, 2, 3)
