"""A partner: an organization that takes part in partnerships."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Locale, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.listings import ChoiceFilter, Listing, TermFilter
from portal.pages import NOT_ON_CARDS, BasePage
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_cards import ShownTerms
from portal.taxonomy.of_page import terms_of
from programs.forms import terms_panels
from programs.reading import ProgramsQuerySet

CONTACT_GROWS_OLD = timedelta(days=365)
"""After so long staff are asked to check a public contact again."""


class PartnerKind(models.TextChoices):
    """The kinds of organization that a pair is made of."""

    DEPARTMENT = "department", _("Local health department")
    COMMUNITY = "community", _("Community power-building organization")
    OTHER = "other", _("Other organization")


class PartnerQuerySet(ProgramsQuerySet):
    """Partners, with what their cards show."""

    def for_cards(self) -> Self:
        """Load what a card shows, without a query for each."""
        cards = self.select_related("social_image").prefetch_related("shown_terms")
        return cards.defer(*NOT_ON_CARDS)

    def by_name(self) -> Self:
        """Return the partners in the order of their names."""
        return self.order_by("title", "pk")

    def with_old_contact(self, today: date | None = None) -> Self:
        """Return the partners whose public contact nobody has checked for a year."""
        day = (today or timezone.localdate()) - CONTACT_GROWS_OLD
        return self.exclude(contact_email="", contact_phone="").filter(
            models.Q(verified_on__lt=day) | models.Q(verified_on=None)
        )


PARTNERS_BY = (
    ChoiceFilter("kind", _("Kind"), "kind", PartnerKind.choices),
    TermFilter("place", Facet.PLACE, "places"),
    TermFilter("issue", Facet.ISSUE, "issues"),
)
"""The questions that narrow a list of partners."""


class PartnerIndexPage(BasePage):
    """Lists the partners."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.PartnerPage"]
    max_count_per_parent = 1
    page_description = _("The list of all partners. There is one for each language.")
    translatable_fields = BasePage.base_translatable_fields

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list that the address asks for."""
        listing = Listing(partial(_listed, self.locale), request.GET, PARTNERS_BY)
        return {**super().get_context(request, *args, **kwargs), "listing": listing}

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")


class PartnerPage(BasePage):
    """An organization: a health department, a community organization or another."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=PartnerKind.choices,
        help_text=_("Which side of a pair it stands on."),
    )
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Old names and abbreviations, one on each line. Search finds them too."),
    )
    unit = models.CharField(
        _("unit or project"),
        max_length=200,
        blank=True,
        help_text=_("The part of the organization that takes part, if not all of it does."),
    )
    place_name = models.CharField(
        _("place"),
        max_length=150,
        help_text=_("As readers should see it, such as “Pasadena, California”."),
    )
    places = terms_field(Facet.PLACE, help_text=_("The state or region, for filters and search."))
    issues = terms_field(Facet.ISSUE, help_text=_("What it works on, such as housing justice."))
    mission = RichTextField(
        _("mission"), blank=True, help_text=_("What it is there for, in its own words if you can.")
    )
    accreditations = models.TextField(
        _("accreditations"),
        blank=True,
        help_text=_("One on each line, such as “Public Health Accreditation Board (PHAB)”."),
    )
    logo = models.ForeignKey(
        "library.PortalImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Best with a transparent or white ground."),
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("The organization's own, beginning with https://")
    )
    contact_email = models.EmailField(
        _("public email address"),
        blank=True,
        help_text=_("A mailbox of the organization, not of a person. Anyone can read it."),
    )
    contact_phone = models.CharField(
        _("public telephone number"),
        max_length=40,
        blank=True,
        help_text=_("With area code. Anyone can read it."),
    )
    verified_on = models.DateField(
        _("contact verified on"),
        null=True,
        blank=True,
        help_text=_("The day on which you last made sure that the contact is right."),
    )
    languages = terms_field(
        Facet.LANGUAGE, help_text=_("The languages in which people can turn to it.")
    )

    objects = PageManager.from_queryset(PartnerQuerySet)()
    shown_terms = ShownTerms("issues")

    parent_page_types = ["programs.PartnerIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A health department, a community organization or another partner.")
    card_template = "programs/partner_page_card.html"
    translatable_fields = [
        *BasePage.base_translatable_fields,
        SynchronizedField("kind", overridable=False),
        TranslatableField("other_names"),
        TranslatableField("unit"),
        TranslatableField("place_name"),
        SynchronizedField("places", overridable=False),
        SynchronizedField("issues", overridable=False),
        TranslatableField("mission"),
        TranslatableField("accreditations"),
        SynchronizedField("logo"),
        SynchronizedField("website"),
        SynchronizedField("contact_email", overridable=False),
        SynchronizedField("contact_phone", overridable=False),
        SynchronizedField("verified_on", overridable=False),
        SynchronizedField("languages", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("other_names", boost=2),
        index.AutocompleteField("other_names"),
        index.SearchField("unit"),
        index.SearchField("place_name"),
        index.AutocompleteField("place_name"),
        index.SearchField("mission"),
        index.SearchField("accreditations"),
        index.FilterField("kind"),
        index.FilterField("issues"),
        index.FilterField("places"),
    ]
    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel(
                    "title",
                    placeholder=_("Official name"),
                    help_text=_("The official name of the organization."),
                ),
                FieldPanel("kind"),
                FieldPanel("other_names"),
                FieldPanel("unit"),
            ],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [FieldPanel("place_name"), *terms_panels("places", "issues")],
            heading=_("Where it works, and on what"),
        ),
        MultiFieldPanel(
            [FieldPanel("mission"), FieldPanel("accreditations")], heading=_("What it is there for")
        ),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("verified_on"),
                *terms_panels("languages"),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("summary"), FieldPanel("social_image")],
            heading=_("In lists and when shared"),
        ),
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def clean(self) -> None:
        """Refuse a contact that nobody verified, or that was verified in the future."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.verified_on and self.verified_on > timezone.localdate():
            errors["verified_on"] = _("This day has not come yet.")
        if self.has_contact and not self.verified_on:
            errors["verified_on"] = _("Say when you last made sure that the contact is right.")
        if errors:
            raise ValidationError(errors)

    def get_admin_display_title(self) -> str:
        """Name the place too: several cities have a health department."""
        title = super().get_admin_display_title()
        place = self.place_name
        return f"{title} ({place})" if place and place not in title else title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the terms, read at once."""
        return {
            **super().get_context(request, *args, **kwargs),
            **terms_of(self, issues=Facet.ISSUE, languages=Facet.LANGUAGE),
        }

    @classmethod
    def readable(cls, keys: Iterable[UUID], locale: Locale) -> list["PartnerPage"]:
        """Return the partners with these translation keys that visitors may see: one query."""
        return _readable(locale, keys=keys)

    @property
    def other_name_list(self) -> list[str]:
        """The other names, one text each."""
        return [line.strip() for line in self.other_names.splitlines() if line.strip()]

    @property
    def accreditation_list(self) -> list[str]:
        """The accreditations, one text each."""
        return [line.strip() for line in self.accreditations.splitlines() if line.strip()]

    @property
    def website_name(self) -> str:
        """The website's address as people say it: its host without “www”."""
        return urlsplit(self.website).netloc.removeprefix("www.")

    @property
    def phone_link(self) -> str:
        """The telephone number as a link wants it."""
        return re.sub(r"[^0-9+,;*#]", "", self.contact_phone)

    @property
    def has_contact(self) -> bool:
        """Whether the page shows an email address or a telephone number."""
        return bool(self.contact_email or self.contact_phone)

    def contact_is_old(self, today: date | None = None) -> bool:
        """Whether a public contact was last checked more than a year before `today`."""
        if not self.has_contact:
            return False
        day = (today or timezone.localdate()) - CONTACT_GROWS_OLD
        return self.verified_on is None or self.verified_on < day


def _listed(locale: Locale) -> PartnerQuerySet:
    return PartnerPage.objects.for_visitors().for_readers_of(locale).for_cards().by_name()


@prepared
def _readable(locale: Locale, *, keys: Iterable[UUID]) -> QuerySet[PartnerPage]:
    return PartnerPage.objects.for_visitors().same_as(keys).in_reader_language(locale).for_cards()
