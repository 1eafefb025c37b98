"""A visitor looks for something, and what is private is never there."""

import re

import pytest
from django.core.management import call_command
from django.http import QueryDict
from wagtail.models import PageViewRestriction

from portal.catalogue.facets import ALL
from search.asked import Asked
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.programs import PartnerIndexPageFactory, PartnerPageFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(site_root):
    """Two articles that say different things, and one that nobody may read."""
    housing = StandardPageFactory(
        parent=site_root,
        title="Up to code",
        slug="up-to-code",
        summary="Tenants and inspectors.",
        body=[("paragraph", "<p>Bad housing makes people ill &amp; tired. Tenants organize.</p>")],
    )
    air = StandardPageFactory(
        parent=site_root,
        title="Clean air",
        body=[("paragraph", "<p>Trucks and <b>&lt;img src=x&gt;</b> smoke near homes.</p>")],
    )
    members = StandardPageFactory(parent=site_root, title="Members canaryword")
    StandardPageFactory(parent=members, title="Minutes canaryword", body=[])
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    StandardPageFactory(parent=site_root, title="Draft canaryword", live=False)
    return housing, air


def find(client, words: str, language: str = "en", **query: str) -> str:
    call_command("update_index", verbosity=0)
    response = client.get(f"/{language}/search/", {"q": words, **query})
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    return response.content.decode()


