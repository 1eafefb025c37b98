"""The outlines of the states, as SVG paths and as areas that a point can lie in."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]

NEAR = 6.0
"""How far off the simplified coast (in units of about 5 km) a place still counts as ashore."""


@cache
def atlas() -> dict:
    """Return the arcs and states of states.json (its README tells their form)."""
    return json.loads(Path(__file__).with_name("states.json").read_text())


@cache
def arc_points(number: int) -> tuple[Point, ...]:
    """Return the corners of an arc, backwards for the complement of its number."""
    if number < 0:
        return arc_points(~number)[::-1]
    x, y, *steps = atlas()["arcs"][number]
    points = [(x, y)]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)


@cache
def rings(state: str) -> tuple[tuple[Point, ...], ...]:
    """Return the closed outlines of a state."""
    return tuple(
        tuple(point for arc in ring for point in arc_points(arc)[:-1])
        for ring in atlas()["states"][state]
    )


def path(line: Iterable[Point], *, closed: bool) -> str:
    """Return path data for a line through whole-numbered points, in short relative steps."""
    points = [(round(x), round(y)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    text = " ".join(f"{dx} {dy}" for dx, dy in steps if dx or dy).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{text}{'z' if closed else ''}" if text else ""


@cache
def state_path(state: str) -> str:
    """Return path data of one state."""
    return "".join(path(ring, closed=True) for ring in rings(state))


def _uses() -> Counter[int]:
    arcs = (arc for state in atlas()["states"].values() for ring in state for arc in ring)
    return Counter(~arc if arc < 0 else arc for arc in arcs)


@cache
def borders_path() -> str:
    """Return path data of the borders between states."""
    shared = [arc for arc, uses in _uses().items() if uses > 1]
    return "".join(path(arc_points(arc), closed=False) for arc in sorted(shared))


@cache
def land_path() -> str:
    """Return path data of the coasts and outer borders, joined into closed lines."""
    uses = _uses()
    outer = [
        arc
        for state in atlas()["states"].values()
        for ring in state
        for arc in ring
        if uses[~arc if arc < 0 else arc] == 1
    ]
    ahead: dict[Point, list[int]] = {}
    for arc in outer:
        ahead.setdefault(arc_points(arc)[0], []).append(arc)
    lines = []
    for first in outer:
        start = arc_points(first)[0]
        if first not in ahead.get(start, []):
            continue
        line, here = [start], start
        while ahead.get(here):
            points = arc_points(ahead[here].pop())
            line.extend(points[1:])
            here = points[-1]
        lines.append(line)
    return "".join(path(line, closed=True) for line in lines)


def inside(point: Point, outline: Iterable[Point]) -> bool:
    """Tell whether a point lies in a closed outline (even-odd rule)."""
    x, y = point
    corners = list(outline)
    odd = False
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def distance(point: Point, outline: Iterable[Point]) -> float:
    """Return how far a point is from the nearest edge of a closed outline."""
    x, y = point
    corners = list(outline)
    nearest = float("inf")
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        along = 0 if not length else max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length))
        nearest = min(nearest, ((x1 + along * dx - x) ** 2 + (y1 + along * dy - y) ** 2) ** 0.5)
    return nearest


def state_at(point: Point) -> str | None:
    """Return the name of the state at a place of the sheet, or None abroad and at sea.

    Places just off the simplified coast belong to the nearest state.
    """
    names = atlas()["states"]
    for name in names:
        if sum(inside(point, ring) for ring in rings(name)) % 2:
            return str(name)
    gap, name = min((min(distance(point, ring) for ring in rings(name)), name) for name in names)
    return str(name) if gap <= NEAR else None
