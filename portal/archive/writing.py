"""Writes the archive: from the site to a folder of files that any web server serves."""

import html
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from wagtail.models import Page, Site

from portal.languages.names import language_name
from portal.languages.sitemap import pages_for_search_engines
from portal.languages.versions import homes_of
from portal.site_name import site_name

from .addresses import COMBINED, Address, languages, link, own_address, public
from .collecting import SITEMAP, Collection, Kept
from .pages import Edition, policy
from .texts import FullAddresses
from .titles import Title, with_titles
from .visiting import Visitor

DOOR = PurePosixPath("index.html")
MISSING = PurePosixPath("404.html")
NOTE = "archive.json"
"""Its presence tells that a folder is an archive. It names all files that another may replace."""

LEFT_OUT = "left-out.txt"
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/csvm",
         "application/x-bibtex", "application/x-research-info-systems")  # fmt: skip


class ArchiveError(Exception):
    """The archive cannot be made; the message says why."""


@dataclass(frozen=True)
class Archived:
    """An archive that was written."""

    pages: int
    files: int
    left_out: dict[str, list[str]]
    """Addresses that are not in it, by the reason."""

    broken: list[str]
    """Addresses that did not work on the site itself, with a page that leads there."""


def archive_site(
    folder: Path,
    day: date,
    base: str = "",
    contact: str = "",
    say: Callable[[str], object] = lambda _line: None,
) -> Archived:
    """Write all that visitors can read of the site into `folder`, as it is now.

    `day` is what pages say they are an archive of. `base` is the address that the archive will
    have, without a slash at its end; that of the site unless given. `contact` is an e-mail
    address that stands where forms were.

    The folder must be new, empty, or an earlier archive, which is replaced once the new one is
    whole. Raises ArchiveError when something else is in it, or the site has no public page.
    """
    _refuse_what_is_foreign(folder)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise ArchiveError("There is no site.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=folder.parent) as place:
        waiting, new = Path(place, "waiting"), Path(place, "new")
        waiting.mkdir()
        new.mkdir(mode=0o755)
        work = _Archive(site, Edition(site.root_url, day, contact), base or site.root_url, waiting)
        work.collect(say)
        work.write(new)
        _refuse_what_is_foreign(folder)  # it took minutes
        _replace(folder, new, Path(place, "old"))
    return work.report()


def _replace(folder: Path, new: Path, old: Path) -> None:
    """Put a new archive where an earlier one may be; it stays where that fails."""
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)


def _refuse_what_is_foreign(folder: Path) -> None:
    """Raise ArchiveError for a folder with files that no archive wrote, such as .git or CNAME."""
    if not folder.exists():
        return
    note = folder / NOTE
    own = _files_named_in(note) if note.exists() else set()
    files = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    names = (path.relative_to(folder) for path in files)
    foreign = sorted({name.parts[0] for name in names if name.as_posix() not in own})
    if foreign:
        raise ArchiveError(
            f"{folder} holds what no archive wrote, and what would be lost: "
            f"{', '.join(foreign[:5])}. Name a new folder."
        )


def _files_named_in(note: Path) -> set[str]:
    """Return what an earlier archive wrote. Raises ArchiveError where its note does not say it."""
    try:
        return set(json.loads(note.read_text())["files"])
    except (ValueError, LookupError, TypeError) as error:
        raise ArchiveError(
            f"{note} does not name the files of the archive: it is damaged, or of a version that "
            "did not name them. What is the archive's own cannot be told. Name a new folder."
        ) from error


def _told(reason: str, addresses: list[str]) -> list[str]:
    """Return the lines that name addresses; of combined filters each list with their number."""
    if reason != COMBINED:
        return addresses
    lists = Counter(address.partition("?")[0] for address in addresses)
    return [f"{path} ({number})" for path, number in sorted(lists.items())]


