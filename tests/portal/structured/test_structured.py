"""What search engines read of a page: true, complete, inert, and no more than visitors see."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from wagtail.models import PageViewRestriction, get_page_models

from portal.blocks.people import PersonBlock
from portal.structured.graph import described_types
from resources.models import ResourceEdition
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    a_pair,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory
from tests.rig.schema_org import unknown

pytestmark = pytest.mark.django_db

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read(client, page):
    """The nodes of a page by their kind, after they were found to be schema.org's."""
    answer = client.get(page.get_url())
    (text,) = ELEMENT.findall(answer.content.decode())
    found = json.loads(text)
    assert list(unknown(found)) == []
    return {node["@type"]: node for node in found["@graph"]}


def test_every_page_type_is_described():
    ours = {model for model in get_page_models() if model._meta.app_label != "wagtailcore"}
    assert described_types() == ours


def test_a_webinar_is_an_event_on_its_own_clock(site_root, client):
    webinars = WebinarIndexPageFactory(parent=site_root)
    webinar = WebinarPageFactory(
        parent=webinars,
        time_zone="America/Los_Angeles",
        starts_at=datetime(2199, 7, 1, 18, 30, tzinfo=UTC),
        registration_open=True,
        capacity=80,
        join_url="https://meet.example.org/SECRET",
        speakers=[("speaker", PersonBlock().to_python({"name": "Ana", "role": "Organizer"}))],
    )
    event = read(client, webinar)["EducationEvent"]
    assert event["startDate"] == "2199-07-01T11:30-07:00"
    assert event["eventStatus"].endswith("EventScheduled")
    assert event["offers"]["availability"].endswith("InStock")
    assert event["performer"] == [{"@type": "Person", "name": "Ana", "jobTitle": "Organizer"}]
    assert "SECRET" not in json.dumps(event)
    webinar.cancelled = True
    webinar.save()
    event = read(client, webinar)["EducationEvent"]
    assert event["eventStatus"].endswith("EventCancelled")
    assert "offers" not in event
    assert ELEMENT.search(client.get(f"{webinar.url}register/").content.decode()) is None


def test_a_resource_is_a_work_in_several_documents(site_root, client):
    library = ResourceIndexPageFactory(parent=site_root)
    guide = ResourcePageFactory(
        parent=library, languages=["fr"], license="cc-by", date_precision="month"
    )
    ResourceEdition.objects.create(
        page=guide, locale=guide.locale, language="en", title="The guide", document=a_document()
    )
    nodes = read(client, guide)
    work = nodes["CreativeWork"]
    assert work["datePublished"] == "2025-04"
    assert work["license"].startswith("https://creativecommons.org/")
    ours, elsewhere = work["workExample"]
    assert ours["inLanguage"] == "en"
    assert ours["encoding"]["encodingFormat"] == "application/pdf"
    assert elsewhere["url"].startswith("https://files.example.org/")
    trail = nodes["BreadcrumbList"]["itemListElement"]
    assert [entry["name"] for entry in trail] == ["Home", "Resources", guide.title]


def test_outcomes_are_data_that_can_be_had(site_root, client):
    programs = ProgramIndexPageFactory(parent=site_root)
    cohort = CohortPageFactory(parent=ProgramPageFactory(parent=programs))
    partners = PartnerIndexPageFactory(parent=site_root)
    pair = a_pair(cohort, partners, latitude=1.5, longitude=-2.5)
    days = [date(2024, 6, 30), date(2023, 6, 30)]
    readings = [{"on": day, "value": 5} for day in days]
    outcome = {"indicator": "Homes", "unit": "homes", "readings": readings}
    pair.outcomes = [("outcome", outcome), ("outcome", {**outcome, "readings": []})]
    pair.save_revision().publish()
    nodes = read(client, pair)
    assert nodes["Project"]["location"]["geo"]["longitude"] == -2.5
    assert {member["@type"] for member in nodes["Project"]["member"]} == {
        "NGO",
        "GovernmentOrganization",
    }
    assert nodes["Dataset"]["temporalCoverage"] == "2023-06-30/2024-06-30"
    answer = client.get(nodes["Dataset"]["distribution"]["contentUrl"])
    assert b"2023-06-30" in b"".join(answer.streaming_content)
    assert read(client, cohort)["CollectionPage"]["mainEntity"]["itemListElement"]


def test_nothing_private_is_told(site_root, client):
    partners = PartnerIndexPageFactory(parent=site_root)
    cohort = CohortPageFactory(
        parent=ProgramPageFactory(parent=ProgramIndexPageFactory(parent=site_root))
    )
    pair = a_pair(cohort, partners)
    hidden, shown = [row.partner for row in pair.partners.all()]
    stories = StoryIndexPageFactory(parent=site_root)
    story = StoryPageFactory(parent=stories, partners=[hidden, shown])
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for page in (pair, story, partners, cohort):
        told = json.dumps(read(client, page))
        assert hidden.title not in told, page
    assert [entry["name"] for entry in read(client, story)["Article"]["mentions"]] == [shown.title]


def test_what_is_typed_stays_data(site_root, client):
    stories = StoryIndexPageFactory(parent=site_root)
    hostile = "</script><script>alert(1)</script><!-- \u2028 & \\"
    story = StoryPageFactory(parent=stories, title=hostile)
    html = client.get(story.url).content.decode()
    (text,) = ELEMENT.findall(html)
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == hostile
    assert html.count("<script") == 2  # ours, and the data


def test_a_preview_and_an_alias_are_not_described(staff, site_root, spanish):
    stories = StoryIndexPageFactory(parent=site_root)
    story = StoryPageFactory(parent=stories)
    story.save_revision()
    preview = staff.get(f"/admin/pages/{story.pk}/revisions/{story.latest_revision_id}/view/")
    assert preview.status_code == 200
    assert not ELEMENT.search(preview.content.decode())
    other = story.create_alias(parent=stories, update_slug="again")
    assert not ELEMENT.search(staff.get(other.url).content.decode())


@pytest.mark.parametrize(
    ("node", "complaint"),
    [
        ({"@type": "Webinar"}, "no such class"),
        ({"@type": "Event", "begins": "2026"}, "no such property"),
        ({"@type": "Event", "headline": "x"}, "belongs to CreativeWork"),
        ({"@type": "Event", "location": {"@type": "Person", "name": "x"}}, "not Person"),
        ({"@type": "Event", "startDate": "tomorrow"}, "not 'tomorrow'"),
        ({"@type": "Event", "startDate": "2026-01-01T10:00"}, "not '2026-01-01T10:00'"),
        ({"@type": "Event", "eventStatus": "https://schema.org/Off"}, "schema.org/Off"),
        ({"@type": "Event", "maximumAttendeeCapacity": True}, "not a boolean"),
        ({"@type": "Event", "superEvent": {"@id": "https://a.example/#x"}}, "nothing on this page"),
    ],
)
def test_the_judge_finds_what_schema_org_does_not_know(node, complaint):
    (found,) = unknown({"@context": "https://schema.org", "@graph": [node]})
    assert complaint in found
