"""Range checks shared by the documented classes."""

import ipaddress

MOST_IOA = 16_777_215
BROADCAST = 65535


class ArgumentError(ValueError, TypeError):
    """A number out of range.

    The documents say `ValueError` where the widespread implementation raises `TypeError`; whoever catches one of them
    gets what they expect.
    """


def integer(name: str, value: object, least: int, most: int) -> int:
    """Check a whole number; raises `TypeError` for another type and `ArgumentError` outside the range."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is an int, not {type(value).__name__}")
    if not least <= value <= most:
        raise ArgumentError(f"{name} is {least} to {most}, not {value}")
    return int(value)


def common_address(value: object) -> int:
    """Check the common address of a command: 0 and 65535 mean every station."""
    return integer("common_address", value, 0, BROADCAST)


def host(ip: object) -> str:
    """Check the address of a connection: an IPv4 address, "localhost" or "lo". Raises `ValueError`."""
    text = ip.decode("ascii", "replace") if isinstance(ip, bytes) else ip
    if not isinstance(text, str):
        raise TypeError(f"ip is a str, not {type(ip).__name__}")
    if text in ("localhost", "lo"):
        return text
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and int(part) <= 255 for part in parts):
        raise ValueError(f"IP {text} is invalid!")
    return text


def dialed(ip: str) -> str:
    """Give the address to dial for an accepted `ip`: "lo" is this computer, leading zeros mean nothing."""
    if ip in ("localhost", "lo"):
        return "127.0.0.1"
    return str(ipaddress.IPv4Address(".".join(str(int(part)) for part in ip.split("."))))


def port(value: object) -> int:
    """Check a port. Raises `ValueError`."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"port is an int, not {type(value).__name__}")
    if not 1 <= value <= 65534:
        raise ArgumentError(f"Port {value} is invalid!")
    return value
