"""Staff look after the vocabulary, and break no page with it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.taxonomy.models import Facet, Term
from portal.taxonomy.usage import pages_naming, term_relations
from programs.models import StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def housing(english):
    return Term.objects.create(
        facet=Facet.ISSUE, name="Housing", slug="housing", synonyms="homes\nshelter", locale=english
    )


@pytest.fixture
def stories(site_root, housing):
    index = site_root.add_child(instance=StoryIndexPage(title="Stories", slug="stories"))
    stories = []
    for number in range(2):
        story = index.add_child(
            instance=StoryPage(title=f"Story {number}", slug=f"s-{number}", overview="O")
        )
        story.issues = [housing]
        story.save()
        stories.append(story)
    return stories


def test_the_list_tells_what_a_term_is_and_how_many_pages_name_it(
    staff, housing, stories, english, spanish, django_assert_num_queries
):
    Term.objects.bulk_create(
        Term(facet=Facet.PLACE, name=f"Place {n}", slug=f"place-{n}", locale=english)
        for n in range(30)
    )
    terms = list(Term.objects.all())
    with django_assert_num_queries(1 + len(term_relations())):
        assert pages_naming(terms)[housing.pk] == 2
    Term.objects.get(pk=housing.pk).copy_for_translation(spanish).save()
    response = staff.get(reverse("wagtailsnippets_taxonomy_term:list"))
    assert {term.locale for term in response.context["object_list"]} == {english}
    row = next(term for term in response.context["object_list"] if term == housing)
    assert row.page_count == 2
    assert "homes, shelter" in response.text
    found = staff.get(reverse("wagtailsnippets_taxonomy_term:list"), {"facet": "place"})
    assert housing not in found.context["object_list"]


def test_the_list_says_what_to_look_at_and_finds_terms_by_any_word(
    staff, housing, spanish, english
):
    listing = reverse("wagtailsnippets_taxonomy_term:list")
    assert "Not translated into: Spanish" in " ".join(staff.get(listing).text.split())
    vivienda = housing.copy_for_translation(spanish)
    vivienda.name, vivienda.synonyms = "Vivienda", "hogares"
    vivienda.save()
    answer = staff.get(listing)
    row = next(term for term in answer.context["object_list"] if term == housing)
    assert spanish not in row.missing
    for asked, found in (
        ({"q": "SHELTERS"}, [housing]),
        ({"q": "shelt"}, [housing]),
        ({"q": "hogar", "locale": "es"}, [vivienda]),
        ({"q": "nothing"}, []),
        ({"q": "shelter", "facet": "place"}, []),
    ):
        assert list(staff.get(listing, asked).context["object_list"]) == found, asked


def test_the_list_costs_the_same_with_two_thousand_terms(staff, housing, english):
    listing = reverse("wagtailsnippets_taxonomy_term:list")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(listing).status_code == 200
        return len(queries)

    Term.objects.create(facet=Facet.ISSUE, name="Fair rent", slug="fair-rent", locale=english)
    staff.get(listing)
    few = cost()
    Term.objects.bulk_create(
        Term(facet=Facet.ISSUE, name=f"Housing {n}", slug=f"term-{n}", locale=english)
        for n in range(2000)
    )
    with pytest.raises(CommandError, match="2000 problems"):
        call_command("check_vocabulary", "--rebuild", stdout=StringIO())
    assert cost() == few


def test_a_term_stays_in_its_facet_while_pages_bear_it(staff, housing, stories):
    edit = reverse("wagtailsnippets_taxonomy_term:edit", args=[housing.pk])
    moved = {"facet": "subject", "name": "Housing", "slug": "housing", "synonyms": "homes"}
    refused = staff.post(edit, {**moved, "overlap_reason": ""})
    assert "Pages bear this term under another question." in refused.text
    for story in stories:
        story.issues = []
        story.save()
    staff.post(edit, {**moved, "overlap_reason": ""})
    assert Term.objects.get().facet == Facet.SUBJECT


def test_staff_see_where_a_term_stands(staff, housing, stories):
    stories[0].issues = []
    stories[0].save()
    stories[0].issues = [housing]
    stories[0].save_revision()
    page = staff.get(reverse("wagtailsnippets_taxonomy_term:pages", args=[housing.pk])).text
    assert "Story 0" in page
    assert "draft" in page
    assert "issue=housing" in page


def test_a_term_that_only_a_draft_names_is_not_deleted(staff, housing, stories):
    for story in stories:
        story.issues = []
        story.save()
    stories[1].issues = [housing]
    stories[1].save_revision()
    address = reverse("wagtailsnippets_taxonomy_term:delete", args=[housing.pk])
    refused = staff.post(address, follow=True)
    assert "1 page names “Housing”" in refused.text
    assert "Story 1" in refused.text, "the list of its pages"
    assert reverse("wagtailsnippets_taxonomy_term:merge", args=[housing.pk]) in refused.text
    assert Term.objects.exists()


def test_translations_of_a_page_and_of_a_term_do_not_count_twice(staff, housing, stories, spanish):
    vivienda = housing.copy_for_translation(spanish)
    vivienda.name = "Vivienda"
    vivienda.save()
    stories[0].get_parent().get_parent().copy_for_translation(spanish)
    stories[0].get_parent().copy_for_translation(spanish)
    stories[0].copy_for_translation(spanish)
    response = staff.get(
        reverse("wagtailsnippets_taxonomy_term:list"), {"locale": spanish.language_code}
    )
    assert [term.page_count for term in response.context["object_list"]] == [2]


def test_a_term_that_pages_name_is_not_deleted(staff, housing, stories):
    address = reverse("wagtailsnippets_taxonomy_term:delete", args=[housing.pk])
    assert "2 pages name “Housing”" in staff.get(address, follow=True).text
    assert "2 pages name “Housing”" in staff.post(address, follow=True).text
    several = reverse("wagtail_bulk_action", args=["taxonomy", "term", "delete"])
    staff.post(f"{several}?id={housing.pk}")
    assert Term.objects.filter(pk=housing.pk).exists()

    for story in stories:
        story.issues = []
        story.save()
    staff.post(address)
    assert not Term.objects.exists()


def test_the_address_of_a_term_is_made_from_its_name_without_a_script(staff, english):
    add = reverse("wagtailsnippets_taxonomy_term:add")
    staff.post(add, {"facet": "subject", "name": "Organizational development", "slug": ""})
    assert Term.objects.get().slug == "organizational-development"
    refused = staff.post(add, {"facet": "subject", "name": "住房", "slug": ""})
    assert "Write it in letters from a to z and digits." in refused.text
    assert "住房" in refused.text
