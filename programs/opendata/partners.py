"""Partners as records: organizations with what they make public about themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from portal.listings import ChoiceFilter, TermFilter
from portal.opendata import (
    Column,
    Kind,
    Named,
    Reading,
    Record,
    Shape,
    Table,
    Versions,
    Words,
    pick,
    words,
)
from portal.opendata.kinds import record_columns, term_column
from portal.structured.nodes import plain_lines
from portal.taxonomy.models import Facet
from programs.models import PartnerKind, PartnerPage


class PublicContact(Shape):
    """How anyone can reach an organization, as its page says."""

    email: str | None = Field(description="A mailbox of the organization.")
    phone: str | None = Field(description="A telephone number of the organization.")
    verified_on: date | None = Field(description="When somebody last made sure.")


class Partner(Record):
    """An organization that takes part in partnerships."""

    kind: Literal["partner"] = Field(description="What it is.")
    organization: Literal["department", "community", "other"] = Field(
        description="Local health department, community power-building organization or other."
    )
    other_names: dict[str, list[str]] = Field(
        description="Old names and abbreviations, by language."
    )
    unit: Words = Field(description="The part of it that takes part, by language.")
    place: Words = Field(description="Where it is, as readers see it, by language.")
    places: list[Named] = Field(description="States or regions.")
    issues: list[Named] = Field(description="What it works on.")
    languages: list[Named] = Field(description="The languages in which people can turn to it.")
    mission: Words = Field(description="What it is there for, as plain text, by language.")
    accreditations: dict[str, list[str]] = Field(description="By language.")
    website: str | None = Field(description="Its own address on the web.")
    contact: PublicContact | None = Field(description="How anyone can reach it.")


def _lists(each: Versions, name: str) -> dict[str, list[str]]:
    by_language = {page.locale.language_code: getattr(page, name) for page in each.pages}
    return {code: entries for code, entries in by_language.items() if entries}


def _contact(page: PartnerPage) -> PublicContact | None:
    if not page.has_contact:
        return None
    return PublicContact(
        email=page.contact_email or None,
        phone=page.contact_phone or None,
        verified_on=page.verified_on,
    )


def _read(found: Sequence[Versions], reading: Reading) -> list[Partner]:
    named = reading.terms([each.first for each in found], "issues", "places", "languages")
    return [
        Partner(
            **reading.common(PARTNERS, each),
            organization=each.first.kind,
            other_names=_lists(each, "other_name_list"),
            unit=words(each.pages, lambda page: page.unit),
            place=words(each.pages, lambda page: page.place_name),
            **named[each.first.pk],
            mission=words(each.pages, lambda page: plain_lines(page.mission)),
            accreditations=_lists(each, "accreditation_list"),
            website=each.first.website or None,
            contact=_contact(each.first),
        )
        for each in found
    ]


def _load(pages: Any) -> Any:
    return pages.prefetch_related("issues", "places", "languages")


PARTNERS = Kind(
    name="partners",
    singular="partner",
    label=_("Partners"),
    about=_("Organizations that take part in partnerships."),
    model=PartnerPage,
    record=Partner,
    read=_read,
    load=_load,
    filters=lambda: [
        ChoiceFilter("kind", _("Kind"), "kind", PartnerKind.choices),
        TermFilter("place", Facet.PLACE, "places"),
        TermFilter("issue", Facet.ISSUE, "issues"),
    ],
    tables=[
        Table(
            "partners",
            _("Partners"),
            [
                *record_columns(),
                Column(
                    "organization", "Its kind of organization.", lambda row, _: row.organization
                ),
                Column(
                    "other_names",
                    "Old names and abbreviations.",
                    lambda row, lang: (
                        row.other_names.get(lang) or row.other_names.get(settings.LANGUAGE_CODE, [])
                    ),
                    many=True,
                ),
                Column(
                    "unit", "The part of it that takes part.", lambda r, lang: pick(r.unit, lang)
                ),
                Column("place", "Where it is.", lambda row, lang: pick(row.place, lang)),
                term_column("places", "States or regions."),
                term_column("issues", "What it works on."),
                term_column("spoken", "The languages in which people can turn to it.", "languages"),
                Column("mission", "What it is there for.", lambda r, lang: pick(r.mission, lang)),
                Column("website", "Its address on the web.", lambda row, _: row.website, "anyURI"),
                Column(
                    "email",
                    "A mailbox of the organization.",
                    lambda row, _: row.contact and row.contact.email,
                ),
                Column(
                    "phone",
                    "A telephone number of the organization.",
                    lambda row, _: row.contact and row.contact.phone,
                ),
                Column(
                    "verified_on",
                    "When somebody last made sure of email and phone.",
                    lambda row, _: (
                        row.contact
                        and row.contact.verified_on
                        and row.contact.verified_on.isoformat()
                    ),
                    "date",
                ),
            ],
        )
    ],
)
