"""Webinars for tests. `parent` is always given; without times a webinar is a week ahead."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

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
