"""A map of the United States with a numbered mark for each partnership.

Marks keep their size in pixels at every width of the map: they stand at percentages of it. Marks
of one city are pushed apart by pixels, once for a wide map and once for a phone's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Any

from .geography.projection import HEIGHT, WIDTH, project
from .geography.shapes import borders_path, land_path, state_at, state_path
from .numbers import coordinate, percent
from .reading import read

RADIUS = 13.0
"""Radius of a mark in pixels: a target of 26, two more than WCAG 2.5.8 asks."""
GAP = 3.0
WIDE, NARROW = 620.0, 288.0
"""Widths in pixels for which marks are pushed apart: map beside its list, and small phone."""
ROUNDS = 80

OF_A_POINT = ("title", "href", "place", "latitude", "longitude")
"""What is read of a partnership."""


@dataclass(frozen=True)
class Mark:
    """A numbered mark; dx and dy say how far it is pushed from its true place, in pixels."""

    number: int
    title: str
    href: str
    x: str
    y: str
    dx: str
    dy: str
    pushed: bool


@dataclass(frozen=True)
class Entry:
    """A partnership in the list; without a number when its place is not on the map."""

    number: int | None
    title: str
    href: str
    place: str


@dataclass(frozen=True)
class Layer:
    """The marks for one range of widths. A crowded layer shows dots without numbers."""

    name: str
    marks: list[Mark]
    crowded: bool


def push_apart(places: Sequence[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Move points until any two are `least` apart, as far as a few rounds allow."""
    points = [list(place) for place in places]
    for _round in range(ROUNDS):
        moved = False
        for i, first in enumerate(points):
            for j in range(i + 1, len(points)):
                second = points[j]
                dx, dy = second[0] - first[0], second[1] - first[1]
                gap = hypot(dx, dy)
                if gap >= least - 0.01:
                    continue
                if gap < 0.01:
                    turn = 2 * pi * j * 0.381966
                    dx, dy, gap = cos(turn), sin(turn), 1.0
                    away = least / 2
                else:
                    away = (least - gap) / 2
                first[0] -= dx / gap * away
                first[1] -= dy / gap * away
                second[0] += dx / gap * away
                second[1] += dy / gap * away
                moved = True
        if not moved:
            break
    return [(x, y) for x, y in points]


def _layer(name: str, width: float, found: list[tuple[Entry, float, float]]) -> Layer:
    zoom = width / WIDTH
    least = 2 * RADIUS + GAP
    crowded = len(found) * least**2 * 4 > width * width * HEIGHT / WIDTH
    true = [(x * zoom, y * zoom) for _entry, x, y in found]
    shown = true if crowded else push_apart(true, least)
    marks = []
    for (entry, x, y), (x0, y0), (x1, y1) in zip(found, true, shown, strict=True):
        dx, dy = x1 - x0, y1 - y0
        marks.append(
            Mark(
                number=entry.number or 0,
                title=entry.title,
                href=entry.href,
                x=percent(x / WIDTH),
                y=percent(y / HEIGHT),
                dx=coordinate(dx),
                dy=coordinate(dy),
                pushed=hypot(dx, dy) > 2,
            )
        )
    return Layer(name, marks, crowded)


def partnership_map(points: Iterable[Any]) -> dict[str, Any]:
    """Return what the template draws: shapes, layers of marks, and the list beside the map.

    A point is an object or mapping with title, href, place, latitude and longitude (degrees). One
    without coordinates, or outside the fifty states, comes into the list without a number.
    """
    found: list[tuple[Entry, float, float]] = []
    elsewhere: list[Entry] = []
    lit: list[str] = []
    for point in points or []:
        title, href = str(read(point, "title", "")), str(read(point, "href", "") or "")
        place = str(read(point, "place", "") or "")
        latitude, longitude = read(point, "latitude"), read(point, "longitude")
        spot = None
        if latitude not in (None, "") and longitude not in (None, ""):
            spot = project(float(latitude), float(longitude))
        state = state_at(spot) if spot else None
        if spot is None or state is None:
            elsewhere.append(Entry(None, title, href, place))
            continue
        found.append((Entry(len(found) + 1, title, href, place), *spot))
        if state not in lit:
            lit.append(state)
    return {
        "view_box": f"0 0 {WIDTH} {HEIGHT}",
        "land": land_path(),
        "borders": borders_path(),
        "lit": "".join(state_path(state) for state in lit),
        "layers": [_layer("wide", WIDE, found), _layer("narrow", NARROW, found)],
        "entries": [entry for entry, _x, _y in found],
        "elsewhere": elsewhere,
    }
