"""The network address that a request really comes from.

Anybody can write anything into X-Forwarded-For, so it counts only as far as the proxies that this
site trusts wrote it: setting TRUSTED_PROXIES, see docs/operations/proxies.md. The address is never
stored or logged; `portal.intake.defence.pace` keeps a fingerprint of it for ten minutes.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Trusted = int | Sequence[Network]
"""How many proxies stand in front, or the networks that they are in."""

ONE_SUBSCRIBER = 64
"""Bits of an IPv6 address that one line shares (RFC 6177): a script takes the others at will."""


def client_address(request: HttpRequest) -> Address | None:
    """Return the nearest address that no trusted proxy vouches for; None when nobody can tell.

    With a number of proxies it is the entry that the outermost of them wrote. With networks it is
    the right-most entry outside them. What stands further left is the visitor's own invention.
    """
    trusted: Trusted = settings.TRUSTED_PROXIES
    peer = request.META.get("REMOTE_ADDR", "")
    if not trusted:
        return read_address(peer)
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # The nearest first. A socket file has no address, and only this machine can reach it.
    hops = [peer or "127.0.0.1", *reversed([part for part in told if part])]
    if isinstance(trusted, int):
        return read_address(hops[min(trusted, len(hops) - 1)])
    found: Address | None = None
    for number, hop in enumerate(hops):
        address = read_address(hop)
        if address is None:
            return found
        found = address
        if not ((number == 0 and not peer) or any(address in network for network in trusted)):
            return found
    return found


def read_address(text: str) -> Address | None:
    """Return the address in a text such as `203.0.113.7`, `203.0.113.7:4711` or `[2001:db8::1]:80`.

    An IPv4 address that is written as an IPv6 one becomes itself. None for anything else.
    """
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def subscriber(address: Address) -> str:
    """Return the network that one subscriber has: an IPv4 address, or the /64 of an IPv6 one."""
    bits = ONE_SUBSCRIBER if address.version == 6 else address.max_prefixlen
    return str(ip_network((address, bits), strict=False))
