"""No word stands for two terms, no name contains another; staff are told, a command checks it."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from portal.demo.catalogue import catalogue, languages
from portal.demo.vocabulary import VOCABULARY
from portal.demo.words import lines
from portal.taxonomy.models import Facet, Term, Word
from portal.taxonomy.problems import Kind, problems
from tests.factories.programs import StoryIndexPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_taxonomy_term:add"


def fields(**given: str) -> dict[str, str]:
    blank = {"facet": "issue", "name": "", "slug": "", "synonyms": "", "overlap_reason": ""}
    return {**blank, **given}


def kinds() -> list[Kind]:
    return [problem.kind for problem in problems() if problem.kind is not Kind.UNTRANSLATED]


@pytest.fixture
def health(english):
    return Term.objects.create(
        facet=Facet.ISSUE, name="Health", slug="health", synonyms="Wellbeing", locale=english
    )


@pytest.mark.parametrize(
    ("facet", "name", "synonyms", "word"),
    [
        ("issue", "HEALTH", "", "HEALTH"),
        ("subject", "Health", "", "Health"),
        ("subject", "Well-being", "wellbeings", "wellbeings"),
        ("audience", "Wellbeings", "", "Wellbeings"),
        ("place", "Clinics", "Clínic\nhéalths", "héalths"),
    ],
)
def test_a_word_that_stands_for_another_term_is_refused(staff, health, facet, name, synonyms, word):
    sent = fields(facet=facet, name=name, synonyms=synonyms)
    refused = staff.post(reverse(ADD), sent)
    assert f"“{word}” already stands for the term “Health” (Issue)." in refused.text
    assert name in refused.text, "what was typed is kept"
    assert Term.objects.count() == 1


def test_the_database_refuses_what_two_colleagues_save_at_once(health, english):
    second = Term(facet=Facet.SUBJECT, name="Healths", slug="healths", locale=english)
    with pytest.raises(ValidationError, match="already stands for"), transaction.atomic():
        second.save()
    assert Term.objects.count() == 1


def test_another_language_may_use_the_word(health, spanish):
    salud = health.copy_for_translation(spanish)
    salud.save()
    assert Word.objects.filter(key="health").count() == 2


def test_a_name_inside_another_is_a_warning_until_somebody_says_why(staff, health):
    saved = staff.post(reverse(ADD), fields(name="Health equity"), follow=True)
    warning = "“Health equity” holds the name of “Health”"
    assert warning in saved.text
    equity = Term.objects.get(name="Health equity")
    assert kinds() == [Kind.CONTAINED]
    page = staff.get(reverse("wagtailsnippets_taxonomy_term:problems"))
    assert warning in page.text
    assert reverse("wagtailsnippets_taxonomy_term:edit", args=[equity.pk]) in page.text
    merge = reverse("wagtailsnippets_taxonomy_term:merge", args=[equity.pk])
    assert f"{merge}?into={health.pk}" in page.text
    listed = staff.get(reverse("wagtailsnippets_taxonomy_term:list"))
    assert "Holds the name of “Health”" in listed.text
    with pytest.raises(CommandError, match="1 problem"):
        call_command("check_vocabulary", stdout=StringIO())

    edit = reverse("wagtailsnippets_taxonomy_term:edit", args=[equity.pk])
    explained = fields(
        name="Health equity", slug="health-equity", overlap_reason="Funders ask for both."
    )
    assert warning not in staff.post(edit, explained, follow=True).text
    said = StringIO()
    call_command("check_vocabulary", stdout=said)
    assert "Funders ask for both." in said.getvalue()
    page = staff.get(reverse("wagtailsnippets_taxonomy_term:problems"))
    assert "Funders ask for both." in page.text


def test_another_facet_or_part_of_a_word_is_no_containment(staff, health, english):
    staff.post(reverse(ADD), fields(facet="audience", name="Health departments"))
    staff.post(reverse(ADD), fields(name="Healthcare"))
    assert Term.objects.count() == 3
    assert kinds() == []


def test_terms_that_always_come_together_are_reported(site_root, english):
    index = StoryIndexPageFactory(parent=site_root)
    wide, narrow, rare = (
        Term.objects.create(facet=Facet.ISSUE, name=name, slug=name.lower(), locale=english)
        for name in ("Housing", "Evictions", "Mould")
    )
    for number in range(6):
        story = StoryPageFactory(parent=index)
        story.issues = [wide, *([narrow] if number else []), *([rare] if number > 2 else [])]
        story.save()
    found = [problem for problem in problems() if problem.kind is Kind.SAME_PAGES]
    assert [problem.words for problem in found] == [
        "All 5 pages of “Evictions” are also given “Housing”."
    ]
    story.issues = [narrow]
    story.save()
    assert kinds() == []


def test_what_came_past_the_form_is_found_too(health, english, staff):
    """Rows that an import wrote straight into the table."""
    Term.objects.bulk_create(
        [
            Term(facet=Facet.SUBJECT, name="Wellbeing", slug="wellbeing", locale=english),
            Term(facet=Facet.ISSUE, name="Mental health", slug="mental", locale=english),
        ]
    )
    assert kinds() == [Kind.SAME_WORD, Kind.CONTAINED]
    with pytest.raises(CommandError, match="2 problems"):
        call_command("check_vocabulary", "--rebuild", stdout=StringIO())
    assert Word.objects.get(key="mental health").is_name
    assert Word.objects.get(key="wellbeing").term == health, "the first keeps it"
    page = staff.get(reverse("wagtailsnippets_taxonomy_term:problems")).text
    assert "“Wellbeing” stands for “Health” (Issue) and “Wellbeing” (Subject)." in page


def test_the_demo_s_vocabulary_has_no_problem_in_any_language(english):
    """The terms that ship, in the languages in which they ship."""
    from wagtail.models import Locale  # noqa: PLC0415

    for code in ["en", *sorted(languages())]:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        for entry in VOCABULARY:
            say = str if code == "en" else catalogue(code).plain
            synonyms = lines(entry.synonyms)
            term = Term(
                facet=entry.facet,
                name=say(entry.name),
                slug=entry.slug,
                synonyms=say(synonyms),
                locale=locale,
            )
            term.full_clean(exclude=["locale"])
            term.save()
    assert kinds() == []
