"""Asks one address whether it is still there, without being led anywhere that it must not go.

The address is written by staff, but whom it leads to is decided by strangers: a redirect or a
name in the DNS may point at the portal's own network (OWASP, Server Side Request Forgery). So each
step is looked up once, every address that the name has must be public, and the connection goes to
just those addresses, whatever the name says a moment later. Redirects are followed by hand.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from django.conf import settings

MOST_STEPS = 6
"""Redirects that are followed."""

SECONDS_TO_CONNECT = 8
SECONDS_PER_STEP = 20
"""After which a step is ended, however slowly and steadily the other side still speaks."""

LONGEST_NEW_ADDRESS = 500
"""Characters; an edition holds no longer one."""

MOST_DIGITS = 9
"""Digits of a number of seconds that is taken for one."""

PORTS = {80, 443, 8080, 8443}

PERMANENT = {301, 308}
TEMPORARY = {302, 303, 307}
GONE = {404, 410}

TUNNELS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")]
"""IPv6 addresses that hold an IPv4 address, which may be private (RFC 6052, RFC 3056)."""


Place = tuple[str, int]
"""An IP address and a port."""


class Answer(StrEnum):
    """What an address said."""

    WORKS = "works"
    MOVED = "moved"
    GONE = "gone"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Outcome:
    """The answer, where it moved to, and what stood in the way.

    `pause` are seconds that the other side asks to be left alone for.
    """

    answer: Answer
    reason: str = ""
    moved_to: str = ""
    pause: int = 0


class ForbiddenError(Exception):
    """The address leads somewhere that is not asked."""


class UnknownHostError(Exception):
    """No such name is in the DNS."""


def ask(url: str) -> Outcome:
    """Return what the web address `url` says, redirects followed.

    Only an answer that the page is gone counts as such; those who want to know who asks, are busy
    or slow may well be there for readers. Never raises for what the other side does.
    """
    here, permanent, steps = url, True, 0
    try:
        while True:
            status, headers = _ask_once(here)
            if status not in PERMANENT | TEMPORARY:
                break
            steps += 1
            target = headers.get("location", "")
            if not target or steps > MOST_STEPS:
                return Outcome(Answer.UNCLEAR, "too many redirects" if target else f"{status}")
            permanent = permanent and status in PERMANENT
            here = urljoin(here, target)
    except ForbiddenError as error:
        return Outcome(Answer.UNCLEAR, str(error))
    except UnknownHostError:
        return Outcome(Answer.GONE, "no such host")
    except ConnectionRefusedError:
        return Outcome(Answer.GONE, "connection refused")
    except ssl.SSLError as error:
        return Outcome(Answer.UNCLEAR, _told(f"TLS: {error.reason or error}"))
    except (OSError, http.client.HTTPException, ValueError) as error:
        # Timeouts, resets, nonsense in place of HTTP, addresses that are none.
        return Outcome(Answer.UNCLEAR, _told(f"{type(error).__name__}: {error}"))
    if status in GONE:
        return Outcome(Answer.GONE, str(status))
    if not 200 <= status < 300:
        return Outcome(Answer.UNCLEAR, str(status), pause=_pause(headers.get("retry-after", "")))
    if steps and permanent:
        if len(here) > LONGEST_NEW_ADDRESS or not here.isprintable():
            return Outcome(Answer.UNCLEAR, "moved to an address that cannot be kept")
        return Outcome(Answer.MOVED, moved_to=here)
    return Outcome(Answer.WORKS)


def _told(reason: str) -> str:
    """Return what the other side said without signs that a database refuses, short enough."""
    return "".join(sign for sign in reason if sign.isprintable())[:200]


def _ask_once(url: str) -> tuple[int, dict[str, str]]:
    """Return status and headers of one step; HEAD first, GET where a server has none of it."""
    parts = urlsplit(url)
    places = _places_of(parts)
    status, headers = _request("HEAD", parts, places)
    if status < 400 or status == 429:
        return status, headers
    return _request("GET", parts, places)


def _request(method: str, parts: SplitResult, places: list[Place]) -> tuple[int, dict[str, str]]:
    """Ask the first of `places` that lets us in. The body is never read."""
    name, port = _name_of(parts), places[0][1]
    until = time.monotonic() + SECONDS_PER_STEP
    held = [_connected(places, until)]
    watch = threading.Timer(until - time.monotonic(), _end, [held])
    watch.daemon = True
    watch.start()
    try:
        if parts.scheme == "https":
            # Wrapping takes the plain socket away, so the watch must know the new one before the
            # other side says its first word.
            spoken = ssl.create_default_context().wrap_socket(
                held[0], server_hostname=name, do_handshake_on_connect=False
            )
            held[0] = spoken
            if time.monotonic() >= until:
                raise TimeoutError("too slow")
            spoken.do_handshake()
        connection = http.client.HTTPConnection(name, port, timeout=SECONDS_TO_CONNECT)
        connection.sock = held[0]
        target = urlunsplit(("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"), "", ""))
        query = quote(parts.query, safe="=&%?/:@!$'()*+,;~-._[]")
        host = name if port in (80, 443) else f"{name}:{port}"
        connection.request(
            method,
            f"{target}?{query}" if query else target,
            headers={
                "Host": f"[{name}]" if ":" in name else host,
                "User-Agent": agent(),
                "Accept": "*/*",
                "Connection": "close",
            },
        )
        response = connection.getresponse()
        headers = {key.lower(): value for key, value in response.getheaders()}
        connection.close()
        return response.status, headers
    finally:
        watch.cancel()
        held[0].close()


def _connected(places: list[Place], until: float) -> socket.socket:
    """Return a connection to one of `places`, tried one after the other.

    Raises ConnectionRefusedError where all of them refuse, else the OSError of another failure.
    """
    failure: OSError = TimeoutError("too slow")
    for place in places:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError("too slow")
        try:
            return socket.create_connection(place, timeout=min(SECONDS_TO_CONNECT, left))
        except ConnectionRefusedError as error:
            failure = error if place == places[0] else failure
        except OSError as error:
            failure = error
    raise failure


def _end(held: list[socket.socket]) -> None:
    """End the one connection in `held`, under TLS too: below it, which another thread speaks."""
    try:
        socket.socket.shutdown(held[0], socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself


def _name_of(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    return name if ":" in name else name.encode("idna").decode("ascii")


def _places_of(parts: SplitResult) -> list[Place]:
    """Return the IP addresses of a step, each with the port; at least one.

    Raises ForbiddenError where it is not the public web, UnknownHostError where the name is not
    known, OSError where the DNS does not answer.
    """
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ForbiddenError("not a web address")
    if parts.username or parts.password:
        raise ForbiddenError("a password in the address")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        known = socket.getaddrinfo(_name_of(parts), port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise UnknownHostError from error
        raise
    places = list(dict.fromkeys((str(entry[4][0]), port) for entry in known))
    if also := [place for place in places if place in settings.LINK_CHECK_ALSO_ASKS]:
        return also
    if port not in PORTS:
        raise ForbiddenError(f"port {port}")
    if not places or not all(is_public(address) for address, _port in places):
        raise ForbiddenError("not a public address")
    return places


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, seen through all its disguises."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip.teredo or any(ip in net for net in TUNNELS):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _pause(header: str) -> int:
    """Return the seconds of a Retry-After header; 0 where it says nothing, nonsense or a date."""
    is_number = header.isdecimal() and len(header) <= MOST_DIGITS
    return min(int(header), 7 * 24 * 3600) if is_number else 0


def agent() -> str:
    """Return how the portal introduces itself to other sites, so that they can complain."""
    return f"CommunityPortal-LinkCheck/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"
