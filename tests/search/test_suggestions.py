"""What is offered as one types: public titles and words in the reader's language, and no more."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.programs import PartnerIndexPageFactory, PartnerPageFactory, TermFactory

pytestmark = pytest.mark.django_db

SUGGEST = "/en/search/suggest/"


@pytest.fixture
def titles(site_root):
    pages = {
        name: StandardPageFactory(parent=site_root, title=name)
        for name in ("Housing & health", "Housing canaryword", "Housing draftword")
    }
    PageViewRestriction.objects.create(page=pages["Housing canaryword"], restriction_type="login")
    pages["Housing draftword"].unpublish()
    return pages


def offered(client, typed: str, language: str = "en") -> list[dict[str, str]]:
    answer = client.get(f"/{language}/search/suggest/", {"q": typed, "format": "json"})
    assert answer.status_code == 200
    return answer.json()["suggestions"]


def test_titles_of_public_pages_with_where_they_lead(client, titles):
    found = [(one["text"], one["href"]) for one in offered(client, "hous")]
    assert ("Housing & health", "/en/housing-health/") in found
    assert "canaryword" not in str(offered(client, "housing c"))
    assert "draftword" not in str(offered(client, "housing d"))
    titles["Housing & health"].unpublish()
    assert "Housing & health" not in str(offered(client, "hous"))


def test_words_of_the_vocabulary_lead_to_what_they_find(client, site_root):
    term = TermFactory(name="Housing justice")
    index = PartnerIndexPageFactory(parent=site_root)
    PartnerPageFactory(parent=index, title="La Colaborativa", issues=[term])
    words = next(one for one in offered(client, "housing j") if one["text"] == "Housing justice")
    assert "La Colaborativa" in client.get(words["href"]).content.decode()


def test_each_language_has_its_own(client, titles, site_root, spanish):
    home_in(spanish, site_root)
    assert offered(client, "hous", "es") == []
    translated(titles["Housing & health"], spanish, title="Vivienda y salud")
    assert [one["text"] for one in offered(client, "vivi", "es")] == ["Vivienda y salud"]


def test_the_same_address_is_a_page_for_people(client, titles):
    page = client.get(SUGGEST, {"q": "hous"}, headers={"accept": "text/html,*/*;q=0.8"})
    assert page["Content-Type"].startswith("text/html")
    assert '<a href="/en/housing-health/">Housing &amp; health</a>' in page.content.decode()
    program = client.get(SUGGEST, {"q": "hous"}, headers={"accept": "application/json"})
    assert program.json()["suggestions"]
    assert "Accept" in program["Vary"]


def test_it_is_never_personal_and_kept_by_the_visitors_own_browser_only(client, titles):
    answer = client.get(SUGGEST, {"q": "hous", "format": "json"})
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]
    assert answer["Cache-Control"] == "private, max-age=60"
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.post(SUGGEST, {"q": "hous"}).status_code == 405


def test_ten_times_the_pages_are_no_more_queries_and_no_longer_list(
    client, site_root, django_assert_max_num_queries
):
    def cost() -> int:
        offered(client, "article")
        with django_assert_max_num_queries(20) as queries:
            assert 0 < len(offered(client, "article")) <= 10
        return len(queries)

    StandardPageFactory.create_batch(3, parent=site_root)
    few = cost()
    StandardPageFactory.create_batch(30, parent=site_root)
    assert cost() <= few


@pytest.mark.parametrize(
    "typed", ["", "\0", '"', "%", "_", "*", "a" * 100_000, "' OR 1=1 --", "\\", "🏠", "a b " * 300]
)
def test_hostile_beginnings_are_answered(client, titles, typed):
    assert len(offered(client, typed)) <= 10
    assert client.get(SUGGEST, {"q": typed}).status_code == 200
