"""Webinars for tests. `parent` is always given; without times a webinar is a week ahead."""

from datetime import timedelta
from typing import Any

import factory
from django.core import signing
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from portal.intake.tickets import SALT
from portal.taxonomy.models import Term
from programs.models import WebinarIndexPage, WebinarPage, WebinarSeriesPage
from tests.factories.programs import LegalPageFactory, give_terms


class WebinarIndexPageFactory(LegalPageFactory):
    title = "Webinars"
    slug = "webinars"

    class Meta:
        model = WebinarIndexPage


class WebinarSeriesPageFactory(LegalPageFactory):
    title = factory.Sequence(lambda number: f"Series {number}")

    class Meta:
        model = WebinarSeriesPage


class WebinarPageFactory(LegalPageFactory):
    """A webinar of an hour, in New York."""

    title = factory.Sequence(lambda number: f"Webinar {number}")
    time_zone = "America/New_York"
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(
        lambda page: page.starts_at and page.starts_at + timedelta(hours=1)
    )

    class Meta:
        model = WebinarPage

    @factory.post_generation
    def audiences(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "audiences", extracted)

    @factory.post_generation
    def languages(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "languages", extracted)


def open_webinar(home: Page, **fields: Any) -> WebinarPage:
    """A webinar below `home` whose registration is open."""
    index = WebinarIndexPageFactory(parent=home, registration_mailbox="webinars@example.org")
    return WebinarPageFactory(
        parent=index,
        **{"registration_open": True, "join_url": "https://meet.example.org/secret", **fields},
    )


def filled_in(number: int = 0, **changes: Any) -> dict[str, Any]:
    """Return a registration form as person `number` sends it a minute after it was issued."""
    issued = int((timezone.now() - timedelta(minutes=1)).timestamp())
    key = f"{number:032x}"
    return {
        "ticket": signing.dumps([key, issued], salt=SALT),
        "answer_name": f"Person {number}",
        "answer_email": f"person-{number}@example.org",
        "answer_organization": "",
        "answer_access": "",
        "consent": "on",
        **changes,
    }


def home_of_real_transactions() -> HomePage:
    """The front page of a database that is emptied, and not rolled back, after each test."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home
