"""Pages of programs for tests. A factory refuses a parent that staff could not choose either.

`parent` is always given, except for what `a_program` builds at once.
"""

from datetime import date
from typing import Any

import factory
from wagtail.models import Page
from wagtail_factories import PageFactory

from portal.taxonomy.models import Facet, Term
from programs.models import (
    CohortPage,
    CohortStatus,
    PartnerIndexPage,
    PartnerKind,
    PartnerPage,
    PartnershipPage,
    PartnershipPartner,
    ProgramIndexPage,
    ProgramPage,
    StoryIndexPage,
    StoryPage,
    StoryPartner,
)


class LegalPageFactory(PageFactory):
    """A published page beneath a parent that allows it, checked as the admin would check it."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create_instance(cls, model: type[Page], parent: Page | None, kwargs: dict[str, Any]):
        assert parent is not None, f"{model.__name__} needs a parent"
        assert model.can_create_at(parent.specific), f"{model.__name__} is illegal under {parent!r}"
        kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model, parent, kwargs)


class ProgramIndexPageFactory(LegalPageFactory):
    title = "Programs"
    slug = "programs"

    class Meta:
        model = ProgramIndexPage


class ProgramPageFactory(LegalPageFactory):
    title = factory.Sequence(lambda number: f"Program {number}")
    lede = "Pairs of a health department and a community organization work for health equity."

    class Meta:
        model = ProgramPage


class CohortPageFactory(LegalPageFactory):
    # Later than every year that a test names itself.
    year = factory.Sequence(lambda number: 2031 + number % 169)
    title = factory.LazyAttribute(lambda page: f"{page.year} cohort")
    slug = factory.LazyAttribute(lambda page: str(page.year))
    status = CohortStatus.ACTIVE

    class Meta:
        model = CohortPage


class PartnershipPageFactory(LegalPageFactory):
    """A pair; `partners=[page, page]` are the organizations, with a made-up role each."""

    title = factory.Sequence(lambda number: f"Pair {number}")
    place_name = factory.Sequence(lambda number: f"City {number}, Kansas")
    headline = "Housing that does not make people ill"

    class Meta:
        model = PartnershipPage

    @factory.post_generation
    def partners(self, create: bool, extracted: list[PartnerPage] | None, **kwargs: Any) -> None:
        for number, partner in enumerate(extracted or []):
            PartnershipPartner.objects.create(
                page=self, partner=partner, role=f"Role of {partner.title}", sort_order=number
            )

    @factory.post_generation
    def issues(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "issues", extracted)


class PartnerIndexPageFactory(LegalPageFactory):
    title = "Partners"
    slug = "partners"

    class Meta:
        model = PartnerIndexPage


class PartnerPageFactory(LegalPageFactory):
    title = factory.Sequence(lambda number: f"Organization {number}")
    kind = PartnerKind.COMMUNITY
    place_name = "Chelsea, Massachusetts"

    class Meta:
        model = PartnerPage

    @factory.post_generation
    def issues(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "issues", extracted)

    @factory.post_generation
    def places(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "places", extracted)


class StoryIndexPageFactory(LegalPageFactory):
    title = "Stories"
    slug = "stories"

    class Meta:
        model = StoryIndexPage


class StoryPageFactory(LegalPageFactory):
    """A story; `partners=[page, page]` are the organizations that it tells of."""

    title = factory.Sequence(lambda number: f"Story {number}")
    overview = "<p>How it came about.</p>"
    as_of = date(2024, 5, 1)

    class Meta:
        model = StoryPage

    @factory.post_generation
    def partners(self, create: bool, extracted: list[PartnerPage] | None, **kwargs: Any) -> None:
        for number, partner in enumerate(extracted or []):
            StoryPartner.objects.create(page=self, partner=partner, sort_order=number)

    @factory.post_generation
    def issues(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "issues", extracted)


class TermFactory(factory.django.DjangoModelFactory):
    """A term of the vocabulary in the source language."""

    facet = Facet.ISSUE
    name = factory.Sequence(lambda number: f"Term {number}")
    slug = factory.LazyAttribute(lambda term: term.name.lower().replace(" ", "-"))

    class Meta:
        model = Term


def give_terms(page: Page, field: str, terms: list[Term] | None) -> None:
    """Name `terms` in one of the page's fields."""
    if terms:
        setattr(page, field, terms)
        page.save()


def a_pair(cohort: CohortPage, partners: PartnerIndexPage, **fields: Any) -> PartnershipPage:
    """Build a pair with two partners of its own: a department and a community organization."""
    return PartnershipPageFactory(
        parent=cohort,
        partners=[
            PartnerPageFactory(parent=partners, kind=PartnerKind.DEPARTMENT),
            PartnerPageFactory(parent=partners, kind=PartnerKind.COMMUNITY),
        ],
        **fields,
    )
