"""Numbers in drawings: coordinates for machines, figures for readers."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language_bidi

LEFT_TO_RIGHT = "\u200e"
Number = int | float | Decimal


def coordinate(value: float) -> str:
    """Return a coordinate as SVG wants it: at most two decimals, a point in every language."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(part: float) -> str:
    """Return a share of the drawing's width or height (0 to 1) as an SVG percentage."""
    return f"{coordinate(part * 100)}%"


def figure(value: Number) -> str:
    """Return a number as readers of the active language write it, without idle zeros."""
    exact = Decimal(str(value))
    plain = f"{exact.normalize():f}" if exact else "0"
    decimals = len(plain.partition(".")[2])
    text = str(number_format(Decimal(plain), decimals, use_l10n=True, force_grouping=True))
    # Between right-to-left words a bare minus would jump to the other end of its number.
    return f"{LEFT_TO_RIGHT}{text}" if exact < 0 and get_language_bidi() else text


def day(value: date) -> str:
    """Return a date as readers of the active language write it."""
    return str(date_format(value, "DATE_FORMAT"))
