"""Somebody looks for something in their own words, in their language."""

import pytest
from django.db import connection
from wagtail.models import Locale

from portal.catalogue import Query, did_you_mean, suggest
from portal.catalogue.stemming import stem
from portal.catalogue.vectors import IN_TITLE, MOST_WORDS, Places
from portal.library.reading.models import DocumentText
from portal.library.reading.signals import document_read
from portal.library.reading.states import ReadingState
from portal.taxonomy.models import Facet
from resources.models import ResourceEdition
from tests.factories.home import StandardPageFactory, translated
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourcePageFactory, a_document

from .conftest import answer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "written", "asked"),
    [
        ("en", "Organizers bring tenants together.", "organizing tenant"),
        (
            "es",
            "Las viviendas saludables y las organizaciones del barrio.",
            "organizacion vivienda",
        ),
        ("fr", "Les communautés défendent la santé des locataires.", "communaute sante locataire"),
        ("ar", "المنظِّمون يجمعون المستأجرين من أجل الصحة", "منظم مستأجر صحة"),
        ("ar", "إسكان صحي لكل أسرة", "الاسكان الاسره"),
    ],
)
def test_other_forms_and_missing_accents_find_a_text(in_language, library, code, written, asked):
    locale = Locale.objects.get_or_create(language_code="en")[0] if code == "en" else None
    page = StandardPageFactory(parent=library.get_parent(), title="One", summary="", body=[])
    StandardPageFactory(parent=library.get_parent(), title="Other", summary="Nothing.", body=[])
    if locale is None:
        locale = in_language(code)
        page = translated(page, locale)
    page.summary = written
    page.save()
    found = answer(asked, locale)
    assert [each.pk for each in found.pages] == [page.pk]
    assert found.all_words
    marked = [piece.text for piece in found.snippets[page.pk].pieces if piece.marked]
    assert len(marked) == len(asked.split())


def test_titles_come_first_then_summaries_and_what_is_out_of_date_comes_last(library, find):
    body = [("paragraph", "<p>A word on tenants.</p>")]
    ResourcePageFactory(parent=library, title="In the text", body=body)
    ResourcePageFactory(parent=library, title="Tenants of old", archived=True)
    ResourcePageFactory(parent=library, title="In the summary", summary="For tenants.")
    ResourcePageFactory(parent=library, title="Tenants speak")
    found = find("tenants")
    assert found[:2] == ["Tenants speak", "In the summary"]
    assert set(found[2:]) == {"Tenants of old", "In the text"}


def test_a_wrong_letter_is_guessed_and_never_from_what_is_closed(library, english):
    StandardPageFactory(parent=library.get_parent(), title="Neighborhood organizing")
    draft = StandardPageFactory(parent=library.get_parent(), title="Kanarienvogel")
    answer("kanarienvogel", english)  # its words are learned
    assert did_you_mean(Query.from_text("kanarienvogl"), english) == "kanarienvogel"
    draft.unpublish()
    assert did_you_mean(Query.from_text("kanarienvogl"), english) == ""
    assert did_you_mean(Query.from_text("neighbourhod organising"), english) == (
        "neighborhood organizing"
    )
    assert did_you_mean(Query.from_text("neighborhood 2024"), english) == ""


def test_many_wrong_letters_cost_few_queries(library, english, django_assert_max_num_queries):
    words = ["neighborhood", "organizing", "inspector", "landlord", "tenement", "pollution"]
    StandardPageFactory(parent=library.get_parent(), title=" ".join(words))
    answer("neighborhood", english)
    mistyped = Query.from_text(" ".join(f"{word[:4]}x{word[4:]}" for word in words))
    with django_assert_max_num_queries(12):
        better = did_you_mean(mistyped, english)
    assert better.split()[:3] == words[:3]
    assert better.split()[3:] == list(mistyped.words[3:])


def test_other_words_for_a_term_find_its_pages(library, find):
    term = TermFactory(facet=Facet.SUBJECT, name="Organizing", synonyms="base-building")
    ResourcePageFactory(parent=library, title="How to begin", subjects=[term])
    assert find("base building") == ["How to begin"]


def test_what_a_file_says_is_found_in_the_language_of_the_file(library, english):
    page = ResourcePageFactory(parent=library, title="Guide")
    document = a_document()
    ResourceEdition.objects.create(
        page=page, locale=page.locale, language="fr", title="Le guide", document=document
    )
    assert answer("punaises", english).count == 0
    text, _made = DocumentText.objects.update_or_create(
        document=document,
        defaults={"state": ReadingState.READ, "text": "La punaise de lit\fsigne de bail"},
    )
    document_read.send(sender=DocumentText, text=text)
    found = answer("punaises", english)
    assert [each.pk for each in found.pages] == [page.pk]
    assert found.snippets[page.pk].file == "Le guide"
    assert "punaise" in [piece.text for piece in found.snippets[page.pk].pieces if piece.marked]


def test_suggestions_begin_as_one_types(library, english):
    TermFactory(facet=Facet.SUBJECT, name="Housing justice", synonyms="tenants' rights")
    page = ResourcePageFactory(parent=library, title="How housing heals")
    ResourcePageFactory(parent=library, title="Housing canary", live=False)
    found = [(each.text, each.href, each.question) for each in suggest("hous", english)]
    assert found == [("Housing justice", "", "Housing justice"), (page.title, page.url, "")]
    assert [each.text for each in suggest("tenants ri", english)] == ["Housing justice"]
    assert suggest("x", english) == suggest("", english) == suggest('"', english) == []


def test_a_vector_holds_no_more_than_postgresql_takes():
    places = Places()
    places.add("Title", "en", "A", IN_TITLE)
    places.add(" ".join(f"{number}{'ж' * 40}" for number in range(MOST_WORDS)), "ht", "D")
    vector = places.vector()
    assert vector.startswith("'titl':1A")
    assert vector.endswith("'^titl'")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT length(%s::tsvector)", [vector])
            assert 8_000 < cursor.fetchone()[0] < MOST_WORDS
    assert 8_000 < vector.count(" ") < MOST_WORDS


def test_marks_without_a_letter_are_no_words(english):
    for marks in ("\u0640\u0640", "\u064b", "\u0301"):
        assert not Query.from_text(marks)
        assert answer(f"{marks} xyzzy", english).count == 0
        assert suggest(marks, english) == []


def test_words_of_several_languages_have_their_stems():
    assert stem("organizers", "en") == stem("organizing", "en")
    assert stem("الصحة", "ar") == stem("للصحة", "ar") == stem("صحة", "ar")
    assert stem("häuser", "de") == stem("haus", "de")
    assert stem("COVID-19", "en") == "covid-19"
    assert stem("Kreyòl", "ht") == "kreyol"
