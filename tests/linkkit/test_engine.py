from linkkit.engine import RemoteError


def test_remote_error_shows_the_octets_and_elides_long_ones():
    assert str(RemoteError("no start octet")) == "no start octet"
    assert str(RemoteError("no start octet", b"\x67\x00")) == "no start octet (67 00)"
    assert str(RemoteError("x", bytes(40))).endswith("00 …)")
