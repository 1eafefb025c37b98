"""Partners, the program with its cohort, the story and the webinars of the demo."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from portal.demo.references import Page, Picture, rows, terms
from portal.demo.registry import Stage, part
from portal.demo.site import DemoSite
from portal.demo.words import lines, prose
from portal.pages import BasePage
from programs.models import (
    CohortPage,
    CohortStatus,
    PartnerIndexPage,
    PartnerPage,
    PartnershipPage,
    PartnershipPartner,
    ProgramIndexPage,
    ProgramPage,
    ProgramResource,
    StoryIndexPage,
    StoryPage,
    StoryPartner,
    WebinarIndexPage,
    WebinarPage,
    WebinarSeriesPage,
)

from . import partner_texts, partnership_texts, program_texts, story_texts, webinar_texts

DAYS_UNTIL_WEBINAR = 42
"""At most so many days after the day of loading the webinar to come is held, on a Thursday."""

THURSDAY = 3

ZONE = "America/New_York"


@part(Stage.INDEXES, "Lists of programs, partners, stories and webinars")
def load_indexes(site: DemoSite) -> None:
    """Make the pages that list everything."""
    for model, name, texts, picture in (
        (ProgramIndexPage, "programs", program_texts, "program"),
        (PartnerIndexPage, "partners", partner_texts, "hands"),
        (StoryIndexPage, "stories", story_texts, "lanterns"),
    ):
        _load_index(site, model, name, texts, picture)
    _load_index(
        site,
        WebinarIndexPage,
        "webinars",
        webinar_texts,
        "webinar-series",
        registration_mailbox="webinars@example.org",
        consent_wording=prose(webinar_texts.CONSENT),
    )


def _load_index(
    site: DemoSite, model: type[BasePage], name: str, texts: Any, picture: str, **fields: Any
) -> None:
    site.page(
        model,
        name,
        "home",
        title=texts.INDEX_TITLE,
        summary=texts.INDEX_SUMMARY,
        social_image=Picture(picture),
        show_in_menus=True,
        **fields,
    )


@part(Stage.PARTNERS, "Partners")
def load_partners(site: DemoSite) -> None:
    """Make a profile for each organization."""
    for entry in partner_texts.ORGANIZATIONS:
        site.page(
            PartnerPage,
            f"partners/{entry.name}",
            "partners",
            title=entry.title,
            kind=entry.kind,
            place_name=entry.place,
            summary=entry.summary,
            mission=prose(entry.mission),
            other_names=lines(entry.other_names),
            unit=entry.unit,
            accreditations=entry.accreditations,
            issues=terms(*entry.issues),
            places=terms(*entry.places),
            languages=terms(*entry.languages),
            social_image=Picture(entry.mark) if entry.mark else None,
            website=entry.website,
            contact_email=f"{entry.mailbox}@example.org" if entry.mailbox else "",
            verified_on=site.today if entry.mailbox else None,
        )


@part(Stage.PROGRAMS, "Program, cohort and partnerships")
def load_program(site: DemoSite) -> None:
    """Make the program with the cohort of 2023 and its four pairs."""
    site.page(
        ProgramPage,
        "programs/pph",
        "programs",
        title=program_texts.TITLE,
        short_name="PPH",
        summary=program_texts.SUMMARY,
        lede=program_texts.LEDE,
        social_image=Picture("program"),
        goals=program_texts.goals(),
        definitions=program_texts.definitions(),
        who_it_is_for=prose(program_texts.WHO),
        body=program_texts.body(),
        invitations=program_texts.invitations(),
        featured_resources=rows(
            ProgramResource,
            {"resource": Page("resources/lets-talk-community-organizing")},
            {"resource": Page("resources/what-is-a-cpbo")},
        ),
    )
    site.page(
        CohortPage,
        "programs/pph/2023",
        "programs/pph",
        title=program_texts.COHORT_TITLE,
        summary=program_texts.COHORT_SUMMARY,
        social_image=Picture("cohort"),
        year=2023,
        status=CohortStatus.ANNOUNCED,
        applications=50,
        finalists=10,
        narrative=program_texts.cohort_narrative(),
    )
    for pair in partnership_texts.PAIRINGS:
        _load_partnership(site, pair)


def _load_partnership(site: DemoSite, pair: partnership_texts.Pairing) -> None:
    toolkits: list[Any] = []
    if pair.toolkit:
        name, text = pair.toolkit
        toolkits = [("toolkit", {"name": name, "text": text, "page": None, "url": ""})]
    site.page(
        PartnershipPage,
        f"programs/pph/2023/{pair.name}",
        "programs/pph/2023",
        title=pair.title,
        place_name=pair.place,
        headline=pair.headline,
        summary=pair.summary,
        social_image=Picture(pair.picture),
        issues=terms(*pair.issues),
        places=terms(*pair.places),
        latitude=pair.latitude,
        longitude=pair.longitude,
        narrative=list(pair.narrative),
        toolkits=toolkits,
        partners=rows(
            PartnershipPartner,
            *(
                {"partner": Page(f"partners/{partner.name}"), "role": partner.role}
                for partner in pair.partners
            ),
        ),
    )


@part(Stage.STORIES, "Story")
def load_story(site: DemoSite) -> None:
    """Make the story from Kansas City."""
    site.page(
        StoryPage,
        "stories/kansas-city",
        "stories",
        title=story_texts.TITLE,
        summary=story_texts.SUMMARY,
        social_image=Picture("story-kansas-city"),
        overview=prose(story_texts.OVERVIEW),
        place_name=story_texts.PLACE,
        places=terms("kansas-city-mo"),
        issues=terms("racial-justice", "economic-justice"),
        partners=rows(
            StoryPartner,
            {"partner": Page("partners/kansas-city-mo-health")},
            {"partner": Page("partners/cco")},
        ),
        who_took_this_on=prose(story_texts.WHO),
        origins=story_texts.origins(),
        description=story_texts.description(),
        impacts=story_texts.impacts(),
        advice=story_texts.advice(),
        contact=prose(story_texts.CONTACT),
        as_of=site.today,
    )


@part(Stage.WEBINARS, "Webinars")
def load_webinars(site: DemoSite) -> None:
    """Make the series of 2022 and a webinar to come."""
    audiences = terms("health-departments")
    site.page(
        WebinarSeriesPage,
        "webinars/power-building",
        "webinars",
        title=webinar_texts.SERIES_TITLE,
        summary=webinar_texts.SERIES_SUMMARY,
        social_image=Picture("webinar-series"),
        intro=prose(webinar_texts.SERIES_INTRO),
        audiences=audiences,
        subjects=terms("power-analysis", "working-together"),
        program=Page("programs/pph"),
    )
    for number, name, title, summary, starts, body in (
        (
            1,
            "power-101",
            webinar_texts.POWER_101_TITLE,
            webinar_texts.POWER_101_SUMMARY,
            datetime(2022, 6, 15, 14, tzinfo=ZoneInfo(ZONE)),
            webinar_texts.power_101(),
        ),
        (
            2,
            "tools",
            webinar_texts.TOOLS_TITLE,
            webinar_texts.TOOLS_SUMMARY,
            datetime(2022, 7, 13, 14, tzinfo=ZoneInfo(ZONE)),
            webinar_texts.tools(),
        ),
    ):
        site.page(
            WebinarPage,
            f"webinars/power-building/{name}",
            "webinars/power-building",
            title=title,
            summary=summary,
            social_image=Picture("webinar-series"),
            part_number=number,
            time_zone=ZONE,
            starts_at=starts.astimezone(UTC),
            ends_at=(starts + timedelta(minutes=90)).astimezone(UTC),
            change_note=webinar_texts.DAY_NOTE,
            audiences=audiences,
            subjects=terms("power-analysis"),
            languages=terms("english"),
            body=body,
        )
    _load_webinar_to_come(site)


def _load_webinar_to_come(site: DemoSite) -> None:
    last = site.today + timedelta(days=DAYS_UNTIL_WEBINAR)
    day = last - timedelta(days=(last.weekday() - THURSDAY) % 7)
    starts = datetime.combine(day, time(14), ZoneInfo(ZONE))
    site.page(
        WebinarPage,
        "webinars/first-talk",
        "webinars",
        title=webinar_texts.UPCOMING_TITLE,
        summary=webinar_texts.UPCOMING_SUMMARY,
        social_image=Picture("webinar-upcoming"),
        time_zone=ZONE,
        starts_at=starts.astimezone(UTC),
        ends_at=(starts + timedelta(hours=1)).astimezone(UTC),
        registration_open=True,
        capacity=60,
        access_requests_until=(starts - timedelta(days=10)).astimezone(UTC),
        join_url="https://meet.example.org/first-talk",
        speakers=[
            (
                "speaker",
                {"name": name, "role": "", "organization": organization},
            )
            for name, organization in webinar_texts.SPEAKERS
        ],
        access_services=[
            ("service", {"kind": "captions", "text": webinar_texts.CAPTIONS}),
            ("service", {"kind": "interpretation", "text": webinar_texts.INTERPRETATION}),
        ],
        audiences=terms("health-departments", "community-organizations"),
        subjects=terms("community-organizing", "working-together"),
        languages=terms("english", "spanish"),
        body=webinar_texts.upcoming(),
        program=Page("programs/pph"),
    )
