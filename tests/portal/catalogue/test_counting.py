"""Counts are exact: against a count by hand, whatever is chosen, before and after settling."""

import random
from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from portal.catalogue import (
    NEWEST,
    TITLE,
    Query,
    Question,
    Scope,
    ask,
    common_words,
    ordering,
    settling,
)
from portal.catalogue.models import Bits, Entry
from portal.taxonomy.models import Facet
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourcePageFactory

pytestmark = pytest.mark.django_db

FACETS = ["subject", "audience", "language", "year"]


class Made:
    """A resource as it was made, to count by hand."""

    def __init__(self, page, subjects, audiences, languages, year, words):
        self.page, self.words = page, words
        self.answers = {
            "subject": {term.slug for term in subjects},
            "audience": {term.slug for term in audiences},
            "language": set(languages),
            "year": {str(year)},
        }

    def fits(self, chosen, words, leaving_out=""):
        return (not words or words in self.words) and all(
            self.answers[name] & set(values)
            for name, values in chosen.items()
            if name != leaving_out and values
        )


@pytest.fixture
def made(library):
    chance = random.Random(20251125)  # noqa: S311
    subjects = [TermFactory(facet=Facet.SUBJECT) for _number in range(4)]
    audiences = [TermFactory(facet=Facet.AUDIENCE) for _number in range(3)]
    resources = []
    for number in range(30):
        facts = (
            chance.sample(subjects, chance.randint(0, 3)),
            chance.sample(audiences, chance.randint(0, 2)),
            chance.sample(["en", "es", "fr", "ht"], chance.randint(0, 3)),
            chance.choice([2021, 2022, 2023]),
        )
        words = chance.sample(["roofs", "lungs", "trucks"], 2)
        page = ResourcePageFactory(
            parent=library,
            title=f"Guide {number:02} {' '.join(words)}",
            subjects=facts[0],
            audiences=facts[1],
            languages=facts[2],
            published_on=date(facts[3], 1 + number % 12, 1),
        )
        resources.append(Made(page, *facts, words))
    return resources


def check(made, library, english, rounds):
    """Ask at random and compare every number with one counted by hand."""
    chance = random.Random(rounds)  # noqa: S311
    possible = {name: sorted(set().union(*(m.answers[name] for m in made))) for name in FACETS}
    for _round in range(rounds):
        asked = chance.sample(FACETS, chance.randint(0, 3))
        chosen = {name: chance.sample(possible[name], chance.randint(1, 2)) for name in asked}
        words = chance.choice(["", "", "roofs", "lungs"])
        question = Question(
            Query.from_text(words),
            english,
            chosen,
            sort=chance.choice([NEWEST, TITLE]),
            scope=Scope(below=library.pk),
            facets=FACETS,
        )
        answer = ask(question, per_page=50)
        fitting = [entry for entry in made if entry.fits(chosen, words)]
        assert answer.count == len(fitting)
        assert {page.pk for page in answer.pages} == {entry.page.pk for entry in fitting}
        for facet in answer.facets:
            others = [entry for entry in made if entry.fits(chosen, words, facet.name)]
            for option in facet.options:
                by_hand = sum(option.value in entry.answers[facet.name] for entry in others)
                assert option.count == by_hand, (facet.name, option, chosen, words)
            assert {option.value for option in facet.options} >= {
                value for entry in others for value in entry.answers[facet.name]
            }


def test_counts_stay_right_however_answers_are_combined(made, library, english, monkeypatch):
    # What common words find is remembered; here each word is common.
    monkeypatch.setattr(common_words, "COMMON", 0)
    check(made, library, english, 12)
    assert settling.settle_all() == Entry.objects.count()
    assert not Entry.objects.filter(fresh=True).exists()
    check(made, library, english, 12)

    # Some change, one goes, one is closed: the bits say otherwise now, and do not count.
    made[3].page.published_on = date(2023, 5, 5)
    made[3].page.save()
    made[3].answers["year"] = {"2023"}
    made[4].page.title = f"Guide 04 {' '.join(made[4].words)}, once more"
    made[4].page.save()
    reworded = made[6]
    reworded.page.title, reworded.words = "Guide 06", []
    reworded.page.save()
    made.pop(7).page.unpublish()
    made.pop(5).page.delete()
    PageViewRestriction.objects.create(page=made.pop(1).page, restriction_type="login")
    check(made, library, english, 12)
    settling.settle_all()
    check(made, library, english, 12)
    # Only its words change, no answer: the bits stay as they are, but for their generation.
    reworded.page.title, reworded.words = "Guide 06 roofs", ["roofs"]
    reworded.page.save()
    check(made, library, english, 12)
    settling.settle_all()
    # Long lists are walked, not sorted.
    monkeypatch.setattr(ordering, "FEW", 3)
    monkeypatch.setattr(ordering, "MARGIN", 1)
    check(made, library, english, 12)
    assert Bits.objects.exists()


@pytest.mark.parametrize("dearer", [0, 100], ids=["walked", "by key"])
def test_lists_are_in_order_on_every_page_of_them(made, library, english, monkeypatch, dearer):
    monkeypatch.setattr(ordering, "MARGIN", 1)
    monkeypatch.setattr(ordering, "DEARER", dearer)
    for undated in made[4:22:3]:
        undated.page.published_on = None
        undated.page.save()
    for sort, key in (
        (NEWEST, lambda m: (-(m.page.published_on or date.min).toordinal(), m.page.title)),
        (TITLE, lambda m: m.page.title),
    ):
        question = Question(
            Query.from_text(""), english, sort=sort, scope=Scope(below=library.pk), facets=()
        )
        pages = [page.pk for number in (1, 2, 3, 4) for page in ask(question, number, 8).pages]
        assert pages == [entry.page.pk for entry in sorted(made, key=key)], sort
        assert ask(question, 10**9, 8).pages == []
