"""The bytes of a copy: one file with its headers and its body in each encoding."""

import gzip
import json
import struct
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

import brotli

MAGIC = b"PAGE1\n"
ENCODINGS = ("br", "gzip", "identity")
"""The dearest first."""

WORTH_IT = 200
"""Bytes below which nothing is compressed."""

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Bundle:
    """A page with its headers. `ends` is an instant in seconds since 1970, None for never."""

    address: str
    headers: Headers
    etag: str
    ends: float | None
    bodies: dict[str, bytes] = field(repr=False)

    @cached_property
    def lines(self) -> dict[str, Headers]:
        """All headers of an answer in each encoding."""
        found = {}
        varies = [("Vary", "Accept-Encoding")] if len(self.bodies) > 1 else []
        for name, body in self.bodies.items():
            coded = [] if name == "identity" else [("Content-Encoding", name)]
            found[name] = [
                *self.headers,
                *varies,
                *coded,
                ("ETag", self.tag(name)),
                ("Content-Length", str(len(body))),
            ]
        return found

    def tag(self, encoding: str) -> str:
        """Return the validator of one encoding (RFC 9110 8.8.3.3: each has its own)."""
        return f'"{self.etag}"' if encoding == "identity" else f'"{self.etag}-{encoding}"'

    @cached_property
    def tags(self) -> frozenset[str]:
        """The validators of all encodings."""
        return frozenset(self.tag(name) for name in ENCODINGS)

    def to_bytes(self) -> bytes:
        """Return the copy as it is stored."""
        head = {
            "address": self.address,
            "headers": self.headers,
            "etag": self.etag,
            "ends": self.ends,
            "sizes": {name: len(body) for name, body in self.bodies.items()},
        }
        text = json.dumps(head).encode()
        return b"".join([MAGIC, struct.pack(">I", len(text)), text, *self.bodies.values()])


def make(address: str, headers: Headers, body: bytes, etag: str, ends: float | None) -> Bundle:
    """Return a copy of a body, compressed once. An empty `etag` is made from what it holds."""
    bodies = {}
    if len(body) >= WORTH_IT:
        bodies = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
        bodies = {name: small for name, small in bodies.items() if len(small) < len(body)}
    bodies["identity"] = body
    if not etag:
        etag = sha256(body).hexdigest()[:32]
    return Bundle(address, headers, etag, ends, bodies)


def from_bytes(stored: bytes) -> Bundle | None:
    """Return the copy that was stored, or None when its bytes are not whole."""
    start = len(MAGIC) + 4
    if stored[: len(MAGIC)] != MAGIC or len(stored) < start:
        return None
    (length,) = struct.unpack(">I", stored[len(MAGIC) : start])
    place = start + length
    try:
        head = json.loads(stored[start:place])
    except ValueError:
        return None
    bodies = {}
    for name, size in head["sizes"].items():
        bodies[name] = stored[place : place + size]
        place += size
    if place != len(stored):
        return None
    headers = [(name, value) for name, value in head["headers"]]
    return Bundle(head["address"], headers, head["etag"], head["ends"], bodies)
