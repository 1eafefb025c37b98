"""The answer that a copy gives: in the best encoding, in full or as "you have this already"."""

import re
import time
from typing import Any, NamedTuple

from portal.health.counting import count_copy

from .address import Address
from .bundle import Bundle, Headers
from .stores import store

_KINDS = re.compile(r"hit|stored|stale")
_ONE = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+))?")


class Answer(NamedTuple):
    """Status, headers and body."""

    status: int
    headers: Headers
    body: bytes


def fresh_answer(address: Address, environ: dict[str, Any]) -> Answer | None:
    """Return the answer of the fresh copy of an address, if there is one."""
    bundle = store().fresh(address.key)
    if bundle is None or (bundle.ends is not None and bundle.ends <= time.time()):
        return None
    return answer(bundle, environ, "portal; hit")


def answer(bundle: Bundle, environ: dict[str, Any], said: str) -> Answer:
    """Return what a copy answers to a GET or HEAD, and count it.

    `said` is for Cache-Status (RFC 9211); its last word is the kind that is counted.
    """
    count_copy(_KINDS.findall(said)[-1])
    encoding = _best(bundle, environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers = [*bundle.lines[encoding], ("Cache-Status", said)]
    if _has_it(bundle, environ.get("HTTP_IF_NONE_MATCH", "")):
        kept = [line for line in headers if line[0] in _OF_304]
        return Answer(304, kept, b"")
    body = b"" if environ["REQUEST_METHOD"] == "HEAD" else bundle.bodies[encoding]
    return Answer(200, headers, body)


_OF_304 = frozenset(
    {
        "Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Vary", "Cache-Status",
        "Content-Security-Policy", "Strict-Transport-Security",
    }
)  # fmt: skip
"""The headers that go with "not modified" (RFC 9110 15.4.5), and policies that browsers renew."""


def _best(bundle: Bundle, accepted: str) -> str:
    if not accepted or len(bundle.bodies) == 1:
        return "identity"
    given: dict[str, float] = {}
    for part in accepted[:500].split(","):
        if found := _ONE.match(part):
            try:
                given[found[1].lower()] = float(found[2]) if found[2] else 1.0
            except ValueError:
                continue
    other = given.get("*", 0.0)
    best = max((name for name in bundle.bodies), key=lambda name: _wish(name, given, other))
    return best if _wish(best, given, other) > 0 else "identity"


def _wish(name: str, given: dict[str, float], other: float) -> float:
    # Without a word about it, the plain body is always welcome, and never preferred.
    return given.get(name, 0.0001 if name == "identity" else other)


def _has_it(bundle: Bundle, asked: str) -> bool:
    if not asked:
        return False
    if asked.strip() == "*":
        return True
    tags = bundle.tags
    return any(tag.strip().removeprefix("W/") in tags for tag in asked[:2_000].split(","))
