"""A prospective partner writes in Spanish, without JavaScript; staff receive it come what may."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.mailbox import Mailbox
from tests.rig.postgres import free_port
from tests.rig.site import PortalSite, portal_site

from .staff import StaffMember

PASSWORD = "a-long-pass-phrase-for-the-rig"


@pytest.fixture(scope="module")
def mail_server() -> Iterator[Mailbox]:
    box = Mailbox(free_port())
    yield box
    box.close()


@pytest.fixture
def mailbox(mail_server: Mailbox) -> Mailbox:
    """The mail server, listening, with what this test sends and nothing else."""
    mail_server.open()
    mail_server.letters.clear()
    return mail_server


@pytest.fixture(scope="module")
def site(loaded_demo: Path, mail_server: Mailbox, tmp_path_factory) -> Iterator[PortalSite]:
    folder = tmp_path_factory.mktemp("writing")
    with portal_site(folder, copied_from=loaded_demo, smtp_port=mail_server.port) as site:
        make = (
            "from django.contrib.auth import get_user_model as m;"
            f"m().objects.create_superuser('inbox', 'inbox@example.org', '{PASSWORD}')"
        )
        site.manage("shell", "-v0", "-c", make)
        yield site


def wait_until(happened: Callable[[], object], seconds: float) -> None:
    """Return when `happened` is true. Raises AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.5)


def send_inquiry(browser: Browser, site: PortalSite, name: str, screenshots: Path) -> str:
    """Write in Spanish as a health department, with scripts off, and return the reference."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 720})
    page: Page = context.new_page()
    page.goto(f"{site.url}/es/contact/")
    page.locator("main a[href*='audience=department']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    form = page.locator("main form")
    for field in form.locator("input:visible, textarea:visible, select:visible").all():
        if field.get_attribute("tabindex") == "-1":
            continue  # the trap for scripts, which people never meet
        kind = field.evaluate("field => field.type")
        if kind == "email":
            field.fill("ana@example.org")
        elif kind in ("checkbox", "radio"):
            field.check()
        elif kind == "select-one":
            field.select_option(index=1)
        elif kind == "textarea":
            field.fill("Queremos trabajar con organizadores.")
        else:
            field.fill(name)
    time.sleep(3.5)  # nobody fills a form in less
    page.screenshot(path=screenshots / "inquiry-form-es.png", full_page=True)
    form.get_by_role("button").last.click()
    page.wait_for_load_state()
    page.screenshot(path=screenshots / "inquiry-receipt-es.png", full_page=True)
    words = page.locator("main").inner_text()
    reference = re.search(r"\b[0-9A-Z]{2,}(?:-[0-9A-Z]+)+\b", words)
    assert reference, words
    assert name not in words
    context.close()
    return reference[0]


def test_an_inquiry_reaches_the_right_mailbox_and_the_inbox(browser, site, mailbox, screenshots):
    reference = send_inquiry(browser, site, "Ana Ejemplo", screenshots)
    wait_until(lambda: len(mailbox.letters) >= 2, 30)
    [thanks] = mailbox.letters_to("ana@example.org")
    assert reference in thanks["Subject"] + thanks.get_body().get_content()
    [notice] = [m for r, m in mailbox.letters if "ana@example.org" not in r]
    assert "Queremos trabajar con organizadores." in notice.get_body(["plain"]).get_content()
    assert "ana@example.org" in str(notice["Reply-To"])

    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    staff = StaffMember(context.new_page(), site.url)
    staff.log_in("inbox", PASSWORD)
    staff.page.screenshot(path=screenshots / "admin-dashboard.png", full_page=True)
    staff.page.get_by_role("link", name=re.compile("^Inquiries")).first.click()
    staff.page.screenshot(path=screenshots / "admin-inbox.png", full_page=True)
    staff.page.get_by_role("link", name=re.compile(reference)).first.click()
    expect(staff.page.locator("main")).to_contain_text("Queremos trabajar con organizadores.")
    staff.page.screenshot(path=screenshots / "admin-inquiry.png", full_page=True)
    context.close()


def test_with_the_mail_server_down_nothing_is_lost(browser, site, mailbox, screenshots):
    mailbox.close()
    reference = send_inquiry(browser, site, "Luz Ejemplo", screenshots)
    time.sleep(3)
    assert mailbox.letters == []
    mailbox.open()
    # The first pause after a refusal is a minute.
    wait_until(lambda: len(mailbox.letters) >= 2, 100)
    assert any(reference in str(letter) for _, letter in mailbox.letters)


def test_a_browser_does_its_task_while_one_types(browser, site):
    """The proof of work is done in a worker under the strict policy, and only when one begins."""
    context = browser.new_context(viewport={"width": 360, "height": 720})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site.url}/en/contact/?audience=department", wait_until="networkidle")
    proof = page.locator("input[name=proof]")
    assert proof.input_value() == ""
    page.locator("main form input:visible").first.focus()
    expect(proof).to_have_value(re.compile(".{400,}"), timeout=30_000)
    ticket = page.locator("input[name=ticket]").input_value()
    ask = (
        "from portal.intake.defence.proof import check_proof;"
        "from portal.intake.tickets import read_ticket;"
        f"print(check_proof({proof.input_value()!r}, read_ticket({ticket!r})))"
    )
    assert "Proof.GOOD" in site.manage("shell", "-v0", "-c", ask)
    assert complaints == []
    context.close()
