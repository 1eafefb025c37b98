"""A cohort counts its own pairs, opens and closes its call, and keeps one address for its year."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programs.models import CohortPage, CohortStatus
from tests.factories.programs import CohortPageFactory, a_pair

pytestmark = pytest.mark.django_db


def test_selected_counts_the_pairs_that_visitors_see(tree, restrict):
    a_pair(tree.cohort, tree.partners)
    a_pair(tree.cohort, tree.partners)
    a_pair(tree.cohort, tree.partners, live=False)
    restrict(a_pair(tree.cohort, tree.partners))
    cohort = CohortPage.objects.get(pk=tree.cohort.pk)
    assert cohort.selected == 2
    assert len(cohort.partnerships) == 2


def test_the_funnel_shows_what_is_known(tree):
    cohort = CohortPage.objects.get(pk=tree.cohort.pk)
    assert not cohort.has_funnel
    cohort.applications, cohort.finalists = 50, 10
    assert [number for _label, number in cohort.funnel] == [50, 10]
    a_pair(tree.cohort, tree.partners)
    cohort = CohortPage.objects.get(pk=tree.cohort.pk)
    cohort.applications, cohort.finalists = 50, 10
    assert [number for _label, number in cohort.funnel] == [50, 10, 1]


@pytest.mark.parametrize(
    ("today", "is_open"),
    [(date(2026, 3, 30), True), (date(2026, 3, 31), True), (date(2026, 4, 1), False)],
)
def test_the_last_day_of_a_call_counts(today, is_open):
    cohort = CohortPage(status=CohortStatus.CALL_OPEN, apply_by=date(2026, 3, 31))
    assert cohort.takes_applications(today) is is_open


def test_only_an_open_call_takes_applications():
    for status in CohortStatus:
        cohort = CohortPage(status=status)
        assert cohort.takes_applications() is (status == CohortStatus.CALL_OPEN)


def test_finalists_are_among_the_applicants(tree):
    cohort = CohortPage(year=2024, title="2024", slug="2024", applications=9, finalists=10)
    with pytest.raises(ValidationError) as error:
        cohort.clean()
    assert list(error.value.message_dict) == ["finalists"]


def test_a_visitor_reads_the_cohort(tree, client):
    a_pair(
        tree.cohort,
        tree.partners,
        title="Chelsea, Massachusetts",
        latitude=42.39,
        longitude=-71.03,
    )
    tree.cohort.applications, tree.cohort.finalists = 50, 10
    tree.cohort.save()
    answer = client.get(tree.cohort.url)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Chelsea, Massachusetts" in text
    assert "Local health department" in text
    assert "Where they work" in text
    assert tree.cohort.url.endswith("/2023/")


def test_an_open_call_says_how_to_apply(tree, client, time_machine_at):
    tree.cohort.status = CohortStatus.CALL_OPEN
    tree.cohort.apply_by = date(2026, 3, 31)
    tree.cohort.apply_url = "https://apply.example.org/"
    tree.cohort.save()
    time_machine_at("2026-03-31 23:30", "America/New_York")
    assert "https://apply.example.org/" in client.get(tree.cohort.url).content.decode()
    time_machine_at("2026-04-01 00:30", "America/New_York")
    text = client.get(tree.cohort.url).content.decode()
    assert "https://apply.example.org/" not in text
    assert "have not been announced yet" in text


def test_two_cohorts_of_a_program_have_two_addresses(tree):
    other = CohortPageFactory(parent=tree.program, year=2024)
    assert other.url != tree.cohort.url
    with pytest.raises(ValidationError, match="slug"):
        CohortPageFactory(parent=tree.program, year=2024)
