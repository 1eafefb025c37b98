"""A theory of change: steps that climb towards what they lead to.

Wide screens show the steps side by side under a rising line; narrow ones show them one below the
other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .numbers import coordinate, figure, percent
from .reading import read

FOOT, PEAK = 0.8, 0.2


@dataclass(frozen=True)
class Station:
    """A step, or at the end the outcome (number None)."""

    number: str | None
    title: str
    text: str
    x: str
    y: str


def climb(count: int) -> list[tuple[float, float]]:
    """Return the places of so many stations, from 0 to 1: evenly apart, ever higher."""
    if count == 1:
        return [(0.5, (FOOT + PEAK) / 2)]
    rise = (FOOT - PEAK) / max(count - 1, 1)
    return [((index + 0.5) / count, FOOT - rise * index) for index in range(count)]


def curve(places: list[tuple[float, float]]) -> str:
    """Return path data, in a square of 100, of a smooth line through places with level ends."""
    if not places:
        return ""
    points = [(x * 100, y * 100) for x, y in places]
    text = f"M{coordinate(points[0][0])} {coordinate(points[0][1])}"
    for (x1, y1), (x2, y2) in pairwise(points):
        half = (x1 + x2) / 2
        corners = (half, y1, half, y2, x2, y2)
        text += "C" + " ".join(coordinate(number) for number in corners)
    return text


def theory_diagram(steps: Iterable[Any], outcome: str | None = "") -> dict[str, Any]:
    """Return what the template draws from steps (title, text) and where they lead.

    It climbs to the right; the style sheet mirrors it where the page runs from the right.
    """
    words = [
        (str(read(step, "title", "")), str(read(step, "text", "") or "")) for step in steps or []
    ]
    count = len(words)
    if outcome:
        words.append((str(outcome), ""))
    places = climb(len(words))
    stations = [
        Station(figure(index + 1) if index < count else None, title, text, percent(x), percent(y))
        for index, ((title, text), (x, y)) in enumerate(zip(words, places, strict=True))
    ]
    line = curve(places)
    ground = ""
    if places:
        first, last = (coordinate(places[0][1] * 100), coordinate(places[-1][1] * 100))
        ground = f"M0 100L0 {first}L{line[1:]}L100 {last}L100 100z"
    return {
        "stations": stations,
        "line": line,
        "ground": ground,
        "size": "few" if len(words) <= 4 else "some" if len(words) <= 6 else "many",
    }