class _Archive:
    def __init__(self, site: Site, edition: Edition, base: str, waiting: Path) -> None:
        self.site = site
        self.edition = edition
        self.base = base
        visitor = Visitor(edition.root)
        self.collection = Collection(visitor, edition, waiting)
        self.collection.prepare = self._prepare
        self.request = visitor.request(Address("/"))
        self.request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        self.titles: dict[str, list[Title]] = defaultdict(list)
        self.full = FullAddresses(edition.root, self._public)
        self.names: list[str] = []
        """Of all files that were written."""

    def collect(self, say: Callable[[str], object]) -> None:
        """Visit the sitemap's pages, the search page of each language, and all they lead to."""
        for page in pages_for_search_engines(self.request).select_related("locale"):
            self._note(page)
        if not self.titles:
            raise ArchiveError("The site has no page that visitors may read.")
        self.collection.leads_on[Address("/")] = ""
        self.collection.add([SITEMAP])
        self.collection.collect(say)

    def _note(self, page: Page) -> None:
        url = page.get_url(self.request)
        if url and (own := own_address(url, Address("/"), self.edition.root)):
            self.titles[page.locale.language_code].append(Title(page.title, url))
            self.collection.add([own[0]])

    def _prepare(self, address: Address, page: str) -> str:
        """Put the list of all pages into the search page of a language."""
        language = address.path.strip("/").partition("/")[0]
        if address.path != f"/{language}/search/" or language not in self.titles:
            return page
        script = static("portal/archive/titles.js")
        return with_titles(page, language, self.titles[language], script)

    def write(self, folder: Path) -> None:
        """Write every file into an empty folder."""
        for kept in self.collection.kept.values():
            self._write(folder, kept.file, self._finished(kept))
        self._write(folder, DOOR, self._door(missing=False))
        self._write(folder, MISSING, self._door(missing=True))
        robots = f"User-agent: *\nAllow: /\nSitemap: {self.base}/sitemap.xml\n"
        self._write(folder, PurePosixPath("robots.txt"), robots.encode())
        report = self.report()
        lines = [f"Left out of the archive of {self.edition.day.isoformat()}:"]
        for reason, addresses in report.left_out.items():
            lines += ["", f"{reason}:", *(f"  {line}" for line in _told(reason, addresses))]
        if report.broken:
            lines += ["", "did not work on the site:", *(f"  {line}" for line in report.broken)]
        self._write(folder, PurePosixPath(LEFT_OUT), ("\n".join(lines) + "\n").encode())
        note = {
            "archive_of": self.edition.day.isoformat(),
            "address": self.base,
            "files": sorted([*self.names, NOTE]),
        }
        self._write(folder, PurePosixPath(NOTE), json.dumps(note, indent=1).encode())

    def _write(self, folder: Path, name: PurePosixPath, content: bytes) -> None:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(content)
        self.names.append(name.as_posix())

    def _finished(self, kept: Kept) -> bytes:
        content = kept.content.read_bytes()
        if not kept.content_type.startswith(TEXTS) or kept.file.suffix in {".css", ".js"}:
            return content
        text = content.decode()
        if kept.file.suffix == ".ics":
            return self.full.replace_in_calendar(text, self.edition.day).encode()
        if kept.file.suffix == ".html":
            text = self.edition.markers.resolve(text, lambda to: self._link(to, kept.file))
        return self.full.replace(text).encode()

    def _link(self, address: Address, from_file: PurePosixPath) -> str:
        if address == Address("/"):
            return link(DOOR, from_file)
        place = self.collection.file_of(address)
        if isinstance(place, PurePosixPath):
            return link(place, from_file)
        return html.escape(place or "")

    def _public(self, address: Address) -> str:
        if address == Address("/"):
            return f"{self.base}/"
        place = self.collection.file_of(address)
        return public(place, self.base) if isinstance(place, PurePosixPath) else place or ""

    def _door(self, *, missing: bool) -> bytes:
        """Return the page at the root, or that of a wrong address, which stands at any depth."""
        root = f"{urlsplit(self.base).path}/" if missing else ""
        style = self.collection.file_of(Address(static("portal/css/portal.css")))
        doors = [
            self._way_in(home, root)
            for code in languages()
            for home in homes_of(self.request)
            if home.locale.language_code == code
        ]
        with override(languages()[0]):
            context = {
                "missing": missing,
                "doors": doors,
                "site": site_name(self.request),
                "policy": policy(),
                "stylesheet": f"{root}{style}",
            }
            return render_to_string("archive/door.html", context).strip().encode() + b"\n"

    def _way_in(self, home: Page, root: str) -> dict[str, str]:
        code = home.locale.language_code
        name = language_name(code)
        with override(code):
            day = date_format(self.edition.day, "DATE_FORMAT")
            return {
                "code": code,
                "dir": name.dir,
                "name": name.name,
                "href": f"{root}{code}/index.html",
                "words": gettext("This is an archive of %(day)s.") % {"day": day},
                "lost": gettext("This page is not here"),
            }

    def report(self) -> Archived:
        """Say what was written, and what was not."""
        left_out: dict[str, list[str]] = defaultdict(list)
        for address, reason in sorted(self.edition.left_out.items()):
            if self.collection.file_of(address):
                continue
            left_out[reason].append(str(address))
        broken = [
            f"{address} ({status}), from {came_from or 'the sitemap'}"
            for address, (status, came_from) in sorted(self.collection.broken.items())
        ]
        pages = sum(1 for _page in self.collection.pages())
        return Archived(pages, len(self.names), dict(left_out), broken)
