"""Resources as records: what can be had in which language, who wrote it, what others may do."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from portal.listings import TermFilter, YearFilter
from portal.opendata import (
    Column,
    Kind,
    Named,
    Reading,
    Record,
    Reference,
    Shape,
    Table,
    Versions,
    Words,
    pick,
    register_kind,
    words,
)
from portal.opendata.kinds import record_columns, term_column
from portal.opendata.reading import key_of
from portal.taxonomy.models import Facet

from .dates import published_digits
from .files.serving import address
from .filters import EditionLanguageFilter
from .models import ResourceEdition, ResourcePage
from .models.relation import ResourceConcern
from .references import authors_of


class Edition(Shape):
    """A resource in one language."""

    language: str = Field(description="The language that it is written in (BCP 47).")
    title: str = Field(description="As it stands on the edition.")
    href: str = Field(
        description="Where it can be had; the address stays when the file is replaced."
    )
    format: str | None = Field(description="The kind of file, such as PDF; null for a web page.")
    bytes: int | None = Field(description="The size of the file, where it is ours.")
    pages: int | None = Field(description="How many pages it has.")
    accessible: bool | None = Field(
        description="Whether people who use assistive technology can read it; null if unknown."
    )


class Resource(Record):
    """A publication."""

    kind: Literal["resource"] = Field(description="What it is.")
    subtitle: Words = Field(description="By language.")
    authors: list[str] = Field(description="In the order of the title page.")
    publisher: str | None = Field(description="The organization that published it.")
    publisher_partner: Reference | None = Field(description="Its record, if it is a partner.")
    published: str | None = Field(
        description="As much of the day as is known: 2024, 2024-03 or 2024-03-17.",
        pattern=r"^\d{4}(-\d\d(-\d\d)?)?$",
    )
    subjects: list[Named] = Field(description="What it is about.")
    audiences: list[Named] = Field(description="Whom it is for.")
    categories: list[Named] = Field(description="The kind of help that it gives.")
    uses: dict[str, list[str]] = Field(description="“Use this resource to …”, by language.")
    editions: list[Edition] = Field(description="Where it can be had, in each language.")
    license: str | None = Field(description="The address of its own license, where it has one.")
    archived: bool = Field(description="It is out of date and kept for the record.")
    replaced_by: Reference | None = Field(description="What to use in its place.")
    concerns: list[Reference] = Field(description="The pages of programs that it belongs to.")


def lasting_address(edition: ResourceEdition, page_address: str) -> str:
    """Return the address of an edition below its page, which stays; else where it is now."""
    return address(page_address, edition.key) if edition.key else edition.href


def _edition(edition: ResourceEdition, page_address: str, reading: Reading) -> Edition:
    file_format = edition.format
    return Edition(
        language=edition.language,
        title=edition.shown_title,
        href=reading.request.build_absolute_uri(lasting_address(edition, page_address)),
        format=file_format if file_format.isupper() else None,
        bytes=edition.size,
        pages=edition.page_count,
        accessible={"yes": True, "no": False}.get(edition.access),
    )


def _read(found: Sequence[Versions], reading: Reading) -> list[Resource]:
    firsts = [each.first for each in found]
    named = reading.terms(firsts, "subjects", "audiences", "categories")
    references = reading.references(
        key
        for page in firsts
        for key in (
            page.publisher_key,
            page.replaced_key,
            *(concern.key for concern in page.concerns.all()),
        )
    )
    return [
        Resource(
            **reading.common(RESOURCES, each),
            subtitle=words(each.pages, lambda page: page.subtitle),
            authors=[author.spoken_name for author in authors_of(each.first)],
            publisher=each.first.publisher or None,
            publisher_partner=references.get(each.first.publisher_key),
            published=published_digits(each.first.published_on, each.first.date_precision) or None,
            **named[each.first.pk],
            uses={
                page.locale.language_code: [block.value for block in page.uses]
                for page in each.pages
                if page.uses
            },
            editions=[
                _edition(edition, each.first.get_url(reading.request) or "", reading)
                for edition in each.first.editions.all()
            ],
            license=each.first.license_url or None,
            archived=each.first.archived,
            replaced_by=references.get(each.first.replaced_key) if each.first.archived else None,
            concerns=[
                references[concern.key]
                for concern in each.first.concerns.all()
                if concern.key in references
            ],
        )
        for each in found
    ]


def _load(pages: Any) -> Any:
    editions = ResourceEdition.objects.select_related("document__reading")
    editions = editions.defer("document__reading__text")
    return (
        pages.defer("body")
        .annotate(publisher_key=key_of("publisher_page"), replaced_key=key_of("replaced_by"))
        .prefetch_related(
            "subjects",
            "audiences",
            "categories",
            Prefetch("editions", editions),
            Prefetch("concerns", ResourceConcern.objects.annotate(key=key_of("target"))),
        )
    )


def _editions(record: Resource) -> Iterator[tuple[Resource, Edition]]:
    for edition in record.editions:
        yield record, edition


EDITION_COLUMNS = [
    Column("resource_id", "The resource: its id.", lambda row, _: str(row[0].id)),
    Column("resource", "The resource.", lambda row, lang: pick(row[0].title, lang)),
    Column("language", "The language of the edition.", lambda row, _: row[1].language, "language"),
    Column("title", "As it stands on the edition.", lambda row, _: row[1].title),
    Column("href", "Where it can be had.", lambda row, _: row[1].href, "anyURI"),
    Column("format", "The kind of file; empty for a web page.", lambda row, _: row[1].format),
    Column("bytes", "The size of the file.", lambda row, _: row[1].bytes, "integer"),
    Column("pages", "How many pages it has.", lambda row, _: row[1].pages, "integer"),
    Column(
        "accessible",
        "Whether assistive technology can read it; empty if unknown.",
        lambda row, _: "" if row[1].accessible is None else str(row[1].accessible).lower(),
        "boolean",
    ),
]

RESOURCES = Kind(
    name="resources",
    singular="resource",
    label=_("Resources"),
    about=_("Publications with their language editions."),
    model=ResourcePage,
    record=Resource,
    read=_read,
    load=_load,
    filters=lambda: [
        TermFilter("subject", Facet.SUBJECT, "subjects"),
        TermFilter("audience", Facet.AUDIENCE, "audiences"),
        TermFilter("category", Facet.CATEGORY, "categories"),
        EditionLanguageFilter(),
        YearFilter("year", _("Year"), "published_on"),
    ],
    tables=[
        Table(
            "resources",
            _("Resources"),
            [
                *record_columns(),
                Column("subtitle", "The subtitle.", lambda row, lang: pick(row.subtitle, lang)),
                Column("authors", "Who wrote it.", lambda row, _: row.authors, many=True),
                Column("publisher", "Who published it.", lambda row, _: row.publisher),
                Column(
                    "published",
                    "As much of the day as is known: 2024, 2024-03 or 2024-03-17.",
                    lambda row, _: row.published,
                ),
                term_column("subjects", "What it is about."),
                term_column("audiences", "Whom it is for."),
                term_column("categories", "The kind of help that it gives."),
                Column(
                    "edition_languages",
                    "The languages in which it can be had.",
                    lambda row, _: list(dict.fromkeys(each.language for each in row.editions)),
                    "language",
                    many=True,
                ),
                Column("license", "Its own license.", lambda row, _: row.license, "anyURI"),
                Column(
                    "archived",
                    "Whether it is out of date.",
                    lambda row, _: str(row.archived).lower(),
                    "boolean",
                ),
            ],
        ),
        Table(
            "resources-editions",
            _("Editions of resources"),
            EDITION_COLUMNS,
            _editions,
            _("Where each resource can be had, a line for each language."),
        ),
    ],
)


def offer() -> None:
    """Publish resources as open data."""
    register_kind(RESOURCES)
