"""A visitor narrows a list by links, and the counts always say what the next click would show."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.http import QueryDict
from django.utils import timezone

from home.models import StandardPage
from portal.listings import ChoiceFilter, Listing, YearFilter, asking
from portal.listings.filters import Option

pytestmark = pytest.mark.django_db


FILTERS = (
    ChoiceFilter("lang", "Menu", "summary", [("yes", "In the menu"), ("no", "Not there")]),
    YearFilter("year", "Year", "review_by"),
)


def listed():
    return StandardPage.objects.for_visitors().order_by("title")


def listing(address: str = "", **options) -> Listing:
    return Listing(partial(listed), QueryDict(address), FILTERS, **options)


@pytest.fixture
def pages(site_root):
    for number in range(5):
        site_root.add_child(
            instance=StandardPage(
                title=f"Page {number}",
                slug=f"page-{number}",
                summary="no" if number % 2 else "yes",
                review_by=f"{2025 + number // 3}-01-31",
            )
        )


def test_counts_follow_the_other_answers(pages):
    menu, years = listing("year=2025").groups
    assert [(option.label, option.count) for option in menu.options] == [
        ("In the menu", 2),
        ("Not there", 1),
    ]
    assert [(option.label, option.count) for option in years.options] == [("2026", 2), ("2025", 3)]
    for option in [*menu.options, *years.options]:
        if not option.selected and option in menu.options:
            assert listing(option.url[1:]).count == option.count


def test_an_answer_that_finds_nothing_can_be_taken_back(pages):
    shown = listing("year=1999&year=abc&page=3")
    assert shown.count == 0
    assert [(option.label, option.url) for option in shown.active] == [("1999", "?year=abc")]
    assert shown.clear_url == "?"


def test_hostile_addresses_are_harmless(pages):
    for address in ("page=9999999999", "page=-1", "page=x", "year=%00", "year=" + "9" * 5000):
        assert listing(address, per_page=2).page.number >= 1


@pytest.mark.parametrize("more", ["", "&page=3&year=2025&x=%00%26%E9", "&lang=yes&z=1&year=a%3D"])
def test_many_answers_have_the_addresses_that_each_has_alone(pages, more):
    shown = listing(f"a=%2B+b{more}&lang=no")
    for name in ("lang", "year"):
        options = [Option(value, value, 1) for value in ("2025", "no", "a=", "é & + %00 <")]
        assert shown.narrowings(name, options) == [
            shown.narrowing_of(name, option) for option in options
        ]


def test_what_a_list_asks_is_written_once_and_read_anew(pages, monkeypatch):
    assert listing("year=2025&lang=yes").count == 2
    assert listing("year=2025&lang=yes").page.object_list

    def refused(queryset):
        pytest.fail(f"written again: {queryset.query}")

    monkeypatch.setattr("portal.speed.prepared._Prepared", refused)
    StandardPage.objects.filter(slug="page-4").update(summary="no")
    shown = listing("year=2026&lang=no")
    assert [page.slug for page in shown.page] == ["page-3", "page-4"]
    assert [option.count for group in shown.groups for option in group.options] == [2, 2, 1]


def test_many_answers_leave_no_statement_behind(pages, monkeypatch):
    few = "&".join(f"year={2023 + number}" for number in range(asking.FEW))
    assert [listing(few).count, len(listing(few).page.object_list)] == [3, 3]
    monkeypatch.setattr(asking, "_numbers_once", None)
    monkeypatch.setattr(asking, "_first_rows_once", None)
    shown = listing(f"{few}&year=2026&year=abc&lang=no")
    assert [page.slug for page in shown.page] == ["page-1", "page-3"]
    assert [option.count for group in shown.groups for option in group.options][:3] == [3, 2, 1]


def test_the_year_of_an_instant_is_that_of_the_time_zone_in_which_it_is_asked(pages):
    published = (YearFilter("year", "Year", "first_published_at"),)
    new_year = datetime(2026, 1, 1, 3, tzinfo=UTC)
    StandardPage.objects.update(first_published_at=new_year)
    for zone, year in (("America/New_York", "2025"), ("Asia/Tokyo", "2026")):
        with timezone.override(zone):
            [group] = Listing(partial(listed), QueryDict(), published).groups
            assert [(option.value, option.count) for option in group.options] == [(year, 5)]
            assert Listing(partial(listed), QueryDict(f"year={year}"), published).count == 5


def test_queries_stay_the_same_with_more_pages(pages, django_assert_num_queries):
    with django_assert_num_queries(2):
        shown = listing(per_page=3)
        assert shown.groups
        assert list(shown.page)
