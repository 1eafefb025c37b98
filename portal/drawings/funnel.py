"""How many of those who applied were chosen: a funnel whose width at each stage is its number.

The shape is drawn twice, lying for wide screens and standing for phones, each stretched over its
list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .numbers import Number, coordinate, figure

SIZE = 100.0
HOLD = 0.56
"""The part of a stage over which its width stays before it tapers to the next."""
LEAST = 0.02
"""A number above zero is never drawn thinner than this part of the whole."""


@dataclass(frozen=True)
class Stage:
    """A stage in the list; `share` compares it with the first, "" where that says nothing."""

    label: str
    number: str
    share: str
    known: bool


def widths(numbers: list[Number | None]) -> list[float]:
    """Return the width of each stage from 0 to 1; an unknown one is as wide as before it."""
    known = [float(number) for number in numbers if number is not None]
    largest = max(known, default=0)
    if largest <= 0:
        return [0.0 for _number in numbers]
    result: list[float] = []
    held = next((float(number) for number in numbers if number is not None), 0.0)
    for number in numbers:
        held = held if number is None else max(float(number), 0.0)
        result.append(max(held / largest, LEAST) if held else 0.0)
    return result


def _place(along: float, across: float, standing: bool) -> str:
    first, second = (across, along) if standing else (along, across)
    return f"{coordinate(first)} {coordinate(second)}"


def silhouettes(parts: list[float], *, standing: bool) -> list[str]:
    """Return a closed path for each stage, in a square of 100; neighbors meet at an edge."""
    step = SIZE / max(len(parts), 1)
    paths = []
    for index, part in enumerate(parts):
        start, end = index * step, (index + 1) * step
        following = parts[index + 1] if index + 1 < len(parts) else part
        here, there = part * SIZE / 2, following * SIZE / 2
        turn = start + step * HOLD
        bend = (end - turn) * 0.5
        middle = SIZE / 2

        def at(along: float, across: float) -> str:
            return _place(along, across, standing)

        paths.append(
            f"M{at(start, middle - here)}L{at(turn, middle - here)}"
            f"C{at(turn + bend, middle - here)} {at(end - bend, middle - there)} "
            f"{at(end, middle - there)}L{at(end, middle + there)}"
            f"C{at(end - bend, middle + there)} {at(turn + bend, middle + here)} "
            f"{at(turn, middle + here)}L{at(start, middle + here)}z"
        )
    return paths


def _share(number: Number | None, first: Number | None, index: int) -> str:
    if index == 0 or number is None or not first or number > first or number < 0:
        return ""
    share = Decimal(str(number)) / Decimal(str(first)) * 100
    rounded = round(share) if share >= 1 or not share else round(share, 1)
    return _("%(number)s%% of all") % {"number": figure(rounded)}


def funnel(stages: Iterable[tuple[Any, Number | None]]) -> dict[str, Any]:
    """Return what the template draws from pairs of a label and a number (None: not known yet)."""
    pairs = list(stages or [])
    numbers = [number for _label, number in pairs]
    first = numbers[0] if numbers else None
    parts = widths(numbers)
    drawn = any(parts)
    return {
        "stages": [
            Stage(
                str(label),
                "" if number is None else figure(number),
                _share(number, first, index),
                number is not None,
            )
            for index, (label, number) in enumerate(pairs)
        ],
        "lying": _shapes(parts, numbers, standing=False) if drawn else [],
        "standing": _shapes(parts, numbers, standing=True) if drawn else [],
    }


def _shapes(
    parts: list[float], numbers: list[Number | None], *, standing: bool
) -> list[dict[str, Any]]:
    paths = silhouettes(parts, standing=standing)
    return [
        {"path": path, "tone": min(index + 1, 5), "known": number is not None}
        for index, (path, number) in enumerate(zip(paths, numbers, strict=True))
    ]
