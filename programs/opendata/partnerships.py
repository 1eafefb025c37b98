"""Partnerships as records: who works together where, and what was measured."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from portal.listings import TermFilter
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
    words,
)
from portal.opendata.kinds import record_columns, reference_columns, term_column
from portal.opendata.reading import key_of, parent_key
from portal.taxonomy.models import Facet
from programs.models import PartnershipPage, PartnershipPartner


class PairPartner(Shape):
    """An organization in a pair."""

    partner: Reference = Field(description="The organization.")
    role: Words = Field(description="What it brings, by language.")


class Point(Shape):
    """A place on the map, in degrees (WGS 84)."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class OutcomeReading(Shape):
    """A value on a day."""

    on: date
    value: float


class Outcome(Shape):
    """Something measured over time."""

    id: str | None = Field(description="The same in all languages; null where nobody gave one.")
    indicator: Words = Field(description="What is measured, by language.")
    unit: Words = Field(description="In what, by language.")
    baseline: float | None = Field(description="The starting value.")
    target: float | None = Field(description="The value that they want to reach.")
    readings: list[OutcomeReading] = Field(description="What was measured, the earliest first.")
    note: Words = Field(description="How it is measured, by language.")
    evidence: str | None = Field(description="Where the evidence is.")


class Partnership(Record):
    """Organizations that work together in one place."""

    kind: Literal["partnership"] = Field(description="What it is.")
    headline: Words = Field(description="What they work on in one line, by language.")
    cohort: Reference | None = Field(description="The cohort that it belongs to.")
    partners: list[PairPartner] = Field(description="Who works together, in the order of the page.")
    place: Words = Field(description="Where, as readers see it, by language.")
    places: list[Named] = Field(description="States or regions.")
    issues: list[Named] = Field(description="What it is about.")
    point: Point | None = Field(description="Where it is on the map.")
    outcomes: list[Outcome] = Field(description="What was measured.")


def _read(found: Sequence[Versions], reading: Reading) -> list[Partnership]:
    firsts = [each.first for each in found]
    named = reading.terms(firsts, "issues", "places")
    rows = [row for page in firsts for row in page.partners.all()]
    references = reading.references(
        [*(row.key for row in rows), *(page.parent_key for page in firsts)]
    )
    return [
        Partnership(
            **reading.common(PARTNERSHIPS, each),
            headline=words(each.pages, lambda page: page.headline),
            cohort=references.get(each.first.parent_key),
            partners=[
                PairPartner(partner=references[row.key], role=_role(each, row))
                for row in each.first.partners.all()
                if row.key in references
            ],
            place=words(each.pages, lambda page: page.place_name),
            **named[each.first.pk],
            point=_point(each.first),
            outcomes=[_outcome(each, place) for place in range(len(each.first.outcomes))],
        )
        for each in found
    ]


def _role(each: Versions, row: PartnershipPartner) -> Words:
    """Return what one partner brings, in each language: rows are versions of one another."""

    def role(page: PartnershipPage) -> str:
        same = (one for one in page.partners.all() if one.translation_key == row.translation_key)
        found = next(same, None)
        return found.role if found else ""

    return words(each.pages, role)


def _point(page: PartnershipPage) -> Point | None:
    if page.latitude is None or page.longitude is None:
        return None
    return Point(latitude=page.latitude, longitude=page.longitude)


def _outcome(each: Versions, place: int) -> Outcome:
    """Return the outcome that stands at a place of the first version."""
    block = each.first.outcomes[place]

    def text(name: str) -> Words:
        return words(each.pages, lambda page: _text_of(page, block, place, name))

    value = block.value
    readings = [reading for reading in value["readings"] if reading["on"] is not None]
    return Outcome(
        id=block.id,
        indicator=text("indicator"),
        unit=text("unit"),
        baseline=value["baseline"],
        target=value["target"],
        readings=[
            OutcomeReading(on=reading["on"], value=reading["value"])
            for reading in sorted(readings, key=lambda reading: reading["on"])
            if reading["value"] is not None
        ],
        note=text("note"),
        evidence=value["evidence"] or None,
    )


