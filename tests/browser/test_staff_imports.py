"""A member of staff brings a shelf of resources in, by keyboard alone, with the worker at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.rig.site import PortalSite, portal_site

from .measures import axe_violations, source
from .staff import StaffMember

PASSWORD = "a-long-pass-phrase-for-the-rig"
RESOURCES = 22
"""More than are imported while one waits: the worker has to."""

FURTHEST = 80
"""Presses of the Tab key within which everything on a page can be reached."""

EMPLOY = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
user = get_user_model().objects.create_user("librarian", "librarian@example.org", "{password}")
user.groups.set(Group.objects.filter(name="Editors"))
"""


@pytest.fixture(scope="module")
def site(loaded_demo: Path, tmp_path_factory) -> Iterator[PortalSite]:
    with portal_site(tmp_path_factory.mktemp("importing"), copied_from=loaded_demo) as site:
        site.manage("shell", "-v0", "-c", EMPLOY.format(password=PASSWORD))
        yield site


@pytest.fixture
def page(browser: Browser, site: PortalSite) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    StaffMember(page, site.url).log_in("librarian", PASSWORD)
    yield page
    context.close()


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go with the Tab key to something and press a key there."""
    expect(wanted).to_be_visible()
    for _step in range(FURTHEST):
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not within reach of the keyboard: {wanted}")


def test_a_shelf_comes_in_by_keyboard(page, site, tmp_path, screenshots):
    file = tmp_path / "shelf.csv"
    rows = [f"shelf-{number};Shelf guide {number};2024" for number in range(RESOURCES)]
    file.write_text("\n".join(["Key;Title;Published", *rows, "bad;Bad;2024-02-30"]))
    page.goto(f"{site.url}/admin/resources/")
    press(page, page.get_by_role("button", name="Actions", exact=True).first)
    press(page, page.get_by_role("link", name="Import from a spreadsheet"))
    page.wait_for_url("**/resource-imports/")
    assert axe_violations(page, ".portal-import") == []
    # The dialog for files is the system's own.
    page.get_by_label("Spreadsheet").set_input_files(file)
    press(page, page.get_by_role("button", name="Check the file"))
    begin = page.get_by_role("button", name=f"Import these {RESOURCES} resources")
    expect(begin).to_be_visible()
    expect(page.get_by_text("There is no such day")).to_be_visible()
    assert axe_violations(page, ".portal-import") == []
    page.screenshot(path=screenshots / "import-report.png", full_page=True)

    press(page, page.get_by_label("Publish at once"), "Space")
    press(page, begin)
    done = page.get_by_role("link", name=f"Imported: {RESOURCES}")
    expect(done).to_be_visible(timeout=120_000)
    assert axe_violations(page, ".portal-import") == []
    assert "Shelf guide 7" in source(f"{site.url}/en/resources/shelf-guide-7/")

    with page.expect_download() as download:
        press(page, page.get_by_role("link", name="Download the rows with problems"))
    mended = tmp_path / "mended.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "There is no such day" in text
    mended.write_text(text.replace("2024-02-30", "2024-02-29"))
    page.goto(f"{site.url}/admin/resource-imports/")
    page.get_by_label("Spreadsheet").set_input_files(mended)
    press(page, page.get_by_role("button", name="Check the file"))
    press(page, page.get_by_role("button", name="Import this 1 resource"))
    expect(page.locator(".messages .success")).to_contain_text("1 resource was imported")
