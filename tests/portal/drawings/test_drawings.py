"""Drawings from plain data: nothing is lost, nothing overlaps, odd data does no harm."""

import re
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.blocks.data import OutcomeBlock, TheoryOfChangeBlock, TimelineBlock
from portal.drawings.funnel import funnel, widths
from portal.drawings.map import partnership_map, push_apart
from portal.drawings.numbers import coordinate, figure
from portal.drawings.outcome import date_ticks, outcome_chart, value_ticks
from portal.drawings.theory import climb, curve, theory_diagram
from portal.stylesheet import stylesheet

CHELSEA = {
    "title": "Chelsea <pair>",
    "href": "/chelsea/",
    "place": "Chelsea, Massachusetts",
    "latitude": Decimal("42.3918"),
    "longitude": Decimal("-71.0328"),
}
SAN_JUAN = {"title": "San Juan", "href": "", "place": "", "latitude": 18.46, "longitude": -66.1}
UNPLACED = {"title": "No place", "href": "/x/", "place": "", "latitude": None, "longitude": None}

values = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def draw(tag: str, language: str = "en", **data) -> str:
    with override(language):
        return Template("{% load portal_drawings %}{% " + tag + " %}").render(Context(data))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_map_lists_everyone_and_numbers_only_who_is_on_it():
    html = draw("partnership_map points", points=[UNPLACED, CHELSEA, SAN_JUAN])
    listed = html[html.index('class="map__lists"') :]

    assert listed.index("Chelsea &lt;pair&gt;") < listed.index("Not on this map")
    assert listed.index("Not on this map") < listed.index("No place") < listed.index("San Juan")
    assert listed.count('class="map__badge"') == 1
    assert 'href="/chelsea/"' in listed
    # Pointers may use the marks, the keyboard does not meet them: the list says the same.
    drawn = html[: html.index('class="map__lists"')]
    assert drawn.count("<a ") == drawn.count('tabindex="-1"') == 2


def test_partnerships_of_one_city_do_not_hide_each_other():
    drawing = partnership_map([CHELSEA] * 5)
    for layer in drawing["layers"]:
        places = [(float(mark.dx), float(mark.dy)) for mark in layer.marks]
        assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 26 for a, b in combinations(places, 2))


def test_a_crowd_becomes_dots_in_their_true_places():
    narrow = partnership_map([CHELSEA] * 200)["layers"][1]
    assert narrow.crowded
    assert {(mark.dx, mark.dy) for mark in narrow.marks} == {("0", "0")}


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 380)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_pushing_apart_never_brings_points_closer_than_they_may_be(places):
    pushed = push_apart(places, 29)
    assert len(pushed) == len(places)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 13 for a, b in combinations(pushed, 2))


def test_a_map_without_points_on_it_is_a_list():
    html = draw("partnership_map points", points=[SAN_JUAN])
    assert "<svg" not in html
    assert "San Juan" in html
    assert draw("partnership_map points", points=[])


def test_a_funnel_is_as_wide_as_its_numbers():
    assert widths([50, 10, 4]) == pytest.approx([1, 0.2, 0.08])
    assert widths([50, 50]) == [1, 1]
    assert widths([50, None, 0]) == [1, 1, 0]
    assert widths([None, 0]) == [0, 0]
    assert widths([10000, 1])[1] > 0.01, "one of many is still seen"


def test_a_funnel_says_what_it_draws_and_admits_what_is_not_known():
    html = draw("funnel stages", stages=[("Applied", 1200), ("Interviewed", None), ("Chosen", 60)])
    assert "1,200" in words(html)
    assert "Not known yet" in words(html)
    assert "5% of all" in words(html)
    assert "<svg" not in draw("funnel stages", stages=[("Applied", None), ("Chosen", 0)])
    assert draw("funnel stages", stages=[]).strip() == ""


