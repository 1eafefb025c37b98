"""The short facts at the head of each page: where, when, and of which whole it is part."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.languages.names import listed
from portal.pages import BasePage
from programs.models import CohortPage, PartnerPage, PartnershipPage, StoryPage

Facts = list[dict[str, Any]]


def facts_of(page: BasePage) -> Facts:
    """Return the facts of a page that have a value, as label, value and perhaps href."""
    return [fact for fact in _facts(page) if fact["value"]]


@singledispatch
def _facts(page: BasePage) -> Facts:  # noqa: ARG001 - the answer for all other kinds
    return []


@_facts.register
def _cohort_facts(page: CohortPage) -> Facts:
    return [
        {"label": _("Announced on"), "value": page.announced_on and date_format(page.announced_on)},
        {"label": _("Pairs selected"), "value": len(page.partnerships) or ""},
    ]


@_facts.register
def _partnership_facts(page: PartnershipPage) -> Facts:
    cohort = page.cohort
    return [
        {
            "label": _("Cohort"),
            "value": cohort and cohort.title,
            "href": cohort and cohort.url,
        },
    ]


@_facts.register
def _partner_facts(page: PartnerPage) -> Facts:
    return [
        {"label": _("Place"), "value": page.place_name},
        {"label": _("Takes part with"), "value": page.unit},
        {"label": _("Also known as"), "value": listed(page.other_name_list)},
    ]


@_facts.register
def _story_facts(page: StoryPage) -> Facts:
    program = page.visible_program
    pair = page.visible_partnership
    return [
        {
            "label": _("Program"),
            "value": program and program.title,
            "href": program and program.url,
        },
        {"label": _("Partnership"), "value": pair and pair.title, "href": pair and pair.url},
    ]


def points_of(pairs: Iterable[PartnershipPage], request: HttpRequest) -> Facts:
    """Return the pairs as the map wants them: title, href, latitude and longitude, and the place.

    A pair that is called after its place gives its headline in the place's stead. The request knows
    where the front pages stand: `url` asks the cache for them, for each pair.
    """
    return [
        {
            "title": pair.title,
            "href": pair.get_url(request),
            "place": pair.headline if pair.place_name in pair.title else pair.place_name,
            "latitude": pair.latitude,
            "longitude": pair.longitude,
        }
        for pair in pairs
    ]
