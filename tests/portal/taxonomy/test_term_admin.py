"""Staff look after the vocabulary, and break no page with it."""

import pytest
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
