"""Nothing that anybody types runs in a browser: not on a page, in the admin, or in mail.

Every page type is filled with hostile content, past all forms, and read by Chromium's own parser.
"""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, get_page_models

from home.models import HomePage
from portal.intake.audiences import Audience
from portal.intake.models import Inquiry, OutboxMessage
from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings
from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page, send
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TermFactory,
    a_pair,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)
from tests.hostile import LONG, poison, raw_value

pytestmark = pytest.mark.django_db

FIND = """htmls => Object.entries(htmls).flatMap(([name, html]) => {
    const found = [];
    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const e of page.querySelectorAll('*')) {
        if (e.hasAttribute('data-canary')) found.push('element');
        if (e.localName === 'script' && /^\\s*canary/.test(e.textContent)) found.push('script');
        for (const {name: key, value} of e.attributes) {
            const ours = value.includes('canary');
            if (key.startsWith('on') && ours) found.push(key);
            const leads = ['href', 'src', 'action', 'formaction', 'cite', 'srcdoc', 'xlink:href'];
            if (leads.includes(key) && ours
                && /^[\\s\\u0000-\\u001f]*(java\\s*script|data|vbscript):/i.test(value))
                found.push(key + '=' + value.slice(0, 40));
        }
    }
    return found.map(what => `${name}: ${what}`);
})"""


@pytest.fixture(scope="module")
def found_in(browser):
    """What Chromium takes for something that runs, in HTML by name."""
    page = browser.new_page()
    yield lambda htmls: page.evaluate(FIND, htmls)
    page.close()


@pytest.fixture
def pages(site_root) -> list[Page]:
    """One page of every type, in a legal tree."""
    term = TermFactory(name=LONG, slug="hostile")
    contact = contact_page(site_root, {Audience.PRESS: "press@example.org"})
    programs = ProgramIndexPageFactory(parent=site_root)
    program = ProgramPageFactory(parent=programs)
    cohort = CohortPageFactory(parent=program, year=2026)
    partners = PartnerIndexPageFactory(parent=site_root)
    pair = a_pair(cohort, partners, issues=[term])
    stories = StoryIndexPageFactory(parent=site_root)
    partner = pair.partners.first().partner
    story = StoryPageFactory(parent=stories, issues=[term], partners=[partner])
    webinars = WebinarIndexPageFactory(parent=site_root)
    series = WebinarSeriesPageFactory(parent=webinars)
    webinar = WebinarPageFactory(parent=series, part_number=1, registration_open=True)
    library = ResourceIndexPageFactory(parent=site_root)
    guide = ResourcePageFactory(parent=library, languages=["en"])
    made = [
        site_root, StandardPageFactory(parent=site_root), contact, programs, program, cohort, pair,
        partners, partner, stories, story, webinars, series, webinar,
        library, guide,
    ]  # fmt: skip
    ours = {model for model in get_page_models() if not model.__module__.startswith("wagtail.")}
    assert {type(page) for page in made} == ours, "a page type is missing here"
    return made


@pytest.fixture
def chrome(site_root) -> None:
    """A hostile menu, footer and alert around every page."""
    settings = NavigationSettings.for_site(site_root.get_site())
    for model, name in ((MainMenu, "main_menu"), (Footer, "footer"), (AlertBanner, "alert_banner")):
        snippet = model(name="x", locale=site_root.locale)
        for field in model._meta.concrete_fields:
            if block := getattr(field, "stream_block", None):
                setattr(snippet, field.name, json.dumps(raw_value(block)))
        snippet.live = True
        snippet.save()
        poison(snippet)
        setattr(settings, name, snippet)
    settings.save()


def test_nothing_that_is_typed_runs(pages, chrome, client, administrator, found_in):
    for page in pages:
        poison(page)
    call_command("rebuild_parity", verbosity=0)
    htmls = {}
    for page in pages:
        page = type(page).objects.get(pk=page.pk)
        answer = client.get(page.get_url())
        assert answer.status_code == 200, page
        htmls[f"{page._meta.model_name} page"] = answer.content.decode()
    contact = next(page for page in pages if page.slug == "contact")
    answers = {"answer_your_name": LONG, "answer_your_message": LONG}
    assert send(client, contact, **answers).status_code == 303
    for mail in OutboxMessage.objects.all():
        htmls[f"mail {mail.kind}"] = mail.html
    htmls["receipt"] = client.get(Inquiry.objects.get().receipt_path).content.decode()
    htmls["search"] = client.get("/en/search/", {"q": LONG}).content.decode()

    client.force_login(administrator)
    for page in pages:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        htmls[f"{page._meta.model_name} editor"] = client.get(address).content.decode()
        preview = type(page).objects.get(pk=page.pk).make_preview_request()
        htmls[f"{page._meta.model_name} preview"] = preview.render().content.decode()
    for name, address in {
        "explorer": reverse("wagtailadmin_explore", args=[HomePage.objects.get().pk]),
        "dashboard": "/admin/",
        "inbox": reverse("inquiries:index"),
        "inquiry": reverse("inquiries:edit", args=[Inquiry.objects.get().pk]),
        "languages": "/admin/reports/languages/",
    }.items():
        htmls[name] = client.get(address).content.decode()
    assert found_in(htmls) == []
    silent = {name for name, html in htmls.items() if "canary" not in html}
    assert silent == {"dashboard"}, "nothing hostile was there to see"


def test_the_search_for_it_is_not_blind(found_in):
    htmls = {
        "raw": LONG,
        "link": '<a href=" java\tscript:canary()">x</a>',
        "handler": '<p onclick="canary()">x</p>',
        "data": '<a href="data:text/html,canary()">x</a>',
    }
    assert {line.split(":")[0] for line in found_in(htmls)} == set(htmls)
