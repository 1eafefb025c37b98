"""The bars that every public page meets, in every language, from its first day."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from wagtail.models import get_page_models

from .measures import (
    NU_JAR,
    Traffic,
    axe_violations,
    every_view,
    first_visit,
    nu_errors,
    overflow,
    overflow_of_large_letters,
    source,
)

KINDS = sorted(
    [
        model._meta.model_name
        for model in get_page_models()
        if model.__module__.split(".")[0] != "wagtail"
    ]
    + ["search-start", "search", "search-empty", "search-suggestions", "missing", "data"]
)
LANGUAGES = [code for code, _ in settings.LANGUAGES]
FORM_KINDS = {"contactpage", "webinarpage"}
"""Kinds that may hold a form and so may set the cookie that protects it."""


ADDRESSES = [
    pytest.param((kind, code), id=f"{kind}-{code}") for kind in KINDS for code in LANGUAGES
]

LINKS = "all => all.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
"""Links of a drawing are SVG, whose href property is no text."""

FOLLOWS_MAIN = """() => document.getElementById('main').compareDocumentPosition(
    document.activeElement
) & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)"""
FOCUS = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const box = e.getBoundingClientRect();
    // A card shows the focus of the link that fills it.
    const card = e.closest('.card, li, article');
    const looks = [e, card].filter(Boolean).flatMap(
        part => [null, '::before', '::after'].map(at => getComputedStyle(part, at)));
    const marked = looks.some(s => s.outlineStyle !== 'none');
    return marked && box.width * box.height ? '' : e.outerHTML.slice(0, 100);
}"""


@dataclass
class Visits:
    """What a visitor meets at one address, with JavaScript and without."""

    kind: str
    traffic: Traffic
    text: str
    links: set[str]
    text_without_script: str
    links_without_script: set[str]
    skip_link: str | None
    main_comes_next: bool
    unseen_focus: list[str]
    wrong: list[str]


@pytest.fixture(scope="module")
def without_script(browser: Browser) -> Iterator[Page]:
    """One tab without JavaScript for all addresses."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=ADDRESSES)
def visits(request, browser: Browser, without_script: Page, demo_addresses) -> Visits:
    """Visit an address as somebody who was never here before, and once more without JavaScript."""
    address = demo_addresses[request.param]
    without_script.goto(address.url)
    text_without_script = without_script.locator("main").inner_text()
    links_without_script = set(without_script.locator("main a").evaluate_all(LINKS))
    with first_visit(browser, address.url) as (page, seen):
        text = page.locator("main").inner_text()
        links = set(page.locator("main a").evaluate_all(LINKS))
        page.keyboard.press("Tab")
        skip_link = page.evaluate("document.activeElement.getAttribute('href')")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        main_comes_next = bool(page.evaluate(FOLLOWS_MAIN))
        unseen_focus = list(walk(page))
        wrong = []
        for view in every_view(page):
            wrong += [f"{view}: {line}" for line in axe_violations(page)]
            wrong += [f"{view}: too wide: {line}" for line in overflow(page)]
        wrong += [f"large letters: too wide: {line}" for line in overflow_of_large_letters(page)]
    return Visits(
        address.kind, seen, text, links, text_without_script, links_without_script,
        skip_link, main_comes_next, unseen_focus, wrong,
    )  # fmt: skip


def walk(page: Page) -> Iterator[str]:
    """Go on by the keyboard for forty steps and yield what does not show that it has the focus."""
    for _ in range(40):
        unmarked = page.evaluate(FOCUS)
        if unmarked is None:
            break
        if unmarked:
            yield unmarked
        page.keyboard.press("Tab")


def test_accessible_at_every_width_in_light_and_dark(visits: Visits):
    assert not visits.wrong, "\n".join(visits.wrong)


def test_first_visit_is_light_private_and_unblocked(visits: Visits):
    seen = visits.traffic
    complaints = [line for line in seen.complaints if "status of 404" not in line]
    assert not complaints
    assert not seen.foreign
    assert len(seen.requests) <= 8, seen.requests
    assert 0 < seen.bytes < 60_000
    if visits.kind not in FORM_KINDS:
        assert not seen.cookies


def test_without_javascript_nothing_is_missing(visits: Visits):
    assert visits.links <= visits.links_without_script
    # Script may add a convenience, such as a visitor's own time, but no content.
    assert len(visits.text_without_script) > 0.9 * len(visits.text)


def test_keyboard_meets_the_skip_link_first_and_sees_where_it_is(visits: Visits):
    assert visits.skip_link == "#main"
    assert visits.main_comes_next
    assert not visits.unseen_focus


def test_html_is_valid(demo_addresses):
    if not (NU_JAR.exists() and shutil.which("java")):
        pytest.skip("The Nu HTML checker (npm ci in tests/browser) or Java is not installed")
    errors = nu_errors({page.name: source(page.url) for page in demo_addresses.values()})
    wrong = [f"{name}: {line}" for name, lines in errors.items() for line in lines]
    assert not wrong, "\n".join(wrong)