@given(st.lists(st.none() | st.integers(-5, 10**9), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_funnel_stays_in_its_frame(numbers):
    drawing = funnel([("x", number) for number in numbers])
    assert len(drawing["stages"]) == len(numbers)
    for shape in [*drawing["lying"], *drawing["standing"]]:
        found = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", shape["path"])]
        assert all(0 <= n <= 100 for n in found)


@given(st.lists(st.tuples(days, values), max_size=8), st.none() | values, st.none() | values)
@settings(max_examples=120, deadline=None)
def test_any_outcome_is_drawn_in_its_frame_and_tabled_in_full(readings, baseline, target):
    outcome = {
        "indicator": "Homes",
        "unit": "homes",
        "baseline": baseline,
        "target": target,
        "readings": [{"on": on, "value": value} for on, value in readings],
    }
    drawing = outcome_chart(outcome)
    chart = drawing["chart"]
    known = sum(level is not None for level in (baseline, target))
    assert len(drawing["rows"]) == len(readings) + known
    assert (chart is None) == (not readings)
    if chart:
        assert len(chart["dots"]) == len(readings)
        tabled = [row["value"] for row in drawing["rows"]]
        assert all(dot["label"] in tabled for dot in chart["dots"])
        places = [float(dot[axis][:-1]) for dot in chart["dots"] for axis in "xy"]
        assert all(0 <= place <= 100 for place in places)
        assert 1 <= len(chart["dates"]) <= 4


@given(st.lists(values, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_ticks_are_few_even_and_enclose_the_values(found):
    ticks = value_ticks(found)
    assert 2 <= len(ticks) <= 6
    assert ticks[0] <= min(found)
    assert ticks[-1] >= max(found)
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_time_is_true_and_named_in_round_months():
    year = outcome_chart(
        {
            "readings": [
                {"on": date(2024, 12, 31), "value": 3},
                {"on": date(2023, 1, 1), "value": 1},
                {"on": date(2023, 7, 2), "value": 2},
            ]
        }
    )["chart"]["dots"]
    first, second, third = (float(dot["x"][:-1]) for dot in year)
    assert (second - first) / (third - first) == pytest.approx(182 / 730, abs=0.01)
    assert [label for _day, label in date_ticks(date(2023, 6, 1), date(2024, 7, 20))] == [
        "Jul 2023",
        "Jan 2024",
        "Jul 2024",
    ]


def test_numbers_follow_the_language_and_coordinates_do_not():
    reading = {"on": date(2024, 3, 1), "value": Decimal("1234567.50")}
    outcome = {"indicator": "Loyer", "unit": "dollars", "readings": [reading, reading]}
    html = draw("outcome_chart outcome", "fr", outcome=outcome)
    for language, half, thousand in (
        ("en", "0.5", "1,000"),
        ("es", "0.5", "1,000"),  # as in the United States
        ("fr", "0,5", "1\u202f000"),
        ("ar", "0.5", "1,000"),
    ):
        with override(language):
            assert figure(Decimal("0.50")) == half
            assert figure(Decimal("1E+3")) == thousand
    assert "567,5" in words(html)
    assert not re.search(r' (x|y|cx|cy|dx|dy|x1|d)="[^"]*\d,\d', html)
    assert coordinate(-0.001) == "0"


def test_time_runs_from_the_right_in_arabic():
    readings = [{"on": date(2023, 1, 1), "value": 1}, {"on": date(2024, 1, 1), "value": 2}]
    with override("ar"):
        dots = outcome_chart({"readings": readings})["chart"]["dots"]
    assert float(dots[0]["x"][:-1]) > float(dots[1]["x"][:-1])


def test_the_climb_is_mirrored_by_the_style_sheet_and_not_twice():
    steps = [{"title": "Coach"}, {"title": "Organize"}]
    english = theory_diagram(steps, "Justice")
    with override("ar"):
        assert theory_diagram(steps, "Justice")["line"] == english["line"]
    assert '[dir="rtl"] .theory__sheet' in stylesheet()


def test_steps_climb_to_their_outcome():
    places = climb(6)
    assert all(a[0] < b[0] and a[1] > b[1] for a, b in pairwise(places))
    assert curve(places).count("C") == 5
    assert climb(1)
    assert curve([]) == ""
    html = draw(
        "theory_diagram steps outcome",
        steps=[{"title": "Coach", "text": "They <learn>."}],
        outcome="Health justice",
    )
    text = words(html)
    assert "They &lt;learn&gt;." in text
    assert text.index("Coach") < text.index("Where it leads") < text.index("Health justice")


def test_a_timeline_tells_machines_only_real_dates():
    html = draw("timeline entries", entries=[{"when": "2007", "title": "A"}, {"when": "Spring"}])
    assert html.count("<time ") == 1
    assert '<time datetime="2007">' in html


def test_the_blocks_of_the_portal_can_be_drawn():
    outcome, theory, timeline = (
        block().normalize(block().meta.preview_value)
        for block in (OutcomeBlock, TheoryOfChangeBlock, TimelineBlock)
    )
    assert "June 30, 2024" in draw("outcome_chart outcome", outcome=outcome)
    html = draw("theory_diagram steps outcome", steps=theory["steps"], outcome=theory["outcome"])
    assert html.count('class="theory__step') >= 4
    assert html.count("<li ") == 4
    assert draw("timeline entries", entries=timeline["entries"]).count("<li ") == 2


def test_no_drawing_needs_style_script_or_ids():
    html = (
        draw("partnership_map points", points=[CHELSEA])
        + draw("funnel stages", stages=[("a", 2), ("b", 1)])
        + draw(
            "outcome_chart o", o=OutcomeBlock().normalize(OutcomeBlock._meta_class.preview_value)
        )
        + draw("theory_diagram steps", steps=[{"title": "a"}, {"title": "b"}])
    )
    assert not re.search(r"<style|<script|\sstyle=|\sid=|\son\w+=", html)
