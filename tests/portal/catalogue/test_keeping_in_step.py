"""The catalogue is as the pages are: at once, and nothing private is in any part of it."""

import ast
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from portal.catalogue import (
    NEWEST,
    Query,
    Question,
    Scope,
    ask,
    asking,
    did_you_mean,
    elsewhere,
    noting,
    settling,
    suggest,
)
from portal.catalogue.asking import read_pages
from portal.catalogue.comparing import wrong_bits
from portal.catalogue.models import Bits, Entry, KnownWord, Text
from portal.catalogue.standing import Standing
from portal.taxonomy.merging import merge, plan_of
from portal.taxonomy.models import Facet
from resources.models.index import cards_below
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourcePageFactory

from .conftest import answer

pytestmark = pytest.mark.django_db


def everything_said(locale) -> str:
    """All that the catalogue tells anybody of the canary."""
    found = answer("canaryword", locale)
    more = [
        *(page.title for page in found.pages),
        *(page.title for page in elsewhere(found)),
        *(option.label for facet in found.facets for option in facet.options),
        *(each.text for each in suggest("canary", locale)),
        did_you_mean(Query.from_text("canarywort"), locale),
        *(piece.text for each in found.snippets.values() for piece in each.pieces),
    ]
    return f"{found.count} " + " ".join(more)


NOTHING_SAID = "0 "


def test_what_is_closed_is_nowhere_at_once_and_comes_back(library, english, spanish, site_root):
    home_in(spanish, site_root)
    term = TermFactory(facet=Facet.SUBJECT, name="Canary subject")
    page = ResourcePageFactory(
        parent=library, title="Canaryword", subjects=[term], languages=["ht"]
    )
    TermFactory(facet=Facet.SUBJECT, name="Unused")
    for locale in (english, spanish):
        assert "Canaryword" in everything_said(locale)

    def gone() -> bool:
        # A term is no secret: its name is in the vocabulary that everybody sees.
        return all(
            everything_said(locale).replace("Canary subject", "").strip() == "0"
            for locale in (english, spanish)
        )

    restriction = PageViewRestriction.objects.create(page=library, restriction_type="login")
    assert gone()
    assert not Text.objects.filter(page=page).exists()
    restriction.delete()
    assert not gone()
    page.unpublish()
    assert gone()
    page.save_revision().publish()
    assert not gone()
    # Into a closed section.
    members = StandardPageFactory(parent=site_root, title="Members")
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    other = StandardPageFactory(parent=site_root, title="Canaryword elsewhere")
    assert "elsewhere" in everything_said(english)
    other.move(members, pos="last-child")
    assert "elsewhere" not in everything_said(english)
    page.delete()
    assert gone()


def test_a_restriction_counts_before_its_entries_are_written(library, english, monkeypatch):
    page = ResourcePageFactory(parent=library, title="Canaryword")
    assert answer("canaryword", english).count == 1
    monkeypatch.setattr(noting, "write", lambda keys: 0)  # a worker that has not come yet
    PageViewRestriction.objects.create(page=library, restriction_type="login")
    assert Entry.objects.filter(page=page, gone=False).exists()
    assert everything_said(english) == NOTHING_SAID


def readers_in_use() -> set[str]:
    """Return what is given to lists and to `read_pages` to read pages by their keys."""
    found = set()
    for app in ("portal", "home", "programs", "resources", "search"):
        for file in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            if "CatalogueListing(" not in text and "read_pages(" not in text:
                continue
            for call in ast.walk(ast.parse(text)):
                called = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
                if called in ("CatalogueListing", "read_pages"):
                    given = [word.value for word in call.keywords if word.arg == "read"]
                    given += call.args[1:] if called == "read_pages" else []
                    found |= set(map(ast.unparse, given))
    return found


def test_every_reader_of_found_pages_keeps_out_what_was_closed_since(library):
    # `self._read` hands on what a list was given; `_with_keys` is the usual one.
    assert readers_in_use() == {"self._read", "partial(cards_below, self.path, self.depth + 1)"}
    page = ResourcePageFactory(parent=library)
    for reader in (asking._with_keys, partial(cards_below, library.path, library.depth + 1)):
        assert [found.pk for found in read_pages([page.pk], reader)] == [page.pk]
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert read_pages([page.pk], reader) == []
        restriction.delete()
        Page.objects.filter(pk=page.pk).update(live=False)
        assert read_pages([page.pk], reader) == []
        Page.objects.filter(pk=page.pk).update(live=True)


def test_a_page_in_one_language_stands_in_the_lists_of_all_until_it_is_translated(
    library, in_language, english
):
    locale = in_language("fr")
    page = StandardPageFactory(parent=library.get_parent(), title="Only in English")

    def listed() -> list[str]:
        question = Question(
            Query.from_text("english"), locale, sort=NEWEST, scope=Scope(borrowed=True), facets=()
        )
        return [each.title for each in ask(question).pages]

    assert listed() == ["Only in English"]
    version = translated(page, locale, title="En anglais english")
    assert listed() == ["En anglais english"]
    version.unpublish()
    assert listed() == ["Only in English"]
    assert [each.title for each in elsewhere(answer("english", locale))] == ["Only in English"]


