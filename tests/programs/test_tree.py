"""Staff cannot put a page of programs where it does not belong."""

import pytest

from home.models import HomePage
from programs.models import (
    CohortPage,
    PartnerIndexPage,
    PartnerPage,
    PartnershipPage,
    ProgramIndexPage,
    ProgramPage,
    StoryIndexPage,
    StoryPage,
)

pytestmark = pytest.mark.django_db

LEGAL = {
    (HomePage, ProgramIndexPage),
    (HomePage, PartnerIndexPage),
    (HomePage, StoryIndexPage),
    (ProgramIndexPage, ProgramPage),
    (ProgramPage, CohortPage),
    (CohortPage, PartnershipPage),
    (PartnerIndexPage, PartnerPage),
    (StoryIndexPage, StoryPage),
}
MINE = {child for _parent, child in LEGAL}


def test_only_the_designed_tree_can_be_built():
    parents = {parent for parent, _child in LEGAL} | MINE
    built = {
        (parent, child)
        for parent in parents
        for child in parent.allowed_subpage_models()
        if child in MINE
    }
    assert built == LEGAL


@pytest.mark.parametrize("name", ["programs", "partners", "stories"])
def test_a_language_has_each_list_once(tree, name):
    model = type(getattr(tree, name))
    assert not model.can_create_at(tree.home)


def test_pages_of_programs_are_no_leaves_for_others(tree):
    assert PartnershipPage.allowed_subpage_models() == []
    assert PartnerPage.allowed_subpage_models() == []
    assert StoryPage.allowed_subpage_models() == []