def _text_of(page: PartnershipPage, block: Any, place: int, name: str) -> str:
    """Return a text of the version of `block` in `page`; without an id what stands at its place."""
    same = [
        one
        for number, one in enumerate(page.outcomes)
        if (one.id == block.id if block.id else number == place)
    ]
    return same[0].value[name] or "" if same else ""


def _load(pages: Any) -> Any:
    partners = PartnershipPartner.objects.annotate(key=key_of("partner"))
    return (
        pages.defer("narrative", "toolkits")
        .annotate(parent_key=parent_key())
        .prefetch_related("issues", "places", Prefetch("partners", partners))
    )


def _measured(record: Partnership) -> Iterator[tuple[Partnership, Outcome, OutcomeReading | None]]:
    """Yield a line for each reading; an outcome without one has a line of its own."""
    for outcome in record.outcomes:
        readings: list[OutcomeReading | None] = [*outcome.readings]
        for reading in readings or [None]:
            yield record, outcome, reading


OUTCOME_COLUMNS = [
    Column("partnership_id", "The partnership: its id.", lambda row, _: str(row[0].id)),
    Column("partnership", "The partnership.", lambda row, lang: pick(row[0].title, lang)),
    Column("outcome_id", "The outcome: its id.", lambda row, _: row[1].id),
    Column("indicator", "What is measured.", lambda row, lang: pick(row[1].indicator, lang)),
    Column("unit", "In what.", lambda row, lang: pick(row[1].unit, lang)),
    Column("baseline", "The starting value.", lambda row, _: row[1].baseline, "number"),
    Column("target", "The value to reach.", lambda row, _: row[1].target, "number"),
    Column("on", "The day of the reading.", lambda row, _: row[2] and f"{row[2].on}", "date"),
    Column("value", "What was read.", lambda row, _: row[2] and row[2].value, "number"),
    Column("note", "How it is measured.", lambda row, lang: pick(row[1].note, lang)),
    Column("evidence", "Where the evidence is.", lambda row, _: row[1].evidence, "anyURI"),
]

PARTNERSHIPS = Kind(
    name="partnerships",
    singular="partnership",
    label=_("Partnerships"),
    about=_("Organizations that work together in one place, with what was measured."),
    model=PartnershipPage,
    record=Partnership,
    read=_read,
    load=_load,
    filters=lambda: [
        TermFilter("issue", Facet.ISSUE, "issues"),
        TermFilter("place", Facet.PLACE, "places"),
    ],
    tables=[
        Table(
            "partnerships",
            _("Partnerships"),
            [
                *record_columns(),
                Column(
                    "headline",
                    "What they work on, in one line.",
                    lambda row, lang: pick(row.headline, lang),
                ),
                *reference_columns("cohort", "The cohort", lambda row: row.cohort),
                Column(
                    "partner_ids",
                    "Who works together: their ids.",
                    lambda row, _: [str(each.partner.id) for each in row.partners],
                    many=True,
                ),
                Column(
                    "partners",
                    "Who works together: their names.",
                    lambda row, _: [each.partner.title for each in row.partners],
                    many=True,
                ),
                Column("place", "Where.", lambda row, lang: pick(row.place, lang)),
                term_column("places", "States or regions."),
                term_column("issues", "What it is about."),
                Column(
                    "latitude",
                    "Degrees north (WGS 84).",
                    lambda row, _: row.point and row.point.latitude,
                    "number",
                ),
                Column(
                    "longitude",
                    "Degrees east (WGS 84).",
                    lambda row, _: row.point and row.point.longitude,
                    "number",
                ),
            ],
        ),
        Table(
            "partnerships-outcomes",
            _("Outcomes of partnerships"),
            OUTCOME_COLUMNS,
            _measured,
            _("What was measured, a line for each reading."),
        ),
    ],
)
