"""What depends on the clock changes at its moment, without anybody writing anything."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from time_machine import Traveller

from portal.navigation.models import AlertBanner
from portal.pagecache.models import Copy
from programs.models import CohortStatus, WebinarHost
from resources.links.finding import note_links
from resources.models import Link, LinkState
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    PartnerPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)

from .matrix.reading import Reader, same

pytestmark = pytest.mark.django_db

BEGINNING = datetime(2026, 6, 1, 16, tzinfo=UTC)
NEW_YORK = timedelta(hours=4)
"""How far the site's midnight is behind UTC in June."""


def at(day: int, hour: int = 0, month: int = 6, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def midnight(day: int) -> datetime:
    """When a day of June begins in the site's time zone."""
    return at(day) + NEW_YORK


EVERYWHERE = {"home", "program", "cohort", "partner", "story", "webinars", "second webinars",
              "series", "part", "webinar", "cancelled", "resource"}  # fmt: skip

MOMENTS: list[tuple[str, datetime, set[str]]] = [
    ("an alert begins", midnight(3), EVERYWHERE),
    ("an alert ends", midnight(5), EVERYWHERE),
    ("a call closes", midnight(7), {"program", "cohort"}),
    ("registration closes", at(9, 12), {"webinar"}),
    ("a webinar begins", at(10, 15), {"webinar"}),
    ("a webinar ends", at(10, 16), {"home", "program", "partner", "webinars", "second webinars",
                                    "webinar", "data"}),
    ("a cancelled webinar ends", at(11, 16), {"home", "webinars", "second webinars", "cancelled"}),
    ("a part of a series ends", at(12, 16), {"home", "webinars", "second webinars", "series",
                                             "part", "data"}),
    ("responses close", midnight(16), {"story"}),
    ("a story grows old", midnight(21), {"story"}),
    ("an address has been gone for two weeks", at(25, 9), {"resource"}),
    ("a webinar leaves the calendar", at(10, 16, year=2027), {"calendar"}),
]  # fmt: skip
"""What happens when, and where visitors see it."""


@pytest.fixture
def addresses(site_root, page_cache, time_machine: Traveller) -> dict[str, str]:
    """A site in which the clock alone will change something at each of the moments."""
    time_machine.move_to(BEGINNING, tick=False)
    home = site_root
    AlertBanner.objects.create(
        name="Storm", title="A storm is coming", locale=home.locale,
        shown_from=date(2026, 6, 3), shown_until=date(2026, 6, 4),
    )  # fmt: skip
    program = ProgramPageFactory(parent=ProgramIndexPageFactory(parent=home))
    cohort = CohortPageFactory(
        parent=program, year=2026, status=CohortStatus.CALL_OPEN, apply_by=date(2026, 6, 6),
        apply_url="https://example.org/apply",
    )  # fmt: skip
    partner = PartnerPageFactory(parent=PartnerIndexPageFactory(parent=home))
    story = StoryPageFactory(
        parent=StoryIndexPageFactory(parent=home), as_of=date(2024, 6, 20), take_responses=True,
        responses_until=date(2026, 6, 15),
    )  # fmt: skip
    webinars = WebinarIndexPageFactory(parent=home)
    series = WebinarSeriesPageFactory(parent=webinars)
    part = _webinar(series, 12, recording_url="https://films.example.org/part")
    webinar = _webinar(
        webinars, 10, program=program, registration_open=True, registration_closes_at=at(9, 12),
        recording_url="https://films.example.org/webinar",
    )  # fmt: skip
    WebinarHost.objects.create(page=webinar, partner=partner)
    cancelled = _webinar(webinars, 11, cancelled=True)
    for number in range(12):
        _webinar(webinars, 1, month=7 + number % 5, year=2028)
    resource = ResourcePageFactory(parent=ResourceIndexPageFactory(parent=home), languages=["en"])
    _gone_since(resource, at(11, 9))
    home.sections = [("latest", {
        "title": "Next", "source": "webinars", "number": 3, "pages": [],
        "link": {"label": "", "page": None, "document": None, "url": ""},
    })]  # fmt: skip
    home.save_revision().publish()
    pages = {
        "home": home, "program": program, "cohort": cohort, "partner": partner, "story": story,
        "webinars": webinars, "series": series, "part": part, "webinar": webinar,
        "cancelled": cancelled, "resource": resource,
    }  # fmt: skip
    return {name: page.get_url() for name, page in pages.items()} | {
        "second webinars": f"{webinars.get_url()}?page=2",
        "calendar": f"{webinars.get_url()}webinars.ics",
        "data": "/api/v1/webinars",
    }


def _webinar(parent: Any, day: int, month: int = 6, year: int = 2026, **fields: Any) -> Any:
    start = at(day, 15, month, year)
    return WebinarPageFactory(
        parent=parent, starts_at=start, ends_at=start + timedelta(hours=1), **fields
    )


def _gone_since(resource: Any, moment: datetime) -> None:
    note_links(resource)
    Link.objects.update(state=LinkState.BROKEN, failing_since=moment, checked_at=moment)


def test_pages_change_at_their_moments_and_at_no_other(addresses, time_machine):
    reader = Reader()
    reader.made(addresses, addresses)  # pictures get their sizes, types their keys
    for name, moment, seen in MOMENTS:
        time_machine.move_to(moment - timedelta(seconds=2), tick=False)
        reader.read(addresses, addresses)
        time_machine.shift(timedelta(seconds=1))
        before = reader.read(addresses, addresses)
        assert {key for key in addresses if "hit" not in before[key].said} == set(), name
        ends = {copy.shown: copy.ends_at for copy in Copy.objects.all()}
        assert {key for key in seen if ends[addresses[key]] != moment} == set(), name

        time_machine.move_to(moment, tick=False)
        after = reader.read(addresses, addresses)
        made = reader.made(addresses, addresses)
        assert [key for key in addresses if not same(after[key], made[key])] == [], name
        assert {key for key in addresses if not same(before[key], made[key])} == seen, name
