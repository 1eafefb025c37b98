"""The map's ground: projection against d3-geo, shapes, which state a place lies in."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.drawings.geography import shapes
from portal.drawings.geography.projection import HEIGHT, WIDTH, project

D3 = json.loads(Path(__file__).with_name("albers_usa.json").read_text())


@pytest.mark.parametrize("row", D3, ids=lambda r: f"{r['latitude']},{r['longitude']}")
def test_our_projection_agrees_with_d3(row):
    ours = project(row["latitude"], row["longitude"])
    if row["xy"] is None:
        assert ours is None
    else:
        assert ours == pytest.approx(row["xy"], abs=1e-6)


@pytest.mark.parametrize("row", [row for row in D3 if ", " in row["name"]], ids=lambda r: r["name"])
def test_each_known_city_lies_in_its_state(row):
    state = row["name"].split(", ")[1]
    spot = project(row["latitude"], row["longitude"])
    found = shapes.state_at(spot) if spot else None
    # Puerto Rico is not among the shapes; the far Aleutians are beyond the inset's edge.
    assert found == (None if state == "Puerto Rico" or "Attu" in row["name"] else state)


@given(
    st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True)
)
@settings(max_examples=150, deadline=None)
def test_any_numbers_at_all_give_a_place_or_none(latitude, longitude):
    spot = project(latitude, longitude)
    if spot and shapes.state_at(spot):
        assert -10 <= spot[0] <= WIDTH + 10
        assert -10 <= spot[1] <= HEIGHT + 10


def test_there_are_fifty_states_and_the_district_and_the_page_stays_light():
    assert len(shapes.atlas()["states"]) == 51
    assert len(shapes.land_path()) + len(shapes.borders_path()) < 10_000


def test_every_state_holds_its_own_middle():
    """A point between opposite corners of the largest ring of a rectangular state lies in it."""
    for state in ("Colorado", "Wyoming", "Kansas"):
        ring = max(shapes.rings(state), key=len)
        xs, ys = [x for x, _y in ring], [y for _x, y in ring]
        assert shapes.state_at(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)) == state
