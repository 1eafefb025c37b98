"""The bars that every public page meets, in every language, from its first day."""

import shutil

import pytest
from django.conf import settings
from playwright.sync_api import Browser
from wagtail.models import get_page_models

from .addresses import Address
from .measures import (
    NU_JAR,
    axe_violations,
    every_view,
    nu_errors,
    overflow,
    source,
    traffic,
    visit,
)

KINDS = sorted(
    [
        model._meta.model_name
        for model in get_page_models()
        if model.__module__.split(".")[0] != "wagtail"
    ]
    + ["search", "search-empty", "missing"]
)
LANGUAGES = [code for code, _ in settings.LANGUAGES]
FORM_KINDS = {"contactpage", "webinarpage"}
"""Kinds that may hold a form and so may set the cookie that protects it."""


@pytest.fixture(params=[f"{kind}-{code}" for kind in KINDS for code in LANGUAGES])
def address(request, demo_addresses) -> Address:
    kind, _, language = request.param.rpartition("-")
    return demo_addresses[kind, language]


def test_accessible_at_every_width_in_light_and_dark(browser: Browser, address):
    wrong = []
    with visit(browser, address.url) as page:
        for view in every_view(page):
            wrong += [f"{view}: {line}" for line in axe_violations(page)]
            wrong += [f"{view}: too wide: {line}" for line in overflow(page)]
    assert not wrong, "\n".join(wrong)


def test_first_visit_is_light_private_and_unblocked(browser: Browser, address):
    seen = traffic(browser, address.url)
    complaints = [line for line in seen.complaints if "status of 404" not in line]
    assert not complaints
    assert not seen.foreign
    assert len(seen.requests) <= 8, seen.requests
    assert seen.bytes < 60_000
    if address.kind not in FORM_KINDS:
        assert not seen.cookies


def test_without_javascript_nothing_is_missing(browser: Browser, address):
    # Links of a drawing are SVG, whose href property is no text.
    links = "all => all.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
    with visit(browser, address.url) as page:
        text_with = page.locator("main").inner_text()
        links_with = page.locator("main a").evaluate_all(links)
    with visit(browser, address.url, java_script_enabled=False) as page:
        text_without = page.locator("main").inner_text()
        links_without = page.locator("main a").evaluate_all(links)
    assert set(links_with) <= set(links_without)
    # Script may add a convenience, such as a visitor's own time, but no content.
    assert len(text_without) > 0.9 * len(text_with)


def test_keyboard_meets_the_skip_link_first_and_sees_where_it_is(browser: Browser, address):
    with visit(browser, address.url) as page:
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        assert first == "#main"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.getElementById('main').compareDocumentPosition(document.activeElement)"
            " & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)"
        )
        for _ in range(40):
            seen = page.evaluate(
                """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const box = e.getBoundingClientRect();
                // A card shows the focus of the link that fills it.
                const card = e.closest('.card, li, article');
                const looks = [e, card].filter(Boolean).flatMap(
                    part => [null, '::before', '::after'].map(at => getComputedStyle(part, at)));
                const marked = looks.some(s => s.outlineStyle !== 'none');
                return {
                    what: e.outerHTML.slice(0, 100),
                    marked,
                    size: box.width * box.height,
                };
                }"""
            )
            if seen is None:
                break
            assert seen["marked"], seen["what"]
            assert seen["size"], seen["what"]
            page.keyboard.press("Tab")


def test_html_is_valid(demo_addresses):
    if not (NU_JAR.exists() and shutil.which("java")):
        pytest.skip("The Nu HTML checker (npm ci in tests/browser) or Java is not installed")
    errors = nu_errors({page.name: source(page.url) for page in demo_addresses.values()})
    wrong = [f"{name}: {line}" for name, lines in errors.items() for line in lines]
    assert not wrong, "\n".join(wrong)
