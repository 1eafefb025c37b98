"""Reads addresses as a visitor without a cookie does: from copies, and past them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from portal.pagecache.checking import BYPASS

OF_COPIES = {"Age", "Cache-Control", "Cache-Status", "Date", "ETag", "Expires", "Vary"}
"""Headers that tell how long an answer may be kept and by whom; nobody reads them on a page."""


@dataclass(frozen=True)
class Answer:
    """What a visitor gets at an address."""

    status: int
    headers: frozenset[tuple[str, str]]
    body: bytes
    said: str
    """What the cache says of itself; empty where the page was made."""


class Reader:
    """A visitor of the site."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "testserver"})

    def read(self, addresses: dict[str, str], names: Iterable[str]) -> dict[str, Answer]:
        """Read some of the addresses, from copies where there are fresh ones."""
        return {name: self._answer(addresses[name]) for name in names}

    def made(self, addresses: dict[str, str], names: Iterable[str]) -> dict[str, Answer]:
        """Let the site make some of the pages, past all copies and with nothing remembered."""
        cache.clear()
        Site.clear_site_root_paths_cache()
        return {name: self._answer(addresses[name], **{BYPASS: True}) for name in names}

    def _answer(self, address: str, **environment: Any) -> Answer:
        response = self.client.get(address, **environment)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        shown = frozenset(
            (name, value) for name, value in response.headers.items() if name not in OF_COPIES
        )
        return Answer(response.status_code, shown, body, response.headers.get("Cache-Status", ""))


def same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers are the same to a visitor, byte for byte."""
    return (one.status, one.headers, one.body) == (other.status, other.headers, other.body)
