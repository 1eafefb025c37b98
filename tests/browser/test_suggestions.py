"""Suggestions as one types, in a real browser: by keyboard, by mouse, from right to left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .measures import axe_violations, every_view, overflow, visit

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


@pytest.fixture
def front(browser: Browser, demo_site) -> Iterator[Page]:
    """The English front page on a wide screen, with what the browser complains of."""
    with visit(browser, f"{demo_site.url}/en/") as page:
        page.complaints = []
        page.on("console", lambda line: page.complaints.append(line.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        yield page


def asked_for(page: Page) -> list[str]:
    """Note from now on which suggestions the page asks the server for, and return the list."""
    asked: list[str] = []
    page.on("request", lambda request: "/suggest/" in request.url and asked.append(request.url))
    return asked


def test_by_keyboard_from_the_head_of_any_page(front: Page):
    asked = asked_for(front)
    field = front.get_by_label("Search the site")
    heading = front.locator("h1").bounding_box()
    field.focus()
    expect(field).to_have_role("combobox")
    field.press_sequentially("commun", delay=20)
    options = front.get_by_role("option")
    expect(options.first).to_be_visible()
    assert len(asked) == 1, "one question for one word, however many letters"
    assert front.locator("h1").bounding_box() == heading, "nothing moves"
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(front.get_by_role("status")).to_have_text(re.compile(rf": {options.count()}$"))
    front.keyboard.press("ArrowDown")
    front.keyboard.press("ArrowDown")
    chosen = front.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    expect(field).to_be_focused()
    front.keyboard.press("Escape")
    expect(front.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("commun")
    front.keyboard.press("ArrowDown")
    front.keyboard.press("ArrowUp")
    last = options.last
    expect(last).to_have_attribute("aria-selected", "true")
    leads_to = last.get_attribute("data-href")
    front.keyboard.press("Enter")
    front.wait_for_url(f"**{leads_to}")
    assert not front.complaints, "the content security policy holds"


def test_enter_without_a_choice_searches_for_what_was_typed(front: Page):
    field = front.get_by_label("Search the site")
    field.press_sequentially("commun", delay=20)
    expect(front.get_by_role("option").first).to_be_visible()
    front.keyboard.press("Enter")
    front.wait_for_url("**/en/search/?q=commun")


def test_an_answer_that_comes_too_late_is_not_shown(front: Page):
    held = []
    front.route("**/suggest/?*q=com", lambda route: held.append(route))
    field = front.get_by_label("Search the site")
    with front.expect_request("**/suggest/?*q=com"):
        field.press_sequentially("com")
    with front.expect_event("requestfailed") as aborted:
        field.press_sequentially("munity")
    assert aborted.value.url.endswith("q=com")
    expect(front.get_by_role("option").first).to_contain_text(re.compile("communit", re.I))


def test_accessible_with_the_list_open_at_every_width(browser: Browser, demo_site):
    with visit(browser, f"{demo_site.url}/en/search/") as page:
        field = page.get_by_label("What are you looking for?")
        field.press_sequentially("commun", delay=20)
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        wrong = []
        for view in every_view(page):
            expect(page.get_by_role("listbox")).to_be_visible()
            wrong += [f"{view}: {line}" for line in [*axe_violations(page), *overflow(page)]]
    assert not wrong, "\n".join(wrong)


def test_by_mouse_and_from_right_to_left(browser: Browser, demo_site):
    with visit(browser, f"{demo_site.url}/ar/search/", width=360) as page:
        field = page.locator("#search-words")
        field.press_sequentially("ال", delay=20)
        option = page.get_by_role("option").first
        expect(option).to_be_visible()
        box, line = page.get_by_role("listbox").bounding_box(), field.bounding_box()
        assert box["x"] + box["width"] == pytest.approx(line["x"] + line["width"], abs=1)
        words, text = option.locator("span").bounding_box(), option.bounding_box()
        assert words["x"] + words["width"] > text["x"] + text["width"] / 2, "begins at the right"
        option.click()
        page.wait_for_url(re.compile("/ar/(?!search/$)"))


def test_whoever_saves_data_or_has_no_script_still_gets_them_as_a_page(browser: Browser, demo_site):
    context = browser.new_context()
    context.add_init_script(SAVES_DATA)
    page = context.new_page()
    page.goto(f"{demo_site.url}/en/search/")
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if "suggest" in request.url else None
    )
    page.get_by_label("What are you looking for?").press_sequentially("commun", delay=20)
    page.wait_for_timeout(400)  # longer than the wait before a question
    assert not asked
    context.close()
    with visit(browser, f"{demo_site.url}/en/search/", java_script_enabled=False) as page:
        page.get_by_label("What are you looking for?").fill("commun")
        page.get_by_role("button", name="Suggest words").click()
        expect(page.get_by_role("heading", name="It begins like “commun”")).to_be_visible()
        page.locator("main").get_by_role("link", name="Communities Creating Opportunity").click()
        page.wait_for_url("**/en/partners/**")
