"""The admin works under a content security policy that runs no script inside a page (row 9)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from portal.demo.staff import PASSWORD
from tests.rig.site import PortalSite

LISTEN = """addEventListener('securitypolicyviolation', event =>
    console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"""

GROUND_OF_MENUS = """() => {
    document.body.style.background = 'var(--w-color-surface-tooltip)';
    return getComputedStyle(document.body).backgroundColor;
}"""

ROOMS = [
    "", "pages/", "reports/languages/", "reports/site-history/", "images/add/", "documents/add/",
    "settings/navigation/navigationsettings/", "redirects/add/", "workflows/add/", "users/new/",
    "snippets/taxonomy/term/add/", "snippets/search/promotion/add/", "inquiries/", "style/",
    "reports/inquiries/", "collections/add/",
]  # fmt: skip
"""Screens with something that moves: choosers, calendars, uploads, filters, charts."""


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
def page(browser, demo_site: PortalSite, troubles) -> Iterator[Page]:
    """A browser in which the demo's administrator is logged in, that tells what was blocked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: (
            troubles.append(f"{page.url}: {said.text}")
            if "CSP" in said.text or "Content Security Policy" in said.text
            else None
        ),
    )
    # Not as `StaffMember`, who puts every calendar away.
    page.goto(f"{demo_site.url}/admin/login/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


ENGLISH_RESOURCE = """
from resources.models import ResourcePage
print(ResourcePage.objects.filter(locale__language_code="en").order_by("pk").first().pk)
"""


def test_nothing_in_the_admin_is_blocked_and_all_starts(page, demo_site, troubles):
    for room in ROOMS:
        page.goto(f"{demo_site.url}/admin/{room}", wait_until="load")
    policy = page.goto(f"{demo_site.url}/admin/").headers["content-security-policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert scripts.split() == ["script-src", "'self'"]
    # Menus and tooltips stand on a shade that Wagtail reckons from our color.
    assert page.evaluate(GROUND_OF_MENUS) != "rgba(0, 0, 0, 0)"

    # A row that is added, and a chooser in it.
    key = demo_site.manage("shell", "-v0", "-c", ENGLISH_RESOURCE).strip()
    page.goto(f"{demo_site.url}/admin/pages/{key}/edit/")
    expect(page.locator("#id_editions-ADD")).to_be_visible()
    rows = page.locator("#id_editions-FORMS > [data-inline-panel-child]:visible")
    before = rows.count()
    page.locator("#id_editions-ADD").click()
    expect(rows).to_have_count(before + 1)
    rows.last.locator("[data-chooser-action-choose]").first.click()
    page.locator(".modal-dialog a[data-chooser-modal-choice]").first.click()
    expect(page.locator(".modal-dialog")).to_have_count(0)

    # A calendar.
    page.goto(f"{demo_site.url}/admin/programs/webinars/")
    page.locator("main a[href$='/edit/']").first.click()
    page.wait_for_load_state("load")
    page.locator("input[name=starts_at]").click()
    expect(page.locator(".xdsoft_datetimepicker:visible").first).to_be_visible()

    assert troubles == []
