"""A story is told in order, and admits its age."""

from datetime import date

import pytest

from programs.models import StoryPage
from tests.factories.programs import PartnerPageFactory, StoryPageFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("as_of", "today", "old"),
    [
        (date(2024, 5, 1), date(2026, 5, 1), False),
        (date(2024, 5, 1), date(2026, 5, 2), True),
        (date(2024, 2, 29), date(2026, 2, 28), False),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (None, date(2026, 3, 1), False),
    ],
)
def test_a_story_is_old_after_two_years(as_of, today, old):
    assert StoryPage(as_of=as_of).is_old(today) is old


def test_a_visitor_reads_the_whole_story(tree, client, time_machine_at):
    partner = PartnerPageFactory(parent=tree.partners, title="Communities Creating Opportunity")
    story = StoryPageFactory(
        parent=tree.stories,
        title="From data to power",
        program=tree.program,
        partners=[partner],
        who_took_this_on="<p>A department and congregations.</p>",
        origins=[("entry", {"when": "2000", "title": "A finding", "text": "<p>6.5 years.</p>"})],
        description=[("paragraph", "<p>Data met people.</p>")],
        impacts=[
            (
                "figures",
                {"title": "", "figures": [{"value": "100", "label": "leaders", "source": ""}]},
            )
        ],
        quotations=[("quotation", {"quote": "We bring data.", "speaker": "A director"})],
        advice=[("step", {"title": "Meet organizers", "text": "<p>Where you are.</p>"})],
        contact="<p>Write to us.</p>",
        as_of=date(2024, 5, 1),
    )
    time_machine_at("2026-05-02 08:00", "America/New_York")
    text = client.get(story.url).content.decode()
    for words in (
        "From data to power",
        "Power-building Partnerships",
        "Communities Creating Opportunity",
        "A finding",
        "Data met people.",
        "Meet organizers",
        "how things stood on May 1, 2024",
    ):
        assert words in text
    time_machine_at("2026-05-01 08:00", "America/New_York")
    assert "how things stood" not in client.get(story.url).content.decode()


def test_visitors_narrow_the_list_by_year_and_issue(tree, client):
    housing = TermFactory(name="Housing justice")
    StoryPageFactory(parent=tree.stories, title="Old story", as_of=date(2020, 1, 1))
    StoryPageFactory(
        parent=tree.stories, title="New story", as_of=date(2024, 1, 1), issues=[housing]
    )
    text = client.get(tree.stories.url, {"year": "2020"}).content.decode()
    assert "Old story" in text
    assert "New story" not in text
    text = client.get(tree.stories.url, {"issue": "housing-justice"}).content.decode()
    assert "New story" in text
    assert "Old story" not in text
