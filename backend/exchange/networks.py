"""Networks from which a token may be used: written as CIDR, compared as addresses."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from backend.foundation.errors import Problem, ProblemCode

MOST_RANGES = 20
WIDEST_V4 = 8
"""A department's intranet may be all of 10.0.0.0/8; 0.0.0.0/0 is nobody's network."""
WIDEST_V6 = 20
"""The largest block ever given to one network."""


def parse(ranges: Iterable[str], *, field: str) -> list[str]:
    """The ranges in their one normal form, without repetitions; at least one, at most MOST_RANGES.

    Raises IP_RANGE_INVALID for none, for what is no network, and for one that is wider than
    anybody's.
    """
    found = list(dict.fromkeys(_network(text.strip(), field) for text in ranges))
    if not 1 <= len(found) <= MOST_RANGES:
        raise Problem(ProblemCode.IP_RANGE_INVALID, field=field, value="")
    return found


def contains(ranges: Iterable[str], address: str) -> bool:
    """Whether one of the ranges holds the address; False for what is no address."""
    try:
        place = ip_address(address)
    except ValueError:  # The server listens on a Unix socket, and nothing says who is behind it.
        return False
    # A socket for both protocols tells an IPv4 neighbour as ::ffff:192.0.2.1.
    place = getattr(place, "ipv4_mapped", None) or place
    return any(place in ip_network(each) for each in ranges)


def _network(text: str, field: str) -> str:
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        raise _invalid(text, field) from None
    if network.prefixlen < _widest(network):
        raise _invalid(text, field)
    return str(network)


def _widest(network: IPv4Network | IPv6Network) -> int:
    return WIDEST_V4 if isinstance(network, IPv4Network) else WIDEST_V6


def _invalid(text: str, field: str) -> Problem:
    return Problem(ProblemCode.IP_RANGE_INVALID, field=field, value=text[:50])
