"""Cohorts as records: the pairs of one year, and how many applied."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from portal.listings import ChoiceFilter
from portal.opendata import (
    Column,
    Kind,
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
from portal.opendata.kinds import record_columns, reference_columns
from portal.opendata.reading import parent_key, parent_path, public_below
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from programs.models import CohortPage, CohortStatus, PartnershipPage


class Funnel(Shape):
    """How a cohort was chosen, in numbers; null where it is not known."""

    applications: int | None = Field(description="How many applied.")
    finalists: int | None = Field(description="How many were interviewed.")
    selected: int = Field(description="How many pairs there are, counted from their pages.")


class Cohort(Record):
    """The pairs that a program chose in one year."""

    kind: Literal["cohort"] = Field(description="What it is.")
    program: Reference | None = Field(description="The program that it belongs to.")
    year: int = Field(description="The year that people know it by.")
    label: Words = Field(description="What else it is called, by language.")
    status: Literal["call_open", "selecting", "announced", "active", "alumni"] = Field(
        description="Where it stands."
    )
    apply_by: date | None = Field(description="The last day of the call.")
    announced_on: date | None = Field(description="When the pairs were made public.")
    funnel: Funnel = Field(description="How it was chosen.")


def _read(found: Sequence[Versions], reading: Reading) -> list[Cohort]:
    programs = reading.references(each.first.parent_key for each in found)
    selected = _selected(found, reading)
    return [
        Cohort(
            **reading.common(COHORTS, each),
            program=programs.get(each.first.parent_key),
            year=each.first.year,
            label=words(each.pages, lambda page: page.label),
            status=each.first.status,
            apply_by=each.first.apply_by,
            announced_on=each.first.announced_on,
            funnel=Funnel(
                applications=each.first.applications,
                finalists=each.first.finalists,
                selected=selected.get(each.key, 0),
            ),
        )
        for each in found
    ]


def _selected(found: Sequence[Versions], reading: Reading) -> dict[UUID, int]:
    """Return how many pairs visitors see in each cohort, in whatever language: one query."""
    cohorts = Keys(page.path for each in found for page in each.pages)
    return dict(_pairs(reading.places, cohorts=cohorts)) if cohorts else {}


@prepared
def _pairs(places: tuple[str, ...], *, cohorts: Keys) -> QuerySet[Any, tuple[UUID, int]]:
    pairs = public_below(places, PartnershipPage).alias(above=parent_path())
    numbers = (
        pairs.filter(one_of("above", cohorts))
        .order_by()
        .values(cohort_key=parent_key())
        .annotate(number=Count("translation_key", distinct=True))
    )
    return numbers.values_list("cohort_key", "number")


def _load(pages: Any) -> Any:
    return pages.defer("narrative").annotate(parent_key=parent_key())


COHORTS = Kind(
    name="cohorts",
    singular="cohort",
    label=_("Cohorts"),
    about=_("The pairs that a program chose in one year, with how many applied."),
    model=CohortPage,
    record=Cohort,
    read=_read,
    load=_load,
    filters=lambda: [ChoiceFilter("status", _("Status"), "status", CohortStatus.choices)],
    tables=[
        Table(
            "cohorts",
            _("Cohorts"),
            [
                *record_columns(),
                *reference_columns("program", "The program", lambda row: row.program),
                Column(
                    "year", "The year that people know it by.", lambda row, _: row.year, "gYear"
                ),
                Column("label", "What else it is called.", lambda row, lang: pick(row.label, lang)),
                Column("status", "Where it stands.", lambda row, _: row.status),
                Column(
                    "apply_by",
                    "The last day of the call.",
                    lambda row, _: row.apply_by and row.apply_by.isoformat(),
                    "date",
                ),
                Column(
                    "announced_on",
                    "When the pairs were made public.",
                    lambda row, _: row.announced_on and row.announced_on.isoformat(),
                    "date",
                ),
                Column(
                    "applications",
                    "How many applied.",
                    lambda row, _: row.funnel.applications,
                    "integer",
                ),
                Column(
                    "finalists",
                    "How many were interviewed.",
                    lambda row, _: row.funnel.finalists,
                    "integer",
                ),
                Column(
                    "selected",
                    "How many pairs there are.",
                    lambda row, _: row.funnel.selected,
                    "integer",
                ),
            ],
        )
    ],
)
