"""A measured outcome over time: readings as a line, starting value and target as levels.

The drawing fills whatever width it gets: places are percentages of it, so that words and dots
keep their size in pixels. In right-to-left languages time runs from right to left.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from portal.cleaning import web_address

from .numbers import Number, coordinate, day, figure, percent
from .reading import read

LEFT, RIGHT = 0.1, 0.92
TOP, BOTTOM = 0.14, 0.97
"""Where readings lie, as parts of width and height; the rest is room for words."""
MOST_TICKS = 5
MOST_DATES = 4
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True)
class Reading:
    """A value measured on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True)
class Scale:
    """Turns a number between `low` and `high` into a place between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, number: float) -> float:
        """Return the place of a number; the middle if the scale has no extent."""
        extent = self.high - self.low
        part = (number - self.low) / extent if extent else 0.5
        return self.start + part * (self.end - self.start)


def nice_step(extent: Decimal, most: int) -> Decimal:
    """Return the least of 1, 2, 2.5 or 5 x 10^n that cuts an extent into at most `most`."""
    rough = extent / most
    power = Decimal(10) ** floor(log10(rough))
    return next(power * m for m in map(Decimal, ("1", "2", "2.5", "5", "10")) if power * m >= rough)


def value_ticks(values: Iterable[Decimal]) -> list[Decimal]:
    """Return round numbers that enclose all values, and zero unless they lie far from it."""
    known = sorted(values)
    low, high = known[0], known[-1]
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        if low == high:
            high = Decimal(1)
    elif low > 0 and high - low > high / 5:
        low = Decimal(0)
    elif high < 0 and high - low > -low / 5:
        high = Decimal(0)
    step = nice_step(high - low, MOST_TICKS - 1)
    first, last = floor(low / step), ceil(high / step)
    return [step * number for number in range(first, last + 1)]


def month_starts(start: date, end: date, months: int) -> list[date]:
    """Return the days between two days on which a period of so many months begins."""
    number = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // months) * months
    days = []
    while number <= end.year * 12 + end.month - 1:
        days.append(date(number // 12, number % 12 + 1, 1))
        number += months
    return days


def date_ticks(start: date, end: date) -> list[tuple[date, str]]:
    """Return two to four round days between two days with their names, if there are any."""
    for months in STEPS_IN_MONTHS:
        days = month_starts(start, end, months)
        if 2 <= len(days) <= MOST_DATES:
            form = "Y" if months % 12 == 0 else "M Y"
            return [(tick, date_format(tick, form)) for tick in days]
        if len(days) < 2:
            break
    return []


def readings_of(outcome: Any) -> list[Reading]:
    """Return an outcome's readings in the order of their days; half-filled ones are left out."""
    found = []
    for item in read(outcome, "readings") or []:
        on, value = read(item, "on"), read(item, "value")
        if on is not None and value is not None:
            found.append(Reading(on, Decimal(str(value))))
    return sorted(found, key=lambda reading: reading.on)


def _decimal(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _time_scale(readings: list[Reading], mirrored: bool) -> Scale:
    start, end = readings[0].on.toordinal(), readings[-1].on.toordinal()
    left, right = (1 - LEFT, 1 - RIGHT) if mirrored else (LEFT, RIGHT)
    return Scale(start, end, left, right)


def _dates(readings: list[Reading], across: Scale) -> list[dict[str, str]]:
    start, end = readings[0].on, readings[-1].on
    margin = timedelta(days=(end - start).days // 14)
    named = date_ticks(start - margin, end + margin) if end > start else []
    if not named:
        ends = [start, end] if (end - start).days > 0 else [start]
        named = [(tick, date_format(tick, "MONTH_DAY_FORMAT")) for tick in ends]
        if len(ends) == 1 or start.year != end.year:
            named = [(tick, date_format(tick, "M Y")) for tick in ends]
    return [{"x": percent(across.place(tick.toordinal())), "label": name} for tick, name in named]


def _drawing(
    readings: list[Reading], baseline: Decimal | None, target: Decimal | None
) -> dict[str, Any]:
    levels = [level for level in (baseline, target) if level is not None]
    ticks = value_ticks([*levels, *(reading.value for reading in readings)])
    up = Scale(float(ticks[0]), float(ticks[-1]), BOTTOM, TOP)
    across = _time_scale(readings, get_language_bidi())
    spots = [
        (across.place(reading.on.toordinal()), up.place(float(reading.value)))
        for reading in readings
    ]
    line = "L".join(f"{coordinate(x * 100)} {coordinate(y * 100)}" for x, y in spots)
    ground = coordinate(up.place(min(max(0.0, up.low), up.high)) * 100)
    area = (
        f"M{coordinate(spots[0][0] * 100)} {ground}L{line}"
        f"L{coordinate(spots[-1][0] * 100)} {ground}z"
        if len(spots) > 1
        else ""
    )
    upper = max(levels, default=None)
    named = ((baseline, "baseline", _("Start")), (target, "target", _("Target")))
    return {
        "line": f"M{line}" if len(spots) > 1 else "",
        "area": area,
        "dots": [
            {
                "x": percent(x),
                "y": percent(y),
                "label": figure(reading.value),
                "last": reading is readings[-1],
                "first": reading is readings[0],
            }
            for reading, (x, y) in zip(readings, spots, strict=True)
        ],
        "ticks": [{"y": percent(up.place(float(tick))), "label": figure(tick)} for tick in ticks],
        "dates": _dates(readings, across),
        "levels": [
            {
                "y": percent(up.place(float(level))),
                "kind": kind,
                "label": f"{name} {figure(level)}",
                "dy": "-7" if level == upper else "17",
            }
            for level, kind, name in named
            if level is not None
        ],
        "start": "100%" if get_language_bidi() else "0%",
        "end": "0%" if get_language_bidi() else "100%",
    }


def outcome_chart(outcome: Any) -> dict[str, Any]:
    """Return what the template draws from an outcome block's value: headline, chart, table."""
    readings = readings_of(outcome)
    baseline, target = _decimal(read(outcome, "baseline")), _decimal(read(outcome, "target"))
    rows = [{"label": day(reading.on), "value": figure(reading.value)} for reading in readings]
    latest = rows[-1] if rows else None
    if baseline is not None:
        rows.insert(0, {"label": _("Starting value"), "value": figure(baseline)})
    if target is not None:
        rows.append({"label": _("Target"), "value": figure(target)})
    return {
        "indicator": str(read(outcome, "indicator") or ""),
        "unit": str(read(outcome, "unit") or ""),
        "note": str(read(outcome, "note") or ""),
        "evidence": web_address(read(outcome, "evidence")),
        "baseline": "" if baseline is None else figure(baseline),
        "target": "" if target is None else figure(target),
        "latest": latest,
        "rows": rows,
        "chart": _drawing(readings, baseline, target) if readings else None,
    }
