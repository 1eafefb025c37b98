"""Staff build the front page and articles; visitors read them at the same cost at any size."""

import re

import pytest

from home.models import Kind
from tests.factories.home import StandardPageFactory
from tests.factories.programs import StoryIndexPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


def test_new_site_shows_its_sections_until_staff_build_the_front_page(client, site_root):
    StandardPageFactory(parent=site_root, title="About us")
    page = client.get("/en/").content.decode()
    assert re.search(r"<h1>\s*Home\s*</h1>", page)
    assert "About us" in page
    site_root.headline = "Health grows where people share power"
    site_root.lede = "We bring them together."
    site_root.calls = [("link", {"label": "Write to us", "url": "https://www.example.org/"})]
    site_root.sections = [
        ("values", {"title": "Values", "values": [{"term": "Unity", "statement": "Together."}]})
    ]
    site_root.save()
    page = client.get("/en/").content.decode()
    assert re.search(r"<h1>\s*Health grows where people share power\s*</h1>", page)
    for words in ("We bring them together.", "Write to us", "Unity", "Together."):
        assert words in page
    assert "About us" not in page


def test_front_page_costs_the_same_with_ten_times_the_stories(
    client, site_root, django_assert_max_num_queries
):
    index = StoryIndexPageFactory(parent=site_root)
    latest = {"title": "Stories", "source": "stories", "number": 6, "pages": [], "link": {}}
    site_root.sections = [("latest", latest)]
    site_root.save()

    def cost() -> int:
        client.get("/en/")
        with django_assert_max_num_queries(20) as queries:
            assert "Story" in client.get("/en/").content.decode()
        return len(queries)

    StoryPageFactory.create_batch(6, parent=index)
    few = cost()
    StoryPageFactory.create_batch(30, parent=index)
    assert cost() <= few


def test_article_with_numbered_steps_shows_who_wrote_it_and_what_it_holds(client, site_root):
    headings = [("heading", {"text": f"Part {number}", "level": "2"}) for number in (1, 2, 3)]
    steps = {
        "title": "Start a partnership",
        "steps": [{"title": f"Step {number}", "text": "<p>Do it.</p>"} for number in range(1, 8)],
    }
    article = StandardPageFactory(
        parent=site_root,
        title="How partnerships work",
        slug="how",
        byline="The team",
        body=[*headings, ("steps", steps)],
    )
    StandardPageFactory(parent=article, title="A mobile clinic")
    StandardPageFactory(parent=article, title="Not yet", live=False)
    page = client.get("/en/how/").content.decode()
    assert all(f"Step {number}" in page for number in range(1, 8))
    assert "The team" in page
    assert 'href="#at-part-2"' in page
    assert "A mobile clinic" in page
    assert "Not yet" not in page


def test_statement_shows_its_review_and_not_its_date(client, site_root):
    StandardPageFactory(
        parent=site_root,
        slug="privacy",
        kind=Kind.STATEMENT,
        byline="Somebody",
        published_on="2020-02-03",
        reviewed_on="2026-10-01",
    )
    page = client.get("/en/privacy/").content.decode()
    assert "Oct. 1, 2026" in page
    assert "2020" not in page
    assert "Somebody" not in page


def test_staff_find_articles_in_a_list_of_their_own(staff, site_root):
    StandardPageFactory(parent=site_root, title="How partnerships work")
    page = staff.get("/admin/standing_pages/").content.decode()
    assert "How partnerships work" in page
    assert "Last reviewed" in page
    assert staff.get("/admin/standing_pages/?kind=statement").status_code == 200
