"""Cards are drawn once for the same words, and say at once what changed."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from portal.taxonomy.models import Facet, Term
from programs.models import PartnershipPage, StoryPage
from tests.factories.programs import (
    PartnerPageFactory,
    PartnershipPageFactory,
    StoryPageFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
CARDS = Template('{% include "components/cards.html" with pages=pages %}')


def cards(pages) -> str:
    return CARDS.render(Context({"pages": pages, "request": None}))


def test_a_card_says_what_changed(tree):
    issue = TermFactory(name="Housing <justice>", slug="housing", facet=Facet.ISSUE)
    story = StoryPageFactory(parent=tree.stories, title="Then", issues=[issue])
    html = cards(StoryPage.objects.for_cards())
    assert "Then" in html
    assert "Housing &lt;justice&gt;" in html
    assert cards(StoryPage.objects.for_cards()) == html
    story.title, issue.name = "<Now>", "Homes"
    story.save()
    issue.save()
    html = cards(StoryPage.objects.for_cards())
    assert "&lt;Now&gt;" in html
    assert "Homes" in html


def test_terms_of_cards_are_one_query_and_in_the_order_of_the_vocabulary(tree):
    issues = [TermFactory(name=name, facet=Facet.ISSUE) for name in ("C", "A", "B")]
    stories = [StoryPageFactory(parent=tree.stories, issues=issues[:n]) for n in (3, 0, 1)]
    with CaptureQueriesContext(connection) as queries:
        found = {page.pk: page for page in StoryPage.objects.for_cards()}
        names = [[term.name for term in found[story.pk].shown_terms] for story in stories]
    assert len(queries) == 2
    assert names == [["A", "B", "C"], [], ["C"]]
    alone = StoryPage.objects.get(pk=stories[0].pk)
    assert [term.name for term in alone.shown_terms] == [term.name for term in alone.issues.all()]


def test_terms_are_in_the_language_of_readers_and_cost_none_a_query_in_their_own(tree):
    issue = TermFactory(name="Housing", facet=Facet.ISSUE)
    StoryPageFactory(parent=tree.stories, issues=[issue])
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    Term.objects.create(
        name="Vivienda", slug="housing", facet=Facet.ISSUE, locale=spanish,
        translation_key=issue.translation_key,
    )  # fmt: skip
    [page] = StoryPage.objects.for_cards()
    with CaptureQueriesContext(connection) as queries, translation.override("en"):
        assert "Housing" in cards([page])
    assert "taxonomy_term" not in str([query["sql"] for query in queries])
    with translation.override("es"):
        assert "Vivienda" in cards([page])


def test_a_preview_shows_what_is_not_stored_yet(tree):
    first, second = (
        PartnerPageFactory(parent=tree.partners),
        PartnerPageFactory(parent=tree.partners),
    )
    issues = [TermFactory(name=name, facet=Facet.ISSUE) for name in ("A", "B")]
    pair = PartnershipPageFactory(parent=tree.cohort, partners=[first], issues=issues[:1])
    draft = PartnershipPage.objects.get(pk=pair.pk)
    draft.issues.set(issues)
    row = draft.partners.all()[0]
    row.partner = second
    draft.partners.set([row])
    draft = draft.save_revision().as_object()
    assert [term.name for term in draft.shown_terms] == ["A", "B"]
    assert [partner.pk for partner, _role in draft.visible_partners] == [second.pk]
    stored = PartnershipPage.objects.get(pk=pair.pk)
    assert [term.name for term in stored.shown_terms] == ["A"]
    assert [partner.pk for partner, _role in stored.visible_partners] == [first.pk]
    # What was read before does not hide what the page is given since.
    stored.issues.set(issues)
    assert [term.name for term in stored.shown_terms] == ["A", "B"]
    [listed] = PartnershipPage.objects.filter(pk=pair.pk).prefetch_related("shown_terms")
    listed.issues.set([])
    assert list(listed.shown_terms) == []
