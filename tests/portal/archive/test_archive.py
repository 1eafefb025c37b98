"""A small site as an archive: what is in it, what is not, and that it is the same each time."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.archive.writing import _replace, archive_site
from resources.models import ResourceEdition
from tests.factories.home import StandardPageFactory, translated
from tests.factories.intake import contact_page
from tests.factories.programs import StoryIndexPageFactory, StoryPageFactory, TermFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory

from .crawling import crawl, served

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 26)
CANARY = "zebrafinch"
LIVING = re.compile(r"[^\s,]{0,60}//testserver[^\s,]{0,60}")
"""An address of the living site. What a calendar calls an event by (UID) stays as it is."""


@pytest.fixture
def site(site_root, spanish):
    """Thirteen stories under two issues, one of each kind of file, and what is hidden."""
    translated(site_root, spanish)
    stories = StoryIndexPageFactory(parent=site_root)
    housing, food = TermFactory(name="Housing"), TermFactory(name="Food")
    for number in range(13):
        issues = [housing] if number else [housing, food]
        StoryPageFactory(
            parent=stories, title=f"Story {number}", slug=f"story-{number}", issues=issues
        )
    contact_page(site_root)
    resource = ResourcePageFactory(parent=ResourceIndexPageFactory(parent=site_root), slug="guide")
    ResourceEdition.objects.create(
        page=resource, locale=resource.locale, language="en", document=a_document()
    )
    webinars = WebinarIndexPageFactory(parent=site_root)
    WebinarPageFactory(
        parent=webinars,
        slug="talk",
        starts_at=datetime(2026, 12, 1, 18, tzinfo=UTC),
        ends_at=datetime(2026, 12, 1, 19, tzinfo=UTC),
    )
    hidden = StandardPageFactory(parent=site_root, title=CANARY, slug=CANARY)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    StandardPageFactory(parent=site_root, title=f"{CANARY} draft", slug="draft", live=False)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    private = get_document_model().objects.create(
        title="Private", collection=closed, file=ContentFile(CANARY.encode(), "private.txt")
    )
    link = f'<p>See <a linktype="document" id="{private.pk}">the minutes</a>.</p>'
    gone = '<p><a href="/en/no-such-page/">An old link</a></p>'
    StandardPageFactory(
        parent=site_root, title="Minutes", slug="minutes", body=[("paragraph", link + gone)]
    )
    return site_root


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def page(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / name).read_bytes(), "html.parser")


def test_what_visitors_read_is_there_and_nothing_else(site, tmp_path):
    folder = tmp_path / "archive"
    done = archive_site(folder, DAY, "https://old.example.org", "hello@example.org")
    files = contents(folder)
    assert {
        "index.html",
        "404.html",
        "en/index.html",
        "es/index.html",
        "en/stories/index.html",
        "en/stories/page=2/index.html",
        "en/stories/issue=housing/index.html",
        "en/stories/issue=housing/page=2/index.html",
        "en/stories/feed.atom",
        "en/resources/guide/cite.bib",
        "en/resources/guide/files/en.pdf",
        "en/webinars/talk/webinar.ics",
        "en/search/index.html",
        "api/v1/webinars.csv",
        "api/v1/webinars.text=en.csv",
        "sitemap.xml",
    } <= set(files)
    assert not any(CANARY.encode() in content for content in files.values())
    texts = [content.decode("latin-1") for content in files.values()]
    assert {part for text in texts for part in LIVING.findall(text)} == set()
    assert not any("issue=food/issue" in name or "page=1" in name for name in files)
    # What does not work is said, and why; the text around it stays.
    assert [line.split(" (")[0] for line in done.broken if "no-such" in line] == [
        "/en/no-such-page/"
    ]
    assert "/en/stories/?issue=food&issue=housing" in done.left_out["two filters at once"]
    minutes = page(folder, "en/minutes/index.html").find(id="main")
    assert "the minutes" in minutes.text
    assert "An old link" in minutes.text
    assert [
        a.text for a in minutes.select("a[href]") if "minutes" in a.text or "old" in a.text
    ] == []
    assert not any("login" in name for name in files)
    assert "/en/stories/ (" in files["left-out.txt"].decode()

    with served(folder, below="some/where".replace("/", "-")) as root:
        seen = crawl(root)
    assert seen.broken == []

    contact = page(folder, "en/contact/index.html")
    assert contact.select("form[method=post]") == []
    assert "Nothing can be sent from here any more" in contact.find(id="main").text
    assert contact.find("a", href="mailto:hello@example.org")
    assert " ".join(contact.select_one(".archive-banner").text.split()) == (
        "This is an archive of Nov. 26, 2026. The site no longer changes, and nobody answers here."
    )
    policy = contact.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors" not in policy

    # Search engines are told the archive's addresses.
    front = page(folder, "es/index.html")
    assert front.find("link", hreflang="en")["href"] == "https://old.example.org/en/"
    assert front.find("link", hreflang="x-default")["href"] == "https://old.example.org/"
    assert b"https://old.example.org/en/webinars/talk/" in files["en/webinars/talk/webinar.ics"]
    assert all(len(line) <= 75 for line in files["en/webinars/talk/webinar.ics"].split(b"\r\n"))
    assert json.loads(files["archive.json"])["archive_of"] == "2026-11-26"
    titles = page(folder, "en/search/index.html").select(".archive-titles li a")
    assert [a.text for a in titles if a.text.startswith("Story ")][:2] == ["Story 0", "Story 1"]


def test_the_same_site_gives_the_same_bytes(site, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    archive_site(first, DAY)
    archive_site(second, DAY)
    assert contents(first) == contents(second)
    # Another one in its place: only the day differs, and nothing of the old one is left.
    (second / "en/stale.html").write_text("old")
    note = json.loads((second / "archive.json").read_text())
    assert set(note["files"]) == set(contents(first))
    note["files"].append("en/stale.html")
    (second / "archive.json").write_text(json.dumps(note))
    archive_site(second, date(2027, 1, 2))
    assert set(contents(second)) == set(contents(first))
    changed = (second / "en/index.html").read_text()
    assert changed != (first / "en/index.html").read_text()
    assert changed.replace("Jan. 2, 2027", "Nov. 26, 2026") == (first / "en/index.html").read_text()


def test_an_archive_whose_successor_cannot_take_its_place_stays(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "index.html").write_text("the door")
    with pytest.raises(FileNotFoundError):
        _replace(folder, tmp_path / "never written", tmp_path / "old")
    assert contents(folder) == {"index.html": b"the door"}


def test_a_folder_with_something_else_is_left_alone(site_root, tmp_path):
    (tmp_path / "thesis.txt").write_text("ten years of work")
    with pytest.raises(CommandError, match=r"no archive wrote.*thesis.txt"):
        call_command("archive_site", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    # An archive that somebody puts up with git, at an address that the host reads from a file.
    (tmp_path / "thesis.txt").unlink()
    (tmp_path / "index.html").write_text("the door")
    (tmp_path / "archive.json").write_text('{"files": ["index.html", "archive.json"]}')
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main")
    (tmp_path / "CNAME").write_text("old.example.org")
    with pytest.raises(CommandError, match=r"lost: \.git, CNAME\. Name a new folder"):
        call_command("archive_site", str(tmp_path))
    assert contents(tmp_path)[".git/HEAD"] == b"ref: refs/heads/main"
    # An archive that does not say what is its own.
    for note in ('{"archive_of": "2026-11-20"}', "[]", '{"files": 7}', '{"files": ["index', ""):
        (tmp_path / "archive.json").write_text(note)
        with pytest.raises(CommandError, match=r"archive\.json does not name the files"):
            call_command("archive_site", str(tmp_path))
    for wrong in (["--base", "old.example.org"], ["--contact", "nobody"], ["--date", "today"]):
        with pytest.raises(CommandError):
            call_command("archive_site", str(tmp_path / "new"), *wrong)
