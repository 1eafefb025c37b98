"""What points at a page means it in every language; readers get it in their own where it exists."""

import pytest
from wagtail.models import Locale, Page

from programs.backlinks import partnerships_with, stories_about
from programs.models import CohortPage, PartnershipPage, ProgramPage
from tests.factories.programs import PartnerPageFactory, StoryPageFactory, a_pair

pytestmark = pytest.mark.django_db


def translated(page: Page, locale: Locale, title: str) -> Page:
    """Publish a translation of a page, and first of those above it."""
    for above in page.get_ancestors().filter(depth__gt=1):
        if not above.has_translation(locale):
            translated(above.specific, locale, above.title)
    copy = page.copy_for_translation(locale)
    copy.title = title
    copy.live = True
    copy.save()
    return type(page).objects.get(pk=copy.pk)


def test_a_cohort_counts_the_same_in_every_language(tree, spanish):
    first = a_pair(tree.cohort, tree.partners, title="Chelsea")
    a_pair(tree.cohort, tree.partners, title="Pasadena")
    cohort = translated(tree.cohort, spanish, "Generación 2023")
    translated(first, spanish, "Chelsea en español")
    cohort = CohortPage.objects.get(pk=cohort.pk)
    assert cohort.selected == 2
    assert {pair.title for pair in cohort.partnerships} == {"Chelsea en español", "Pasadena"}
    english = CohortPage.objects.get(pk=tree.cohort.pk)
    assert english.selected == 2
    assert [pair.title for pair in english.partnerships] == ["Chelsea", "Pasadena"]


def test_backlinks_cross_languages(tree, spanish):
    partner = PartnerPageFactory(parent=tree.partners, title="Workers")
    spanish_partner = translated(partner, spanish, "Trabajadores")
    story = StoryPageFactory(parent=tree.stories, partners=[partner])
    spanish_story = translated(story, spanish, "Una historia")
    only_english = StoryPageFactory(parent=tree.stories, partners=[partner])
    assert {page.pk for page in stories_about(spanish_partner)} == {
        spanish_story.pk,
        only_english.pk,
    }
    # The Spanish story points at the English row, as wagtail-localize leaves it.
    assert spanish_story.partners.get().partner == partner
    assert spanish_story.visible_partners == [spanish_partner]


def test_the_chosen_cohort_is_the_same_in_every_language(tree, spanish):
    tree.program.current_cohort = tree.cohort
    tree.program.save()
    cohort = translated(tree.cohort, spanish, "Generación 2023")
    program = ProgramPage.objects.get(locale=spanish)
    assert program.current_cohort == tree.cohort
    assert program.shown_cohort == cohort


def test_a_private_translation_is_not_the_readers_version(tree, spanish, restrict):
    partner = PartnerPageFactory(parent=tree.partners, title="Workers")
    pair = a_pair(tree.cohort, tree.partners)
    pair.partners.create(partner=partner, role="Organizes", sort_order=3)
    pair.save()
    spanish_pair = translated(pair, spanish, "Pareja")
    spanish_partner = translated(partner, spanish, "Trabajadores")
    assert partnerships_with(spanish_partner) == [spanish_pair]
    restrict(spanish_pair)
    assert partnerships_with(spanish_partner) == [pair]


def test_an_alias_is_no_translation(tree, spanish):
    pair = a_pair(tree.cohort, tree.partners)
    translated(tree.cohort, spanish, "Generación 2023")
    pair.copy_for_translation(spanish, alias=True).save()
    cohort = CohortPage.objects.get(locale=spanish)
    assert cohort.partnerships == [pair]
    assert PartnershipPage.objects.count() == 2


def test_a_foreign_card_is_marked(tree, spanish, client):
    a_pair(tree.cohort, tree.partners, title="Pasadena")
    cohort = translated(tree.cohort, spanish, "Generación 2023")
    text = client.get(cohort.url).content.decode()
    assert '<html lang="es"' in text
    assert '<article class="card" lang="en"' in text
