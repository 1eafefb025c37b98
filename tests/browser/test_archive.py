"""The demo as an archive: crawled through a plain web server, read in a browser, searched."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.portal.archive.crawling import Elements, crawl, served
from tests.rig.site import PortalSite

from .measures import axe_violations, first_visit, nu_errors, overflow, visit

BASE = "https://archive.example.org/program"
KINDS = ("", "partners/", "partners/issue=housing-justice/", "contact/", "search/", "data/")
LANGUAGES = ("en", "ar")


@pytest.fixture
def archive(demo_site: PortalSite, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    options = ("--base", BASE, "--contact", "hello@example.org")
    said = demo_site.manage("archive_site", str(folder), *options)
    assert "pages" in said
    return folder


def test_the_archive_of_the_demo_is_whole(demo_site: PortalSite, archive: Path, browser: Browser):
    with served(archive, below="program") as root:
        seen = crawl(root)
        assert seen.broken == []
        # Nothing of the living site is left, and nothing leads to it.
        outside = {urlsplit(url).hostname for url in seen.outside}
        assert "localhost" not in outside
        assert [url for url, page in seen.pages.items() if asks_a_server(page)] == []
        assert [url for url, page in seen.pages.items() if not has_banner(page)] == [root]

        listed = re.findall(r"<loc>(.*?)</loc>", (archive / "sitemap.xml").read_text())
        assert len(listed) > 150
        reached = {url.removeprefix(root).removesuffix("index.html") for url in seen.pages}
        assert {url.removeprefix(f"{BASE}/") for url in listed} <= reached
        texts = [file for file in archive.rglob("*") if file.suffix in TEXTS]
        assert [str(file) for file in texts if "//localhost" in file.read_text()] == []

        wrong = []
        for language in LANGUAGES:
            for kind in KINDS:
                with first_visit(browser, f"{root}{language}/{kind}") as (page, traffic):
                    for width, scheme in ((360, "dark"), (1280, "light")):
                        page.set_viewport_size({"width": width, "height": 800})
                        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                        found = axe_violations(page) + overflow(page) + traffic.complaints
                        wrong += [f"{page.url} {width}: {line}" for line in found]
        assert wrong == []
        _searches(browser, root)
    assert nu_errors_of(archive) == []


def asks_a_server(page: Elements) -> bool:
    return any(
        (name == "form" and values.get("method", "").lower() == "post")
        or {"data-live", "data-suggest"} & set(values)
        for name, values in page.found
    )


def has_banner(page: Elements) -> bool:
    return any("archive-banner" in values.get("class", "").split() for _name, values in page.found)


TEXTS = {".html", ".xml", ".atom", ".ics", ".bib", ".ris", ".csv", ".json", ".txt"}


def nu_errors_of(archive: Path) -> list[str]:
    names = (
        "index.html",
        "404.html",
        "en/index.html",
        "ar/contact/index.html",
        "fr/search/index.html",
        "es/partners/issue=housing-justice/index.html",
    )
    found = nu_errors({name: (archive / name).read_text() for name in names})
    return [f"{name}: {error}" for name, errors in found.items() for error in errors]


def _searches(browser: Browser, root: str) -> None:
    with visit(browser, f"{root}en/partners/") as page:
        page.get_by_role("searchbox", name="Search the site").fill("city")
        page.keyboard.press("Enter")
        found = page.locator(".archive-titles li:visible")
        expect(found.first).to_contain_text(re.compile("city", re.IGNORECASE))
        number = found.count()
        assert 1 <= number < 20
        expect(page.locator(".archive-titles [role=status]")).to_contain_text(f": {number}")
        page.get_by_label("What are you looking for?").fill("nothing has this")
        expect(found).to_have_count(0)
        page.get_by_role("link", name="Español").click()
        expect(page.locator("html")).to_have_attribute("lang", "es")
    with visit(browser, f"{root}en/search/", java_script_enabled=False) as page:
        assert page.locator(".archive-titles li:visible").count() > 40
