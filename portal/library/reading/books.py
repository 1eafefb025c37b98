"""Reads EPUB books: web pages in a zip archive, in the order of their spine (EPUB 3.3)."""

import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote

from .found import Found
from .markup import Archive, Listener, local, named
from .office import Properties

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "p",
    "li",
    "div",
    "tr",
    "br",
    "section",
    "blockquote",
    "figcaption",
    "dt",
    "dd",
}
SILENT = {"script", "style", "head"}


class Container(Listener):
    """Where the package document stands."""

    def __init__(self) -> None:
        self.path = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the first root file."""
        if local(tag) == "rootfile" and not self.path:
            self.path = named(attributes, "full-path")


class Package(Properties):
    """Title, language and the order of the pages."""

    def __init__(self, found: Found) -> None:
        super().__init__(found)
        self.pages: dict[str, str] = {}
        self.order: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take manifest and spine."""
        super().start(tag, attributes)
        if local(tag) == "item":
            self.pages[named(attributes, "id")] = named(attributes, "href")
        elif local(tag) == "itemref":
            self.order.append(named(attributes, "idref"))


class PageText(HTMLParser):
    """The text of one web page."""

    def __init__(self, found: Found) -> None:
        super().__init__(convert_charrefs=True)
        self.found = found
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with each block."""
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.found.line()
        self.found.facts["headings"] += tag in HEADINGS
        if tag == "img":
            alt = dict(attrs).get("alt")
            self.found.facts["pictures"] += 1
            self.found.facts["undescribed"] += alt is None
            if alt:
                self.found.add(alt)

    def handle_endtag(self, tag: str) -> None:
        """End a line with each block."""
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS:
            self.found.line()

    def handle_data(self, data: str) -> None:
        """Take what readers see."""
        if not self.silent:
            self.found.add(data)


def read(archive: Archive, found: Found) -> None:
    """Add an EPUB: text, title, language, `headings`, `pictures`, `undescribed`."""
    found.facts.update(headings=0, pictures=0, undescribed=0)
    container = Container()
    archive.tell("META-INF/container.xml", container)
    package = Package(found)
    archive.tell(container.path, package)
    folder = posixpath.dirname(container.path)
    for key in package.order:
        href = unquote(package.pages.get(key, "").partition("#")[0])
        archive.tell_html(posixpath.normpath(posixpath.join(folder, href)), PageText(found))
        found.page()
