"""Columns side by side, each made of parts on top of one another: how many of what, and when.

Places are percentages, so that the drawing fills whatever width it gets and words keep their
size. In right-to-left languages time runs from right to left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language_bidi

from .numbers import Number, figure, percent
from .outcome import value_ticks

LEFT, RIGHT = 0.08, 0.97
TOP, BOTTOM = 0.06, 0.9
"""Where columns stand, as parts of width and height; the rest is room for words."""
FILLED = 0.7
"""The part of a column's place that it fills."""
MOST_NAMES = 5


@dataclass(frozen=True)
class Column:
    """What one column shows: its name, and its parts from the ground up."""

    name: str
    parts: Sequence[Number]


def columns(data: Sequence[Column], part_names: Sequence[str]) -> dict[str, Any]:
    """Return what the template draws; `part_names` stand beside the drawing as its legend.

    Numbers are not negative. Without columns nothing is drawn.
    """
    sums = [sum((Decimal(str(part)) for part in column.parts), Decimal(0)) for column in data]
    if not data:
        return {"columns": [], "ticks": [], "legend": []}
    ticks = [tick for tick in value_ticks([*sums, Decimal(0)]) if tick >= 0]
    top = ticks[-1] or Decimal(1)
    step = (RIGHT - LEFT) / len(data)
    every = -(-len(data) // MOST_NAMES)
    mirrored = get_language_bidi()

    def height(number: Number) -> float:
        return float(Decimal(str(number)) / top) * (BOTTOM - TOP)

    def across(place: float) -> str:
        return percent(1 - place if mirrored else place)

    drawn = []
    for index, column in enumerate(data):
        start = LEFT + index * step + step * (1 - FILLED) / 2
        ground, rects = BOTTOM, []
        for tone, part in enumerate(column.parts, start=1):
            if part:
                ground -= height(part)
                rects.append({"tone": tone, "y": percent(ground), "height": percent(height(part))})
        drawn.append(
            {
                "x": across(start + step * FILLED if mirrored else start),
                "width": percent(step * FILLED),
                "middle": across(start + step * FILLED / 2),
                "parts": rects,
                "name": column.name if index % every == 0 else "",
            }
        )
    return {
        "columns": drawn,
        "ticks": [{"y": percent(BOTTOM - height(tick)), "label": figure(tick)} for tick in ticks],
        "start": across(LEFT - 0.01),
        "ground_start": across(LEFT),
        "ground_end": across(RIGHT),
        "anchor": "start" if mirrored else "end",
        "legend": list(enumerate(part_names, start=1)),
    }
