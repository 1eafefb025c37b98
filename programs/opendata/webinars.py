"""Webinars as records: when, by whom, for whom, and afterwards what is left."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from django.db.models import Prefetch
from django.utils import timezone
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
    words,
)
from portal.opendata.kinds import record_columns, reference_columns, term_column
from portal.opendata.reading import key_of, parent_key
from portal.taxonomy.models import Facet
from programs.models import WebinarHost, WebinarPage


class Speaker(Shape):
    """Somebody who speaks, as the page names them."""

    name: str
    role: str | None
    organization: str | None


class Webinar(Record):
    """One webinar."""

    kind: Literal["webinar"] = Field(description="What it is.")
    series: Reference | None = Field(description="The series that it is a part of.")
    part: int | None = Field(description="Its number in the series.")
    program: Reference | None = Field(description="The program that gives it, if the page says so.")
    starts: datetime | None = Field(description="When it starts (UTC); null while it has no date.")
    ends: datetime | None = Field(description="When it ends (UTC).")
    time_zone: str = Field(description="The IANA time zone in which people speak of it.")
    cancelled: bool = Field(description="It will not be held.")
    change: Words = Field(description="What has changed, by language.")
    hosts: list[Reference] = Field(description="The partners that give it.")
    speakers: dict[str, list[Speaker]] = Field(description="Who speaks, by language.")
    audiences: list[Named] = Field(description="Whom it is for.")
    subjects: list[Named] = Field(description="What it is about.")
    languages: list[Named] = Field(description="The languages that it is given in.")
    access_services: list[str] = Field(
        description="captions, asl, interpretation, materials or other."
    )
    capacity: int | None = Field(description="How many seats there are; null without a limit.")
    recording: str | None = Field(description="Where the recording is, once it was held.")
    slides: str | None = Field(description="Where the slides are, once it was held.")
    transcript: bool = Field(description="Whether its page has what was said as text.")


def _read(found: Sequence[Versions], reading: Reading) -> list[Webinar]:
    firsts = [each.first for each in found]
    now = timezone.now()
    held = {page.pk for page in firsts if page.is_shown_afterwards(now)}
    named = reading.terms(firsts, "audiences", "subjects", "languages")
    references = reading.references(
        key
        for page in firsts
        for key in (page.parent_key, page.program_key, *(host.key for host in page.hosts.all()))
    )
    return [
        Webinar(
            **reading.common(WEBINARS, each),
            series=_series(each.first, references),
            part=each.first.part_number,
            program=references.get(each.first.program_key),
            starts=_utc(each.first.starts_at),
            ends=_utc(each.first.ends_at),
            time_zone=each.first.time_zone,
            cancelled=each.first.cancelled,
            change=words(each.pages, lambda page: page.change_note),
            hosts=[
                references[host.key] for host in each.first.hosts.all() if host.key in references
            ],
            speakers=_speakers(each),
            **named[each.first.pk],
            access_services=[block.value["kind"] for block in each.first.access_services],
            capacity=each.first.capacity,
            recording=(each.first.pk in held and each.first.recording_url) or None,
            slides=_slides(each.first, reading) if each.first.pk in held else None,
            transcript=each.first.pk in held and bool(each.first.transcript),
        )
        for each in found
    ]


def _series(page: Any, references: dict[Any, Reference]) -> Reference | None:
    """Return the page above, unless that is the list of all webinars."""
    above = references.get(page.parent_key)
    return above if above and above.kind == "webinarseries" else None


def _slides(page: WebinarPage, reading: Reading) -> str | None:
    return reading.request.build_absolute_uri(page.slides.url) if page.slides else None


def _speakers(each: Versions) -> dict[str, list[Speaker]]:
    return {
        page.locale.language_code: [
            Speaker(
                name=block.value["name"],
                role=block.value["role"] or None,
                organization=block.value["organization"] or None,
            )
            for block in page.speakers
        ]
        for page in each.pages
        if page.speakers
    }


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _load(pages: Any) -> Any:
    hosts = WebinarHost.objects.annotate(key=key_of("partner"))
    return (
        pages.defer("body")
        .select_related("slides")
        .annotate(parent_key=parent_key(), program_key=key_of("program"))
        .prefetch_related("audiences", "subjects", "languages", Prefetch("hosts", hosts))
    )


def _moment(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


WEBINARS = Kind(
    name="webinars",
    singular="webinar",
    label=_("Webinars"),
    about=_("When webinars are held, by whom and for whom, and their recordings."),
    model=WebinarPage,
    record=Webinar,
    read=_read,
    load=_load,
    filters=lambda: [
        TermFilter("audience", Facet.AUDIENCE, "audiences"),
        TermFilter("subject", Facet.SUBJECT, "subjects"),
        TermFilter("language", Facet.LANGUAGE, "languages"),
        YearFilter("year", _("Year"), "starts_at"),
    ],
    tables=[
        Table(
            "webinars",
            _("Webinars"),
            [
                *record_columns(),
                *reference_columns("series", "The series", lambda row: row.series),
                Column("part", "Its number in the series.", lambda row, _: row.part, "integer"),
                Column("starts", "In UTC.", lambda row, _: _moment(row.starts), "dateTime"),
                Column("ends", "In UTC.", lambda row, _: _moment(row.ends), "dateTime"),
                Column("time_zone", "IANA time zone.", lambda row, _: row.time_zone),
                Column(
                    "cancelled",
                    "Whether it will not be held.",
                    lambda row, _: str(row.cancelled).lower(),
                    "boolean",
                ),
                Column(
                    "hosts",
                    "The partners that give it.",
                    lambda row, _: [host.title for host in row.hosts],
                    many=True,
                ),
                Column(
                    "speakers",
                    "Who speaks.",
                    lambda row, lang: [
                        speaker.name
                        for speaker in row.speakers.get(lang)
                        or next(iter(row.speakers.values()), [])
                    ],
                    many=True,
                ),
                term_column("audiences", "Whom it is for."),
                term_column("subjects", "What it is about."),
                term_column("given_in", "The languages that it is given in.", "languages"),
                Column(
                    "access_services",
                    "captions, asl, interpretation, materials or other.",
                    lambda row, _: row.access_services,
                    many=True,
                ),
                Column("recording", "Where it is.", lambda row, _: row.recording, "anyURI"),
                Column("slides", "Where they are.", lambda row, _: row.slides, "anyURI"),
            ],
        )
    ],
)
