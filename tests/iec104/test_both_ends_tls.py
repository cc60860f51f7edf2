"""`Client` and `Server` of this library through TLS, as a user sets them up."""

import pytest
from certificate_lab import Lab, Leaf
from waiting import wait_until

import iec104 as c104


def security(lab: Lab, own: Leaf, allowed: Leaf) -> c104.TransportSecurity:
    tls = c104.TransportSecurity()
    tls.set_certificate(own.cert, own.key)
    tls.set_ca_certificate(lab.authority.cert)
    tls.add_allowed_remote_certificate(allowed.cert)
    return tls


@pytest.mark.parametrize("known", [True, False])
def test_only_known_peers_are_talked_to(lab: Lab, known: bool) -> None:
    server = c104.Server("127.0.0.1", 0, transport_security=security(lab, lab.server, lab.client))
    station = server.add_station(47)
    assert station is not None
    point = station.add_point(11, c104.Type.M_ME_NC_1)
    assert point is not None
    point.value = 12.5
    server.start()
    client = c104.Client(transport_security=security(lab, lab.client, lab.server if known else lab.foreign))
    try:
        connection = client.add_connection("127.0.0.1", server.port, c104.Init.INTERROGATION)
        assert connection is not None
        client.start()
        if known:
            wait_until(lambda: connection.state is c104.ConnectionState.OPEN)
            remote = connection.get_station(47)
            assert remote is not None
            shown = remote.get_point(11)
            assert shown is not None
            wait_until(lambda: shown.value == 12.5)
        else:
            wait_until(lambda: "not among the allowed ones" in connection.state_text)
            assert connection.state is not c104.ConnectionState.OPEN
            assert not server.has_active_connections
    finally:
        client.stop()
        server.stop()
