"""Drawings with their data beside them: map, funnel, outcome chart, theory of change, timeline.

Each tag takes plain data, runs no query, and writes SVG that needs neither script nor style
attribute.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from portal.drawings import columns as column_charts
from portal.drawings import funnel as funnels
from portal.drawings import map as maps
from portal.drawings import outcome as outcomes
from portal.drawings import theory as theories
from portal.drawings import timeline as timelines
from portal.drawings.numbers import Number
from portal.drawings.once import drawn_once
from portal.drawings.reading import read

register = template.Library()


@register.simple_tag
def partnership_map(points: Iterable[Any]) -> SafeString:
    """Draw a numbered map of the United States with its list.

    Points have title, href, place, latitude and longitude in degrees (None: only in the list).
    """
    given = [{name: read(point, name) for name in maps.OF_A_POINT} for point in points]
    data = [{name: value for name, value in row.items() if value is not None} for row in given]
    return drawn_once("components/drawings/map.html", maps.partnership_map, data)


@register.simple_tag
def funnel(stages: Iterable[tuple[Any, Number | None]]) -> SafeString:
    """Draw a funnel from pairs of a label and a number (None: not known yet)."""
    data = [(str(label), number) for label, number in stages]
    return drawn_once("components/drawings/funnel.html", funnels.funnel, data)


@register.inclusion_tag("components/drawings/outcome.html")
def outcome_chart(outcome: Any) -> dict[str, Any]:
    """Draw an outcome block's readings with starting value, target and table."""
    return outcomes.outcome_chart(outcome)


@register.inclusion_tag("components/drawings/columns.html")
def columns_chart(
    data: Sequence[column_charts.Column], part_names: Sequence[str], name: str
) -> dict[str, Any]:
    """Draw columns made of parts. `name` tells those who cannot see it what it shows."""
    return {**column_charts.columns(data, part_names), "name": name}


@register.inclusion_tag("components/drawings/theory.html")
def theory_diagram(steps: Iterable[Any], outcome: str | None = "") -> dict[str, Any]:
    """Draw ordered steps (title, text) and the outcome that they lead to."""
    return theories.theory_diagram(steps, outcome)


@register.inclusion_tag("components/drawings/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """Draw entries (when, title, text, image) along a line."""
    return timelines.timeline(entries)
