"""Feeds: what a feed reader finds, and what it never does."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from wagtail.models import Page, PageViewRestriction, Site

from home.models import StandardPage
from programs.models import StoryPage
from tests.factories.home import home_in, translated
from tests.factories.programs import (
    CohortPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TermFactory,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def publish(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


@pytest.fixture
def stories(site_root):
    return publish(StoryIndexPageFactory(parent=site_root, summary="Told by those who were there"))


def read(client, address, **options):
    """The feed at an address, with everything that RFC 4287 (4.1.1, 4.1.2) asks of it."""
    answer = client.get(address, **options)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    assert feed.tag == f"{ATOM}feed"
    for part in [feed, *feed.iter(f"{ATOM}entry")]:
        for required in ("id", "title", "updated"):
            (found,) = part.findall(ATOM + required)
            assert found.text
        assert part.find(f"{ATOM}id").text.startswith("urn:uuid:")
        assert datetime.fromisoformat(part.find(f"{ATOM}updated").text).tzinfo
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == "http://testserver" + address
    return feed


def titles(feed):
    return [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]


def test_every_list_says_where_its_feed_is(client, site_root, stories):
    programs = ProgramIndexPageFactory(parent=site_root)
    program = ProgramPageFactory(parent=programs)
    cohort = publish(CohortPageFactory(parent=program, year=2026))
    library = ResourceIndexPageFactory(parent=site_root)
    guide = publish(ResourcePageFactory(parent=library, title="Guide"))
    story = publish(StoryPageFactory(parent=stories, title="Tenants"))
    expected = [(stories, story), (library, guide), (programs, cohort), (program, cohort)]
    for page, entry in expected:
        html = client.get(page.url).content.decode()
        address = f"{page.url}feed.atom"
        assert f'type="application/atom+xml" title="{page.title}" href="{address}"' in html
        assert f'<a href="{address}" type="application/atom+xml">Subscribe to' in html
        assert titles(read(client, address)) == [entry.title]


def test_an_entry_keeps_its_identity_and_tells_of_changes(client, stories):
    story = StoryPageFactory(parent=stories, title="Tenants & <b>owners</b>\x0b", slug="tenants")
    publish(story, summary="They won: <script>alert(1)</script>")
    address = f"{stories.url}feed.atom"
    before = read(client, address).find(f"{ATOM}entry")
    assert before.find(f"{ATOM}title").text == "Tenants & <b>owners</b>"
    assert before.find(f"{ATOM}link").get("href") == story.full_url
    # Feed readers take a summary for HTML.
    summary = before.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert summary.text == "They won: &lt;script&gt;alert(1)&lt;/script&gt;"

    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=900"
    assert not answer.cookies
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    publish(StoryPage.objects.get(pk=story.pk), title="Tenants win", slug="tenants-win")
    fresh = client.get(address, headers={"if-none-match": answer["ETag"]})
    assert fresh.status_code == 200
    after = read(client, address).find(f"{ATOM}entry")
    assert after.find(f"{ATOM}id").text == before.find(f"{ATOM}id").text
    assert after.find(f"{ATOM}updated").text > before.find(f"{ATOM}updated").text


def test_what_is_private_or_taken_down_never_shows(client, stories, site_root):
    section = StandardPage(title="Members", slug="members", locale=site_root.locale)
    site_root.add_child(instance=section)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    programs = ProgramIndexPageFactory(parent=site_root)
    program = publish(ProgramPageFactory(parent=programs))
    hidden = publish(CohortPageFactory(parent=program, title="CANARY cohort"))
    public = publish(CohortPageFactory(parent=program, title="Public cohort"))
    address = f"{programs.url}feed.atom"
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert titles(read(client, address)) == ["Public cohort"]
    assert "CANARY" not in client.get(f"{program.url}feed.atom").content.decode()
    etag = client.get(address)["ETag"]
    Page.objects.get(pk=public.pk).specific.unpublish()
    assert titles(read(client, address, headers={"if-none-match": etag})) == []

    restriction = PageViewRestriction.objects.create(page=programs, restriction_type="login")
    answer = client.get(address)
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    restriction.delete()
    programs.specific.unpublish()
    assert client.get(address).status_code == 404


def test_a_narrowed_list_has_a_feed_of_its_own(client, stories):
    housing = TermFactory(name="Housing", slug="housing")
    publish(StoryPageFactory(parent=stories, title="Homes", issues=[housing]))
    publish(StoryPageFactory(parent=stories, title="Air"))
    html = client.get(f"{stories.url}?issue=housing&page=1&utm=x").content.decode()
    address = f"{stories.url}feed.atom?issue=housing"
    assert f'href="{address}"' in html
    narrowed = read(client, address)
    assert titles(narrowed) == ["Homes"]
    whole = read(client, f"{stories.url}feed.atom")
    assert sorted(titles(whole)) == ["Air", "Homes"]
    assert whole.find(f"{ATOM}id").text != narrowed.find(f"{ATOM}id").text
    assert client.get(f"{stories.url}feed.atom?issue=%00&issue=nothing").status_code == 200


def test_each_language_has_its_feed(client, stories, site_root, spanish):
    home_in(spanish, site_root)
    index = translated(stories, spanish, title="Historias")
    story = publish(StoryPageFactory(parent=stories, title="Tenants"))
    publish(StoryPageFactory(parent=stories, title="Only in English"))
    publish(translated(story, spanish), title="Inquilinos")
    feed = read(client, f"{index.url}feed.atom")
    assert feed.get(LANG) == "es"
    languages = {
        entry.find(f"{ATOM}title").text: entry.get(LANG) for entry in feed.iter(f"{ATOM}entry")
    }
    assert languages == {"Inquilinos": None, "Only in English": "en"}
    english = read(client, f"{stories.url}feed.atom")
    assert english.get(LANG) == "en"
    ids = {entry.text for part in (feed, english) for entry in part.iter(f"{ATOM}id")}
    assert len(ids) == 2 + 3  # two feeds; one story in two languages, the other in one


def test_a_feed_costs_the_same_for_any_number_of_entries(
    client, stories, django_assert_max_num_queries
):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = [publish(StoryPageFactory(parent=stories)) for _number in range(4)]
    for number, story in enumerate(made):
        StoryPage.objects.filter(pk=story.pk).update(
            first_published_at=start + timedelta(days=number)
        )
    cache.clear()
    Site.clear_site_root_paths_cache()
    with django_assert_max_num_queries(10) as counted:
        feed = read(client, f"{stories.url}feed.atom")
    assert titles(feed) == [story.title for story in reversed(made)]
    for _number in range(8):
        publish(StoryPageFactory(parent=stories))
    cache.clear()
    Site.clear_site_root_paths_cache()
    with django_assert_max_num_queries(len(counted)):
        assert len(titles(read(client, f"{stories.url}feed.atom"))) == 12
