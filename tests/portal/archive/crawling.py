"""Crawls a folder through a plain web server, as a visitor's browser would meet it."""

import contextlib
import functools
import http.server
import threading
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

LOADING = ("href", "src", "action", "formaction", "poster", "data-suggest")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's own static server, which answers a wrong address as hosts do: with 404.html."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }

    def log_message(self, *_arguments) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path, below: str = "") -> Iterator[str]:
    """Serve a folder on the loopback, in a sub-folder when told; yield its address."""
    if below:
        (folder.parent / "host").mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError):
            (folder.parent / "host" / below).symlink_to(folder)
        folder = folder.parent / "host"
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{below + '/' if below else ''}"
        finally:
            server.shutdown()


class Elements(HTMLParser):
    """The elements of a page in their order, each as its name and what stands in its tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one up; the parser calls this by its name."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def anchors(self) -> set[str]:
        """The places that links may lead to."""
        return {values["id"] for _name, values in self.found if "id" in values}

    def links(self) -> Iterator[str]:
        """Yield what a page links to or loads; not what its head says to search engines."""
        for element, values in self.found:
            if element == "link" and {"canonical", "alternate"} & set(values["rel"].split()):
                continue
            for name in LOADING:
                value = values.get(name)
                if value and not value.startswith(("mailto:", "tel:", "data:")):
                    yield value
            for entry in filter(None, values.get("srcset", "").split(",")):
                yield entry.split()[0]


@dataclass
class Crawled:
    """What a crawl met."""

    pages: dict[str, Elements] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    outside: set[str] = field(default_factory=set)
    """Links to other sites."""


def crawl(root: str) -> Crawled:
    """Follow every link from the front door; a link may be broken by its file or its anchor."""
    seen = Crawled()
    anchors: list[tuple[str, str, str]] = []
    queue, known = deque([(root, "")]), {root}
    while queue:
        url, came_from = queue.popleft()
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                kind, content = answer.headers["Content-Type"], answer.read()
        except urllib.error.HTTPError as error:
            seen.broken.append(f"{came_from}: {url} ({error.code})")
            continue
        if not kind.startswith("text/html"):
            seen.others[url] = content
            continue
        page = seen.pages[url] = Elements(content.decode())
        for place in page.links():
            target, anchor = urldefrag(urljoin(url, place))
            target = target.partition("?")[0]
            if not target.startswith(root):
                seen.outside.add(target)
                continue
            if anchor:
                anchors.append((url, target, anchor))
            if target not in known:
                known.add(target)
                queue.append((target, url))
    there = {url: page.anchors for url, page in seen.pages.items()}
    for url, target, anchor in anchors:
        if anchor not in there.get(target, ()):
            seen.broken.append(f"{url}: {target}#{anchor}")
    return seen
