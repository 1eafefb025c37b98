"""Events in the order in which they happened, along a line.

The words of a date are the staff's own ("March 2020", "the summer after"), so entries stand
evenly apart: a distance true to time would claim more than the words say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .reading import read

MACHINE_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
"""What the HTML time element understands without help: a year, a month or a day."""


@dataclass(frozen=True)
class Event:
    """An entry of the timeline; `machine` is its date for machines, "" if the words give none."""

    when: str
    machine: str
    title: str
    text: Any
    image: Any


def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """Return what the template draws from entries with when, title, text (rich text) and image."""
    events = []
    for entry in entries or []:
        when = str(read(entry, "when") or "").strip()
        events.append(
            Event(
                when,
                when if MACHINE_DATE.fullmatch(when) else "",
                str(read(entry, "title") or ""),
                read(entry, "text"),
                read(entry, "image"),
            )
        )
    return {"events": events}
