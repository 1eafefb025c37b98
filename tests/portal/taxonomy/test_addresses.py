"""A visitor's address leads to the term, by whatever word it names it, on every list."""

import pytest
from django.http import QueryDict

from portal.taxonomy.addresses import canonical, resolve
from portal.taxonomy.models import Facet, FormerAddress, Term
from tests.factories.home import home_in, translated
from tests.factories.programs import (
    PartnerIndexPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import WebinarIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def childhood(english, spanish):
    term = Term(
        facet=Facet.ISSUE,
        name="Early childhood",
        slug="early-childhood",
        synonyms="childcare\nDay nurseries",
        locale=english,
    )
    term.save()
    infancia = term.copy_for_translation(spanish)
    infancia.name, infancia.synonyms = "Primera infancia", "guardería"
    infancia.save()
    return term


@pytest.mark.parametrize(
    "word",
    [
        "early-childhood",
        "Early-Childhood",
        "childcare",
        "day-nursery",
        "Day Nurseries",
        "primera-infancia",
        "guarderia",
        "kids",
    ],
)
def test_every_word_for_a_term_leads_to_it(childhood, word):
    FormerAddress.objects.create(slug="kids", term=childhood)
    assert resolve(Facet.ISSUE, word) == "early-childhood"
    assert resolve(Facet.SUBJECT, word) is None, "in its own facet only"


def test_what_is_no_term_leads_nowhere(childhood, django_assert_num_queries):
    for nothing in ("", "\x00", "x" * 5000, "early", "' OR 1=1", "child"):
        assert resolve(Facet.ISSUE, nothing) is None
    query = QueryDict("issue=early-childhood&issue=nothing&year=2024")
    assert canonical(query, {"issue": Facet.ISSUE}) is None
    with django_assert_num_queries(1):
        assert canonical(QueryDict("issue=early-childhood"), {"issue": Facet.ISSUE}) is None
    with django_assert_num_queries(0):
        assert canonical(QueryDict("year=2024"), {"issue": Facet.ISSUE}) is None


def test_the_reader_s_language_comes_first(childhood, english, spanish, client, site_root):
    """“Pan” is bread to some and a network to others: each finds what they mean."""
    bread = Term.objects.create(facet=Facet.ISSUE, name="Bread", slug="bread", locale=english)
    pan = bread.copy_for_translation(spanish)
    pan.name = "Pan"
    pan.save()
    Term.objects.create(facet=Facet.ISSUE, name="Pan", slug="action-network", locale=english)
    home = home_in(spanish, site_root)
    english_list = StoryIndexPageFactory(parent=site_root)
    spanish_list = translated(english_list, spanish, slug="historias")
    assert spanish_list.get_parent().pk == home.pk
    assert client.get(f"{english_list.url}?issue=pan")["Location"].endswith("?issue=action-network")
    assert client.get(f"{spanish_list.url}?issue=pan")["Location"].endswith("?issue=bread")


def test_every_list_leads_to_its_own_address(childhood, site_root, client, english):
    places = Term.objects.create(
        facet=Facet.PLACE, name="Chelsea", slug="chelsea-ma", synonyms="02150", locale=english
    )
    story = StoryPageFactory(parent=StoryIndexPageFactory(parent=site_root), title="Nursery story")
    story.issues, story.places = [childhood], [places]
    story.save_revision().publish()
    library = ResourceIndexPageFactory(parent=site_root)
    ResourcePageFactory(parent=library)
    for name, facet in (("subject", "SUBJECT"), ("audience", "AUDIENCE"), ("category", "CATEGORY")):
        Term.objects.create(
            facet=Facet[facet], name=f"Own {name}", slug=f"x-{name}", locale=english
        )
    Term.objects.create(facet=Facet.LANGUAGE, name="Zapotec", slug="zap", locale=english)
    stories = story.get_parent()
    partners, webinars = (
        PartnerIndexPageFactory(parent=site_root),
        WebinarIndexPageFactory(parent=site_root),
    )
    for page, asked, own in (
        (stories, "issue=childcare&year=2024&utm=a%26b&page=2", "issue=early-childhood"),
        (stories, "issue=childcare&issue=early-childhood", "issue=early-childhood"),
        (partners, "place=02150&kind=department", "place=chelsea-ma"),
        (webinars, "language=zapotec", "language=zap"),
        (webinars, "audience=own-audience", "audience=x-audience"),
        (library, "subject=Own+subject&sort=title", "subject=x-subject"),
        (library, "category=own-category&language=es", "category=x-category"),
    ):
        moved = client.get(f"{page.url}?{asked}")
        kept = QueryDict(asked, mutable=True)
        name, value = own.split("=")
        kept.setlist(name, [value])
        assert moved.status_code == 301, asked
        path, _mark, query = moved["Location"].partition("?")
        assert path == page.url
        assert QueryDict(query) == kept
        assert client.get(moved["Location"]).status_code == 200
    shown = client.get(f"{stories.url}?issue=early-childhood")
    assert shown.status_code == 200
    assert "Nursery story" in shown.text
    assert "Nursery story" in client.get(f"{stories.url}feed.atom?issue=childcare").text


def test_the_search_page_leads_there_too(childhood, site_root, client):
    moved = client.get("/en/search/?q=nursery&issue=childcare&type=story&sort=newest")
    assert moved.status_code == 301
    assert moved["Location"] == "/en/search/?q=nursery&issue=early-childhood&type=story&sort=newest"
    assert moved["X-Robots-Tag"] == "noindex"
    assert client.get(moved["Location"]).status_code == 200


def test_no_address_leads_away_from_the_site(childhood, site_root, client):
    stories = StoryIndexPageFactory(parent=site_root)
    for path in ("//evil.example", f"//evil.example{stories.url}", "/\\evil.example"):
        answer = client.get(f"{path}?issue=childcare")
        assert not answer.get("Location", "").startswith(("//", "/\\", "http"))
    moved = client.get(f"{stories.url}?next=//evil.example&issue=childcare%0D%0ASet-Cookie:x")
    assert moved.status_code == 200
    assert "Set-Cookie" not in moved


def test_a_new_name_in_addresses_keeps_the_old_one_working(staff, childhood, spanish):
    from_list = f"/admin/snippets/taxonomy/term/edit/{childhood.pk}/"
    fields = {"facet": "issue", "name": childhood.name, "synonyms": "", "overlap_reason": ""}
    staff.post(from_list, {**fields, "slug": "young-children"})
    assert resolve(Facet.ISSUE, "early-childhood") == "young-children"
    assert {term.slug for term in Term.objects.all()} == {"young-children"}

    other = {"facet": "issue", "name": "Schools", "slug": "early-childhood", "synonyms": ""}
    refused = staff.post("/admin/snippets/taxonomy/term/add/", {**other, "overlap_reason": ""})
    assert "leads to the term “Early childhood”" in refused.text
    assert "Schools" in refused.text

    staff.post(from_list, {**fields, "slug": "early-childhood"})
    assert resolve(Facet.ISSUE, "young-children") == "early-childhood"
    assert FormerAddress.objects.get().slug == "young-children", "its own is no former one"
