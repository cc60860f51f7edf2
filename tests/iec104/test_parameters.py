"""Protocol parameters: what is accepted, what is refused, and that a refusal changes nothing."""

import pytest

from iec104.parameters import ProtocolParameters


def test_defaults() -> None:
    p = ProtocolParameters()
    assert (p.send_window_size, p.receive_window_size) == (12, 8)
    assert (p.connection_timeout, p.message_timeout, p.confirm_interval, p.keep_alive_interval) == (10, 15, 10, 20)
    assert p == p.copy()
    assert p.advice == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("send_window_size", 0),
        ("send_window_size", 32768),
        ("receive_window_size", -5),
        ("connection_timeout", 256),
        ("message_timeout", 0),
        ("message_timeout", 10),
        ("confirm_interval", 15),
        ("keep_alive_interval", 172_801),
    ],
)
def test_out_of_range(name: str, value: int) -> None:
    p = ProtocolParameters()
    before = p.copy()
    with pytest.raises(ValueError):
        setattr(p, name, value)
    assert p == before


@pytest.mark.parametrize("value", [1.5, "8", None, True])
def test_wrong_types(value: object) -> None:
    with pytest.raises(TypeError):
        ProtocolParameters().receive_window_size = value  # type: ignore[assignment]


def test_names_that_do_not_exist() -> None:
    with pytest.raises(AttributeError):
        ProtocolParameters().k = 5  # type: ignore[attr-defined]


def test_construction_checks_too() -> None:
    with pytest.raises(ValueError, match="t2"):
        ProtocolParameters(message_timeout=5, confirm_interval=5)
    assert ProtocolParameters(message_timeout=5, confirm_interval=2).message_timeout == 5


def test_advice() -> None:
    assert "two thirds" in ProtocolParameters(send_window_size=10).advice
