"""A program leads to its cohorts, and shows the right one first."""

import pytest

from programs.models import CohortStatus, ProgramPage
from tests.factories.programs import CohortPageFactory, StoryPageFactory, a_pair

pytestmark = pytest.mark.django_db


def shown(tree) -> ProgramPage:
    return ProgramPage.objects.get(pk=tree.program.pk)


def test_the_newest_cohort_that_still_runs_is_current(tree):
    CohortPageFactory(parent=tree.program, year=2024, status=CohortStatus.ALUMNI)
    draft = CohortPageFactory(parent=tree.program, year=2025, live=False)
    assert shown(tree).shown_cohort == tree.cohort
    assert [cohort.year for cohort in shown(tree).other_cohorts] == [2024]
    draft.save_revision().publish()
    assert shown(tree).shown_cohort.year == 2025


def test_when_all_are_alumni_the_newest_is_shown(tree):
    newer = CohortPageFactory(parent=tree.program, year=2024, status=CohortStatus.ALUMNI)
    tree.cohort.status = CohortStatus.ALUMNI
    tree.cohort.save()
    assert shown(tree).shown_cohort == newer


def test_staff_may_choose_another(tree):
    chosen = CohortPageFactory(parent=tree.program, year=2019, status=CohortStatus.ALUMNI)
    tree.program.current_cohort = chosen
    tree.program.save()
    assert shown(tree).shown_cohort == chosen
    chosen.unpublish()
    assert shown(tree).shown_cohort == tree.cohort


def test_a_visitor_reads_the_program(tree, client):
    a_pair(tree.cohort, tree.partners, title="Chelsea")
    StoryPageFactory(parent=tree.stories, title="How it began", program=tree.program)
    tree.program.goals = [("goal", "Closer relationships")]
    tree.program.who_it_is_for = "<p>Departments.</p>"
    tree.program.save()
    text = client.get(tree.program.url).content.decode()
    for words in ("2023 cohort", "Chelsea", "How it began", "Closer relationships", "Departments"):
        assert words in text
    assert tree.program.title in client.get(tree.programs.url).content.decode()


def test_a_program_without_anything_still_reads_well(tree, client):
    tree.cohort.delete()
    text = client.get(tree.program.url).content.decode()
    assert "current cohort" not in text
    assert "Where partners work together" not in text