def test_drafts_and_forms_change_nothing_and_a_publication_is_one_transaction(library, english):
    page = ResourcePageFactory(parent=library, title="Published words")
    assert answer("published", english).count == 1
    page.title = "Canaryword"
    page.save_revision()
    assert everything_said(english) == NOTHING_SAID
    page.save_revision().publish()
    # Nobody has asked since: the publication itself has written it.
    assert Text.objects.get(page=page).title == "Canaryword"


@pytest.mark.parametrize("mending", ["catalogue_rebuild", "catalogue_tidy"])
def test_the_check_finds_what_differs_and_it_is_mended(library, english, capsys, mending):
    one, two = (ResourcePageFactory(parent=library, title=f"Guide {name}") for name in "ab")
    call_command("catalogue_check")
    Page.objects.filter(pk=one.pk).update(title="Changed behind its back")
    Page.objects.filter(pk=two.pk).update(live=False)
    KnownWord.objects.create(locale=english, folded="canary", written="canary", stem="canari")
    with pytest.raises(CommandError, match="2 differ"):
        call_command("catalogue_check")
    said = capsys.readouterr().out
    assert f"page {one.pk}: changed" in said
    assert f"page {two.pk}: too many" in said
    call_command(mending, verbosity=0)
    call_command("catalogue_check")
    assert answer("behind", english).count == 1
    assert not KnownWord.objects.filter(folded="canary").exists()
    assert not Entry.objects.filter(fresh=True).exists()


def test_questions_cost_the_same_for_any_number_of_pages(library, english):
    terms = [TermFactory(facet=Facet.SUBJECT) for _number in range(3)]

    def cost() -> int:
        chosen = {"subject": [terms[0].slug], "year": ["2025"]}
        answer("guide", english, chosen=chosen)
        with CaptureQueriesContext(connection) as queries:
            found = answer("guide", english, chosen=chosen)
        assert found.count
        return len(queries)

    ResourcePageFactory.create_batch(2, parent=library, subjects=terms)
    few = cost()
    ResourcePageFactory.create_batch(20, parent=library, subjects=terms)
    assert cost() == few <= 13
    settling.settle_all()
    assert cost() <= few
    closed = ResourcePageFactory.create_batch(8, parent=library, subjects=terms)
    PageViewRestriction.objects.create(page=closed[0], restriction_type="login")
    one_section = cost()
    for page in closed[1:]:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert cost() <= one_section <= few + 1


def test_other_words_for_a_term_count_at_once_also_those_of_a_new_translation(
    library, english, spanish
):
    term = TermFactory(facet=Facet.SUBJECT, name="Housing")
    kept = TermFactory(facet=Facet.SUBJECT, name="Homes", synonyms="dwellings")
    page = ResourcePageFactory(parent=library, title="Guide", subjects=[term])
    translated(page, spanish, title="Guia")
    term.synonyms = "canaryword"
    term.save()
    assert answer("canaryword", english).count == 1
    assert answer("vivienda", spanish).count == 0
    translation = term.copy_for_translation(spanish)
    translation.name = "Vivienda"
    translation.save()
    assert answer("vivienda", spanish).count == 1
    assert answer("dwellings", english).count == 0
    merge(term, kept, None, plan_of(term, kept).version)
    assert answer("dwellings", english).count == 1


def test_bits_of_an_older_database_and_of_a_slow_clock_are_read(library, english, monkeypatch):
    def made(title: str) -> int:
        ResourcePageFactory(parent=library, title=title)
        noting.settle()
        settling.settle_all()
        return answer("guide", english).count

    assert made("Guide one") == 1
    monkeypatch.setattr(settling.time, "time_ns", lambda: 1)
    assert made("Guide two") == 2
    Bits.objects.update(generation=1, bits=b"\0" * 8192)
    assert answer("guide", english).count == 0
    assert len(list(wrong_bits())) > 1
    Bits.objects.all().delete()
    assert len(list(wrong_bits())) > 1


def test_answers_are_read_again_when_there_are_others(library, english, monkeypatch):
    """Nothing is remembered inside a transaction, and each test is one."""

    def years() -> set[str]:
        with monkeypatch.context() as outside:
            outside.setattr(connections["default"], "in_atomic_block", False)
            return set(Standing(["year"]).values.get("year", {}))

    ResourcePageFactory(parent=library, published_on=date(2021, 5, 1))
    noting.settle()
    with CaptureQueriesContext(connection) as first:
        assert years() == {"2021"}
    with CaptureQueriesContext(connection) as again:
        assert years() == {"2021"}
    assert len(again) == len(first) - 1
    ResourcePageFactory(parent=library, published_on=date(2022, 5, 1))
    noting.settle()
    assert years() == {"2021", "2022"}