def titles(page: str) -> list[str]:
    """The results of a page in order, without marks."""
    found = re.findall(r'class="hit-title"[^>]*>(.*?)</h3>', page, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


def test_visitor_finds_a_page_by_its_text_with_the_words_marked(client, articles):
    page = find(client, "housing Tenants")
    assert titles(page) == ["Up to code"]
    assert "<mark>housing</mark>" in page
    assert "Bad " in page
    assert "ill &amp; tired" in page
    assert "&lt;img src=x&gt;" in find(client, "smoke")


def test_private_and_unpublished_pages_are_nowhere(client, articles):
    assert "anaryword" not in find(client, "minutes")
    page = find(client, "canaryword")
    assert titles(page) == []
    assert "Members" not in page


def test_search_engines_may_list_the_page_but_no_answers(client, articles, spanish, site_root):
    home_in(spanish, site_root)
    start = client.get("/en/search/")
    head = start.content.decode().partition("</head>")[0]
    assert "X-Robots-Tag" not in start
    assert "noindex" not in head
    assert '<link rel="canonical" href="http://testserver/en/search/">' in head
    for code, language in (("en", "en"), ("es", "es"), ("x-default", "en")):
        address = f'hreflang="{code}" href="http://testserver/{language}/search/"'
        assert head.count(address) == 1
    assert '<meta name="description"' in head
    for asked in ("?q=", "?q=housing", "?type=story", "?page=2"):
        answer = client.get(f"/en/search/{asked}")
        assert answer["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()
        assert "hreflang=" not in answer.content.decode().partition("</head>")[0]


def test_words_that_no_page_has_together_find_pages_with_some(client, articles):
    page = find(client, "housing trucks")
    assert set(titles(page)) == {"Up to code", "Clean air"}
    assert "some of them" in page


def test_pages_with_some_of_the_words_come_after_those_with_all(client, articles, site_root):
    StandardPageFactory(parent=site_root, title="Tenants canaryword", live=False)
    StandardPageFactory(parent=site_root, title="Tenants of the north")
    page = find(client, "tenants housing")
    assert titles(page) == ["Up to code", "Tenants of the north"]
    assert "<title>tenants housing: 1 result" in page
    assert "Pages with some of your words" in page
    # Whoever narrows wants fewer, and one word has no parts.
    assert titles(find(client, "tenants housing", type="standard")) == ["Up to code"]
    assert "some of your words" not in find(client, "housing")


def test_all_words_in_another_language_come_before_some(client, articles, site_root, spanish):
    StandardPageFactory(parent=home_in(spanish, site_root), title="Vivienda", slug="vivienda")
    page = find(client, "vivienda housing tenants", "es")
    assert titles(page) == ["Vivienda", "Up to code"]
    StandardPageFactory(parent=site_root, title="Vivienda, housing, tenants", slug="mixed")
    page = find(client, "vivienda housing tenants", "es")
    assert titles(page) == ["Vivienda, housing, tenants", "Vivienda"]


def test_other_word_for_a_term_finds_its_pages_in_each_language(
    client, site_root, english, spanish
):
    term = TermFactory(name="Organizing", slug="organizing", synonyms="base-building group")
    in_spanish = term.copy_for_translation(spanish)
    in_spanish.name, in_spanish.synonyms = "Organización", "grupo de base"
    in_spanish.save()
    home_in(spanish, site_root)
    index = PartnerIndexPageFactory(parent=site_root)
    page = PartnerPageFactory(parent=index, title="La Colaborativa", issues=[term])
    translated(index, spanish)
    translated(page, spanish)
    assert titles(find(client, "base-building group")) == ["La Colaborativa"]
    assert titles(find(client, "grupo de base", "es")) == ["La Colaborativa"]


def test_changed_synonym_is_searched_for_at_once(client, site_root, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    term = TermFactory(name="Organizing", slug="organizing")
    index = PartnerIndexPageFactory(parent=site_root)
    PartnerPageFactory(parent=index, title="La Colaborativa", issues=[term])
    call_command("update_index", verbosity=0)
    term.synonyms = "neighborly"
    term.save()
    page = client.get("/en/search/", {"q": "neighborly"}).content.decode()
    assert titles(page) == ["La Colaborativa"]


def test_reader_is_offered_pages_of_other_languages_apart(client, articles, site_root, spanish):
    housing, _air = articles
    home_in(spanish, site_root)
    page = find(client, "housing", "es")
    assert titles(page) == ["Up to code"]
    assert 'lang="en"' in page
    assert "English" in page
    translated(housing, spanish, title="Al día", body=[("paragraph", "<p>Vivienda</p>")])
    page = find(client, "housing", "es")
    assert titles(page) == ["Al día"]
    assert "/es/up-to-code/" in page


def test_results_are_narrowed_by_kind(client, articles, site_root):
    index = PartnerIndexPageFactory(parent=site_root, title="Tenants and partners")
    page = find(client, "tenants")
    assert set(titles(page)) == {"Up to code", index.title}
    assert titles(find(client, "tenants", type="standard")) == ["Up to code"]
    assert titles(find(client, "tenants", type="nonsense")) == []


def test_empty_search_offers_ways_on(client, articles):
    TermFactory(name="Housing justice")
    for words in ("", "   ", '"', "xyzzy"):
        page = find(client, words)
        assert "Housing justice" in page
        assert "Clean air" in page  # a main section


def test_words_that_no_page_has_lead_to_better_ones(client, articles):
    answer = client.get("/en/search/", {"q": "housing tenents"})
    assert answer["Location"] == "?q=housing+tenants&typed=housing+tenents"
    assert answer["X-Robots-Tag"] == "noindex"
    page = client.get("/en/search/" + answer["Location"]).content.decode()
    assert titles(page) == ["Up to code"]
    assert "You typed “housing tenents”, which no page has." in page
    assert "<title>housing tenants: 1 result" in page
    assert "?q=housing+tenents&amp;exact=1" in page
    exact = find(client, "housing tenents", exact="1")
    assert titles(exact) == ["Up to code"]
    assert "Did you mean:" not in exact


def test_words_of_another_language_are_no_mistake(client, articles, site_root, spanish):
    home = home_in(spanish, site_root)
    StandardPageFactory(parent=home, title="Tenanza", slug="tenanza")
    assert titles(find(client, "tenants", "es")) == ["Up to code"]


def test_a_slip_that_is_a_word_elsewhere_is_told_beside_the_answer(
    client, articles, site_root, spanish
):
    StandardPageFactory(parent=home_in(spanish, site_root), title="Tenents", slug="tenents")
    page = find(client, "tenents")
    assert titles(page) == ["Tenents"]
    assert re.search(r'Did you mean:.*<a href="\?q=tenants">tenants</a>', page)
    assert "Did you mean:" not in find(client, "tenants")


def test_filters_have_counts_that_hold_together(client, site_root):
    housing, air = TermFactory(name="Housing"), TermFactory(name="Air")
    index = PartnerIndexPageFactory(parent=site_root, title="All")
    for name, issues in (("One", [housing]), ("Two", [housing, air]), ("Three", [])):
        PartnerPageFactory(parent=index, title=f"Clinic {name}", issues=issues)
    StandardPageFactory(parent=site_root, title="Clinic article")
    page = find(client, "clinic", issue="housing")
    assert set(titles(page)) == {"Clinic One", "Clinic Two"}
    options = dict(
        re.findall(r'<a href="[^"]*" rel="nofollow"[^>]*>([^<]+) <span class="count">(\d+)', page)
    )
    assert options["Housing"] == "2"
    assert options["Air"] == "1"
    assert set(titles(find(client, "clinic", issue=["housing", "air"], type="partner"))) == {
        "Clinic One",
        "Clinic Two",
    }
    nothing = find(client, "clinic", issue="air", type="standard")
    assert titles(nothing) == []
    assert "Nothing fits all of these choices" in nothing
    assert "?q=clinic&amp;type=standard&amp;issue=air&amp;sort=newest" not in nothing
    assert "&amp;sort=newest" in page


def test_results_come_in_pages_and_the_address_holds_everything(client, site_root):
    for number in range(25):
        StandardPageFactory(parent=site_root, title=f"Clinic {number}")
    last = find(client, "clinic", page="99", sort="newest", nonsense="x")
    assert "?q=clinic&amp;sort=newest&amp;page=2" in last
    assert "nonsense" not in last.partition("<main")[2]
    assert len(titles(last)) == 5
    assert "<title>clinic: 25 results, page 3" in last


@pytest.mark.parametrize("more", ["", "&sort=newest&exact=1&typed=a%26b&page=7&year=2024&year=20"])
def test_many_answers_have_the_addresses_that_each_has_alone(more):
    asked = Asked.from_address(QueryDict(f"q=%26+a%2Bb%3C&type=resource&issue=a%3Db{more}"))
    for name in ALL:
        chosen_too = asked.with_one_more(name)
        for value in ("2023", "a=b&c", "é + <"):
            given = [*asked.chosen.get(name, ()), value]
            assert chosen_too(value) == asked.with_answer(name, given)


HOSTILE = [
    "\0",
    "a\0b",
    '"',
    '"open',
    "a AND NOT (b",
    "NEAR(a b) *",
    "title:a",
    "a'b\\",
    "%s %d %(x)s",
    "' OR 1=1 --",
    ":* & | !",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    " ".join("abcdefghij" * 30),
    "x" * 100_000,
    "é" * 5_000,
    "\u0640\u0640",  # tatweel, and marks without a letter
    "\u064b",
    "\u0301",
    "housing \u0640",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_questions_are_answered(client, articles, words):
    for address in ({"q": words}, {"q": words, "type": words[:200], "page": "9" * 5000}):
        assert client.get("/en/search/", address).status_code in (200, 400)


def test_hostile_bytes_and_page_numbers_are_answered(client, articles):
    call_command("update_index", verbosity=0)
    numbers = ("q=housing&page=1000000000", "q=housing&page=-1")
    for address in ("q=%ff%fe", "q=%00", "q=%D9%80%D9%80", "q=%CC%81", *numbers, "q"):
        assert client.get(f"/en/search/?{address}").status_code == 200


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ("q=organizers", 20),
        ("q=organizers&type=standard&sort=newest", 20),
        ("q=organizrs", 20),  # leads to better words
        ("q=xyzzy", 20),
        # Other words are looked for as well; one query comes after the answer.
        ("q=organizers+xyzzy", 24),
    ],
)
def test_search_costs_the_same_with_ten_times_the_pages(
    client, site_root, django_assert_max_num_queries, asked, most
):
    def cost() -> int:
        client.get(f"/en/search/?{asked}")
        with django_assert_max_num_queries(most) as queries:
            client.get(f"/en/search/?{asked}")
        return len(queries)

    StandardPageFactory.create_batch(3, parent=site_root)
    few = cost()
    StandardPageFactory.create_batch(30, parent=site_root)
    assert cost() <= few
