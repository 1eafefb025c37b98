"""Which addresses of the site become files, and what the files are called.

Every page, file and list is kept. Of a list's answers to questions ("?issue=housing") each single
one is kept with all its pages; two together are not, for there would be no end of them.
"""

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import NoReverseMatch, reverse

PAGE = "page"
FREE = {PAGE, "text"}
"""Parameters that do not narrow a list: its pages, and the language of a table's words."""

QUESTION = "q"

PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,80}")
EXTENSIONS = {
    "application/atom+xml": ".atom",
    "application/csvm+json": ".json",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/javascript": ".js",
    "text/plain": ".txt",
}

DOORS = ("/receipt/", "/registration/", "/_util/")
"""Parts of addresses that belong to one person, or ask who one is (Wagtail's log-in)."""

COMBINED = "two filters at once"
PRIVATE = "for staff, or for one person"
ASKS = "the server answers it anew each time"
LIVE = "it needs a site that lives"


@dataclass(frozen=True, order=True)
class Address:
    """An address of the site, without its host: a path and what follows the question mark."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def reason_to_leave_out(self) -> str:
        """Why it is not archived, in English; empty when it is."""
        if self.path.startswith(private_paths()) or any(part in self.path for part in DOORS):
            return PRIVATE
        if self.path.startswith("/api/") and ".csv" not in self.path:
            return ASKS
        names = [name for name, _value in self.query]
        if QUESTION in names or self.path.endswith("/search/suggest/"):
            return ASKS
        narrowing = [name for name in names if name not in FREE]
        return COMBINED if len(narrowing) > 1 or len(set(names)) < len(names) else ""

    def file(self, content_type: str) -> PurePosixPath:
        """Return the name of its file, below the folder of the archive.

        Raises ValueError for an address that would lead out of that folder.
        """
        path = unquote(self.path)
        if "\0" in path or "\\" in path or ".." in PurePosixPath(path).parts:
            raise ValueError(path)
        kind = content_type.partition(";")[0].strip()
        parts = [_part(name, value) for name, value in self.query]
        place = PurePosixPath(path.strip("/"))
        if kind == "text/html":
            return place.joinpath(*parts, "index.html")
        ending = place.suffix or EXTENSIONS.get(kind) or mimetypes.guess_extension(kind) or ""
        return place.with_name(".".join([place.stem, *parts]) + ending)


def _part(name: str, value: str) -> str:
    """Return a name for a parameter that no page has: their names hold no "="."""
    plain = PLAIN.fullmatch(value) and PLAIN.fullmatch(name)
    return (
        f"{name}={value}" if plain else hashlib.sha256(f"{name}={value}".encode()).hexdigest()[:16]
    )


@cache
def private_paths() -> tuple[str, ...]:
    """Return how addresses begin that are not for visitors."""
    try:
        return (reverse("wagtailadmin_home"), "/health/")
    except NoReverseMatch:
        return ("/health/",)


def own_address(url: str, here: Address, root: str) -> tuple[Address, str] | None:
    """Return the address that a link on the page `here` leads to, and its fragment.

    None for links to other sites, mail addresses and the like. `root` is the site's address without
    a slash at its end.
    """
    parts = urlsplit(url.strip())
    if parts.scheme or parts.netloc:
        site = urlsplit(root)
        same = {parts.scheme, site.scheme} <= {"http", "https", ""} and parts.netloc == site.netloc
        if not same:
            return None
        path = parts.path or "/"
    elif not parts.path:
        path = here.path
    elif parts.path.startswith("/"):
        path = parts.path
    else:
        path = _joined(here.path, parts.path)
    query = parts.query
    if not parts.path and not parts.netloc and "?" not in url:
        return Address(path, here.query), parts.fragment
    return Address(_quoted(path), _settled(query)), parts.fragment


def _joined(here: str, relative: str) -> str:
    parts = here.split("/")[:-1]
    for part in relative.split("/"):
        if part == "..":
            parts = parts[:-1] or [""]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _quoted(path: str) -> str:
    return quote(unquote(path), safe="/:@!$&'()*+,;=~-._")


def _settled(query: str) -> tuple[tuple[str, str], ...]:
    """Return the parameters in one order, without those that say nothing: the first page."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return tuple(
        sorted(
            ((name, value) for name, value in pairs if (name, value) != (PAGE, "1")),
            key=lambda pair: (pair[0] == PAGE, pair),
        )
    )


def link(file: PurePosixPath, from_file: PurePosixPath) -> str:
    """Return the relative link from one file of the archive to another."""
    up = len(from_file.parts) - 1
    common = 0
    while common < min(up, len(file.parts) - 1) and from_file.parts[common] == file.parts[common]:
        common += 1
    return quote("../" * (up - common) + "/".join(file.parts[common:]), safe="/=@+,~-._")


def public(file: PurePosixPath, base: str) -> str:
    """Return the full address of a file where the archive is at `base` (no slash at its end)."""
    path = "/".join(file.parts)
    short = path.removesuffix("index.html") if file.name == "index.html" else path
    return f"{base}/{quote(short, safe='/=@+,~-._')}"


def languages() -> list[str]:
    """Return the codes of the site's languages, in the settings' order."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
