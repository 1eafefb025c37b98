"""A communications officer starts from an empty site and builds a program's site alone.

Everything is done in the admin, in a browser, from the facts of a real program; afterwards a
visitor reads what was written. What several tests need is written once, by whichever comes first.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.rig.site import PortalSite, portal_site

from .facts import (
    ARTICLE,
    COHORT,
    CONTACT,
    FRONT,
    PAIRS,
    PROGRAM,
    PROGRAM_PAGE,
    RESOURCE,
    SERIES,
    STEPS,
    STORY,
    partnership,
)
from .measures import axe_violations, visit
from .staff import StaffMember

PASSWORD = "a-long-pass-phrase-for-the-rig"


@pytest.fixture(scope="module")
def site(empty_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalSite]:
    """A portal on its first day."""
    with portal_site(tmp_path_factory.mktemp("building"), copied_from=empty_site) as site:
        site.manage("start_site", PROGRAM)
        make = (
            "from django.contrib.auth import get_user_model as m;"
            f"m().objects.create_superuser('officer', 'officer@example.org', '{PASSWORD}')"
        )
        site.manage("shell", "-v0", "-c", make)
        yield site


@pytest.fixture(scope="module")
def officer(browser: Browser, site: PortalSite, screenshots: Path) -> Iterator[StaffMember]:
    """The communications officer, logged in for the whole story."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    member = StaffMember(context.new_page(), site.url)
    member.log_in("officer", PASSWORD)
    yield member
    member.page.screenshot(path=screenshots / "admin-last-seen.png")
    context.close()


@pytest.fixture
def reader(browser: Browser, screenshots: Path, request: pytest.FixtureRequest):
    """Opens an address as a visitor and keeps a picture of it; axe must have no complaint."""

    def read(address: str, name: str) -> Page:
        context = visit(browser, address)
        page = context.__enter__()
        request.addfinalizer(lambda: context.__exit__(None, None, None))
        page.screenshot(path=screenshots / f"built-{name}.png", full_page=True)
        assert not axe_violations(page)
        return page

    return read


@pytest.fixture(scope="module")
def vocabulary(officer: StaffMember) -> None:
    """The officer writes the words by which visitors will find things."""
    for pair in PAIRS:
        officer.write_term("Issue", pair["issue"], "")
        officer.write_term("Place", pair["place"], "")
    officer.write_term("Subject", "Organizational development", "")
    officer.write_term("Subject", "General health and wellness", "")
    officer.write_term("Audience", "Health authorities", "government health agencies")
    officer.write_term("Audience", "Service providers", "non-profits")
    officer.write_term("Category", "Research and evidence", "")
    officer.write_term("Category", "Best practices", "")


@pytest.fixture(scope="module")
def program(officer: StaffMember, vocabulary: None) -> str:
    """The program with its partners; returns its address."""
    officer.write_page(PROGRAM, "List of partners", {"title": "Partners"})
    for pair in PAIRS:
        for kind, name in (
            ("Community power-building organization", pair["organizer"]),
            ("Local health department", pair["department"]),
        ):
            officer.write_page(
                "Partners",
                "Partner",
                {
                    "title": name,
                    "kind": kind,
                    "place_name": pair["place"],
                    "places": [pair["place"]],
                },
            )
    officer.write_page(PROGRAM, "List of programs", {"title": "Programs"})
    return officer.write_page("Programs", "Program", PROGRAM_PAGE)


@pytest.fixture(scope="module")
def cohort(officer: StaffMember, program: str) -> str:
    """The 2023 cohort with its pairs; returns its address."""
    address = officer.write_page("PPH", "Cohort", COHORT, name="2023 cohort")
    for pair in PAIRS:
        officer.write_page("2023 cohort", "Partnership", partnership(pair))
    return address


