"""Somebody who sees nothing and spells badly finds a French edition in three steps."""

import pytest
from playwright.sync_api import Browser, Page, Route

from .measures import visit
from .screen_reader import ScreenReader

EDITION = "https://nccdh.ca/fr"
MISSPELLED = "comunity organizing nccdh"
HIDDEN = """
<main aria-hidden="true"><a href="/a">French: a guide</a></main>
<a href="/b"><svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg></a>
<div onclick="location='/c'">French: a guide</div>
<a href="/d" aria-label="Read more">French: a guide</a>
"""


def elsewhere(route: Route) -> None:
    """Stand in for the publisher's site: nothing leaves this machine."""
    page = "<!doctype html><html lang=fr><title>Parlons-en</title><h1>Parlons-en</h1></html>"
    route.fulfill(content_type="text/html; charset=utf-8", body=page)


def test_in_three_steps(browser: Browser, demo_site):
    with visit(browser, f"{demo_site.url}/en/") as page:
        page.route(f"{EDITION}**", elsewhere)
        reader = ScreenReader(page)

        reader.write("searchbox", "Search the site", MISSPELLED)
        assert "result" in reader.title()
        assert "0 results" not in reader.title()
        reader.find("heading", "result")
        reader.find("link", f"Look for “{MISSPELLED}” as it was typed")

        reader.follow("Let's Talk: Community organizing")
        reader.find("heading", "Let's Talk: Community organizing")

        reader.follow("French", "Let's Talk")
        assert page.url == EDITION
        assert reader.title() == "Parlons-en"


def test_it_would_notice(browser: Browser):
    """Prove that what no screen reader says is not found by it."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.set_content(HIDDEN)
    reader = ScreenReader(page)
    with pytest.raises(LookupError, match="Read more"):
        reader.find("link", "French")
    page.set_content('<a href="/e">French: a guide</a>')
    assert reader.find("link", "French").name == "French: a guide"
    context.close()
