"""An administrator signs in on a server: a passkey, an app, recovery codes, in a real browser."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Browser, Page, expect

from tests.rig.site import PortalSite, portal_site

from .measures import axe_violations, overflow
from .passkeys import Device

PASSWORD = "a-long-pass-phrase-for-the-rig"
VIEWS = ((360, "light"), (1280, "dark"))


@pytest.fixture(scope="module")
def site(empty_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalSite]:
    """A server on which whoever manages people needs a second step."""
    folder = tmp_path_factory.mktemp("signing-in")
    with portal_site(folder, copied_from=empty_site, SECOND_STEP_FOR="sensitive") as site:
        make = (
            "from django.contrib.auth import get_user_model as m;"
            f"m().objects.create_superuser('ada', 'ada@example.org', '{PASSWORD}')"
        )
        site.manage("shell", "-v0", "-c", make)
        yield site


class Screens:
    """What was wrong on the screens that somebody saw."""

    def __init__(self, page: Page) -> None:
        self.page, self.wrong = page, []
        page.on("console", lambda said: self._note("says", said.text, said.type == "error"))
        page.on("pageerror", lambda fault: self._note("breaks", str(fault)))

    def _note(self, kind: str, what: str, is_wrong: bool = True) -> None:
        if is_wrong:
            self.wrong.append(f"{self.page.url} {kind}: {what}")

    def look(self, title: str) -> None:
        """Measure the screen with a title, on a phone and a desktop, in light and dark."""
        expect(self.page).to_have_title(re.compile(title))
        self.page.wait_for_load_state()
        for message in self.page.locator(".messages > ul").all():
            expect(message).to_have_css("opacity", "1")  # it comes slowly
        for width, scheme in VIEWS:
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for found in axe_violations(self.page, "main"):
                self._note(f"{width} {scheme}", found)
            for found in overflow(self.page):
                self._note(f"{width} is too wide", found)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def give_password(page: Page, site: PortalSite) -> None:
    page.goto(f"{site.url}/admin/login/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def leave(page: Page, site: PortalSite) -> None:
    page.context.clear_cookies(name="sessionid")
    page.goto(f"{site.url}/admin/")
    expect(page).to_have_url(re.compile("/admin/login/"))


def code(secret: str, half_minutes: int = 0) -> str:
    moment = int(time.time()) // 30 + half_minutes
    return totp.format_hotp_value(totp.hotp_value(secret.replace(" ", ""), moment))


def test_a_passkey_an_app_and_codes_from_the_first_day_on(browser: Browser, site: PortalSite):
    page = browser.new_page()
    page.set_default_timeout(15_000)
    device, screens = Device(page), Screens(page)

    # The password alone leads to where a second step is set up, and nowhere else.
    give_password(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step and sessions")
    screens.look("Second step and sessions")
    page.goto(f"{site.url}/admin/users/")
    expect(page).to_have_url(re.compile(r"/second-step/\?next=%2Fadmin%2Fusers%2F"))

    # A passkey, by keyboard.
    page.get_by_role("link", name="Add a passkey").click()
    screens.look("Add a passkey")
    page.get_by_label("Name").fill("Laptop")
    page.get_by_label("Name").press("Enter")
    expect(page.locator("[data-recovery-codes] li")).to_have_count(10)
    assert device.passkeys() == 1
    screens.look("Recovery codes")
    with page.expect_download() as download:
        press(page, "Download")
    recovery = page.locator("[data-recovery-codes] li").first.inner_text().strip()
    assert recovery in Path(download.value.path()).read_text()
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(f"{site.url}/admin/users/")

    # The next day: password, then passkey. A strange finger does not do.
    leave(page, site)
    screens.look("Sign in")
    give_password(page, site)
    screens.look("Second step")
    device.recognise(owner=False)
    press(page, "Use a passkey")
    expect(page.get_by_role("alert")).to_have_text("No passkey was used. Please try again.")
    device.recognise(owner=True)
    press(page, "Use a passkey")
    expect(page).to_have_url(f"{site.url}/admin/")

    # Or the passkey alone.
    leave(page, site)
    press(page, "Sign in with a passkey")
    expect(page).to_have_url(f"{site.url}/admin/")

    # An app beside it; its codes, and one that was kept on paper.
    page.goto(f"{site.url}/admin/account/second-step/app/")
    screens.look("Set up an authenticator app")
    page.get_by_text("No camera?").click()
    secret = page.locator(".portal-secret").inner_text()
    page.get_by_label("Code").fill(code(secret))
    press(page, "Continue")
    expect(page.get_by_text("The second step was added.")).to_be_visible()
    screens.look("Second step and sessions")
    for typed in (code(secret, 1), recovery):
        leave(page, site)
        give_password(page, site)
        page.get_by_label("Code").fill(typed)
        page.get_by_label("Code").press("Enter")
        expect(page).to_have_url(f"{site.url}/admin/")

    # Another name, gone, and the last one stays.
    page.goto(f"{site.url}/admin/account/second-step/")
    page.get_by_role("link", name="Rename Laptop").click()
    screens.look("Rename a passkey")
    page.get_by_label("Name").fill("Old laptop")
    press(page, "Rename")
    page.get_by_role("link", name="Remove Old laptop").click()
    screens.look("Remove a second step")
    press(page, "Yes, remove it")
    page.get_by_role("link", name="Remove the authenticator app").click()
    expect(page.get_by_text("Add another first")).to_be_visible()

    page.goto(f"{site.url}/admin/account/confirm/")
    screens.look("Confirm that it is you")
    page.context.close()
    assert screens.wrong == []