def test_the_program_and_its_2023_cohort(officer, program, cohort, reader):
    page = reader(cohort, "cohort")
    funnel = page.locator("main")
    for number in ("50", "10", "2"):
        expect(funnel.get_by_text(number, exact=True).first).to_be_visible()
    for pair in PAIRS:
        expect(
            page.get_by_role("link", name=pair["headline"])
            .or_(page.get_by_role("link", name=pair["place"]))
            .first
        ).to_be_visible()
    page.get_by_role("link", name=PAIRS[0]["place"]).or_(
        page.get_by_role("link", name=PAIRS[0]["headline"])
    ).first.click()
    expect(page.locator("main")).to_contain_text("Up to Code Toolkit")
    page.get_by_role("link", name="La Colaborativa").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("La Colaborativa")
    expect(page.locator("main")).to_contain_text(PAIRS[0]["place"])
    overview = reader(program, "program").locator("main")
    expect(overview).to_contain_text("base-building group")
    expect(overview).to_contain_text("2023")


def test_the_webinar_series_in_two_parts(officer, vocabulary, reader):
    officer.write_page(PROGRAM, "List of webinars", {"title": "Webinars"})
    series = officer.write_page("Webinars", "Webinar series", SERIES)
    parts = [
        ("Power 101", "2022-06-15 13:00", "2022-06-15 14:30"),
        ("Tools for Analyzing & Redistributing Power", "2022-07-13 13:00", "2022-07-13 14:30"),
    ]
    for number, (title, start, end) in enumerate(parts, start=1):
        officer.write_page(
            "Power-building for Health Departments",
            "Webinar",
            {
                "title": title,
                "summary": "Power imbalance as a root cause of inequity.",
                "starts_at": start,
                "ends_at": end,
                "part_number": number,
            },
        )
    page = reader(series, "webinar-series")
    titles = page.locator("main").inner_text()
    assert titles.index("Power 101") < titles.index("Tools for Analyzing")
    page.get_by_role("link", name="Power 101").first.click()
    expect(page.locator("main")).to_contain_text("June 15, 2022")
    expect(page.locator("main")).to_contain_text("1")


def test_the_kansas_city_story(officer, vocabulary, reader):
    officer.write_page(PROGRAM, "List of stories", {"title": "Stories"})
    story = officer.write_page("Stories", "Story", STORY)
    page = reader(story, "story")
    words = page.locator("main").inner_text()
    assert words.index("2000") < words.index("2007")
    assert "Meet the organizers where you are." in words
    # Older than two years: readers are told.
    assert "2018" in words


def test_the_resource_with_its_facets_and_uses(officer, vocabulary, reader, site):
    officer.write_page(PROGRAM, "Resource library", {"title": "Resources"})
    resource = officer.write_page("Resources", "Resource", RESOURCE)
    page = reader(resource, "resource")
    main = page.locator("main")
    expect(main).to_contain_text("Start discussions about partnering")
    expect(main).to_contain_text("p. 2")
    french = main.get_by_role("link", name="Parlons-en")
    expect(french).to_have_attribute("hreflang", "fr")
    expect(french.locator("[lang=fr]", has_text="Parlons-en")).to_be_visible()
    library = reader(resource.rsplit("/", 2)[0] + "/?subject=organizational-development", "library")
    expect(library.get_by_role("link", name="Let's Talk: Community organizing")).to_be_visible()


def test_the_seven_steps_of_the_article(officer, reader):
    article = officer.write_page(PROGRAM, "Information page", ARTICLE)
    items = reader(article, "article").locator("main ol").filter(has_text="Evaluation").last
    expect(items.locator("> li")).to_have_count(len(STEPS))


def test_a_contact_form_for_two_audiences(officer, reader):
    contact = officer.write_page(PROGRAM, "Contact page", CONTACT)
    page = reader(contact, "contact")
    page.get_by_role("link", name="Local health department").first.click()
    page.get_by_label("Your name").fill("Ana Example")
    page.get_by_label("Your e-mail address").fill("ana@example.org")
    page.get_by_label("Your message").fill("We want to work with organizers.")
    page.get_by_label("I agree").check()
    page.wait_for_timeout(3500)  # nobody fills a form in less
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("reference")


def test_the_front_page_with_values_and_theory_of_change(officer, cohort, reader, site):
    officer.open_page(PROGRAM)
    address = officer.revise_page(PROGRAM, FRONT)
    page = reader(address, "home")
    words = page.locator("main").inner_text()
    for term in ("Fairness", "Unity", "Identify leaders", "Health justice", "2023"):
        assert term in words
    assert words.index("Coach") < words.index("Organize campaigns")
