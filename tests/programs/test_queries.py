"""A page of programs costs the same, whether there is little to show or ten times as much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.programs import (
    CohortPageFactory,
    PartnerPageFactory,
    PartnershipPageFactory,
    StoryPageFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
BUDGET = 20


def grow(tree, partner, issue, number):
    """Add `number` of everything."""
    for _ in range(number):
        CohortPageFactory(parent=tree.program)
        other = PartnerPageFactory(parent=tree.partners, issues=[issue])
        pair = PartnershipPageFactory(
            parent=tree.cohort,
            partners=[partner, other],
            issues=[issue],
            latitude=42.4,
            longitude=-71.0,
        )
        StoryPageFactory(
            parent=tree.stories,
            program=tree.program,
            partnership=tree.pair if hasattr(tree, "pair") else pair,
            partners=[partner, other],
            issues=[issue],
        )
        tree.pair = getattr(tree, "pair", pair)
        tree.story = tree.stories.get_children().first()


def test_ten_times_the_content_costs_no_query_more(tree, client):
    issue = TermFactory()
    partner = PartnerPageFactory(parent=tree.partners, title="In every pair", issues=[issue])
    grow(tree, partner, issue, 1)
    pages = {
        "programs": tree.programs,
        "program": tree.program,
        "cohort": tree.cohort,
        "pair": tree.pair,
        "partners": tree.partners,
        "partner": partner,
        "stories": tree.stories,
        "story": tree.story,
    }

    def costs() -> dict[str, int]:
        found = {}
        for name, page in pages.items():
            client.get(page.url)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(page.url).status_code == 200
            found[name] = len(queries)
        return found

    little = costs()
    grow(tree, partner, issue, 10)
    assert costs() == little
    assert {name: cost for name, cost in little.items() if cost > BUDGET} == {}
