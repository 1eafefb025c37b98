"""Visits every address of the site and keeps what stands there, ready to become files."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from .addresses import Address, own_address
from .pages import Edition, archived
from .texts import ANYTHING_ELSE
from .visiting import Answer, Visitor

SITEMAP = Address("/sitemap.xml")
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
IN_STYLES = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
TABLE = "application/csvm+json"
"""What describes a table and names it (CSV on the Web)."""

SAY_EVERY = 200
"""Addresses between two lines that say how far it is."""


@dataclass(frozen=True)
class Kept:
    """What stands at an address, and the name of its file."""

    file: PurePosixPath
    content_type: str
    content: Path
    """Where it waits."""


class Collection:
    """All that was found, by address."""

    def __init__(self, visitor: Visitor, edition: Edition, folder: Path) -> None:
        """`folder` is an empty one, for what waits."""
        self.visitor = visitor
        self.edition = edition
        self.folder = folder
        self.kept: dict[Address, Kept] = {}
        self.leads_on: dict[Address, Address | str] = {}
        """Redirections: to another address of the site, or to another site."""

        self.broken: dict[Address, tuple[int, Address | None]] = {}
        """Addresses that answered with an error: its status, and a page that leads there."""

        self._came_from: dict[Address, Address | None] = {}
        self._queue: deque[Address] = deque()
        self.prepare: Callable[[Address, str], str] = lambda _address, html: html
        """What to do with a page before it is archived."""

    def add(self, addresses: Iterable[Address], came_from: Address | None = None) -> None:
        """Have addresses visited, each once."""
        for address in addresses:
            if address not in self._came_from:
                self._came_from[address] = came_from
                self._queue.append(address)

    def collect(self, say: Callable[[str], object]) -> None:
        """Visit everything that can be reached, and tell `say` from time to time how far it is."""
        while self._queue:
            address = self._queue.popleft()
            self._keep(address, self.visitor.visit(address))
            done = len(self._came_from) - len(self._queue)
            if done % SAY_EVERY == 0:
                say(f"{done} addresses visited, {len(self._queue)} known to come ...")

    def file_of(self, address: Address) -> PurePosixPath | str | None:
        """Return the file of an address, the address on another site that it leads to, or None."""
        for _step in range(5):
            if address in self.kept:
                return self.kept[address].file
            target = self.leads_on.get(address)
            if not isinstance(target, Address):
                return target
            address = target
        return None

    def pages(self) -> Iterator[Address]:
        """Yield the addresses of all pages that were kept."""
        for address, kept in self.kept.items():
            if kept.file.suffix == ".html":
                yield address

    def _keep(self, address: Address, answer: Answer) -> None:
        if answer.leads_on:
            self._follow(address, answer)
            return
        if answer.status != HTTPStatus.OK:
            self.broken[address] = answer.status, self._came_from[address]
            return
        content = answer.content
        if answer.is_html:
            html = self.prepare(address, content.decode())
            page, found = archived(html, address, self.edition)
            self.add(found, address)
            content = page.encode()
        elif answer.content_type.startswith("text/css"):
            self.add(self._named(IN_STYLES.findall(content.decode()), address), address)
        elif answer.content_type.startswith("text/csv"):
            full = rf"{re.escape(self.edition.root)}/{ANYTHING_ELSE}"
            self.add(self._named(re.findall(full, content.decode()), address), address)
        elif answer.content_type.startswith(TABLE):
            self.add(self._named([json.loads(content)["url"]], address), address)
        elif address.path.startswith("/sitemap"):
            self.add(self._named(LOCATION.findall(content.decode()), address), address)
        place = self.folder / str(len(self.kept))
        place.write_bytes(content)
        self.kept[address] = Kept(address.file(answer.content_type), answer.content_type, place)

    def _follow(self, address: Address, answer: Answer) -> None:
        place = urljoin(f"{self.edition.root}{address}", answer.location)
        own = own_address(place, address, self.edition.root)
        if own is None:
            self.leads_on[address] = place
        elif reason := own[0].reason_to_leave_out:
            self.edition.left_out[address] = reason
        else:
            self.leads_on[address] = own[0]
            self.add([own[0]], address)

    def _named(self, urls: Iterable[str], here: Address) -> Iterator[Address]:
        for url in urls:
            own = None if url.startswith("data:") else own_address(url, here, self.edition.root)
            if own and not own[0].reason_to_leave_out:
                yield own[0]
