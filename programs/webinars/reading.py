"""What stands around a webinar: its series, its parts, who gives it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.languages.versions import in_reader_language, open_versions
from portal.listings import Listing, TermFilter, YearFilter
from portal.prepared import prepared
from portal.taxonomy.models import Facet

if TYPE_CHECKING:
    from programs.models import WebinarIndexPage, WebinarPage, WebinarSeriesPage
    from programs.models.webinar_queries import WebinarQuerySet

WEBINARS_BY = (
    TermFilter("audience", Facet.AUDIENCE, "audiences"),
    TermFilter("language", Facet.LANGUAGE, "languages"),
    YearFilter("year", _("Year"), "starts_at"),
)
"""The questions that narrow a list of webinars."""


def webinar_listing(index: WebinarIndexPage, query: QueryDict, now: datetime) -> Listing:
    """Return the webinars below `index`, alone or in series, as the address asks for them.

    The upcoming ones come first, the next one at the top; then the past ones, the latest first.
    """
    model = apps.get_model("programs.WebinarPage")
    return Listing(
        partial(_listed, model, index.depth, path=index.path, now=now), query, WEBINARS_BY
    )


def _listed(model: type[WebinarPage], depth: int, *, path: str, now: datetime) -> WebinarQuerySet:
    webinars = model.objects.for_visitors().filter(depth__gt=depth, path__startswith=path)
    return webinars.upcoming_then_past(now).for_cards()


def parts_of(series: WebinarSeriesPage) -> list[WebinarPage]:
    """Return the parts of a series that visitors may read, in order."""
    return _parts(apps.get_model("programs.WebinarPage"), series.depth + 1, path=series.path)


@prepared
def _parts(model: type[WebinarPage], depth: int, *, path: str) -> QuerySet[WebinarPage]:
    parts = model.objects.for_visitors().filter(depth=depth, path__startswith=path)
    return parts.in_order()


def givers_of(
    page: WebinarPage | WebinarSeriesPage, series: WebinarSeriesPage | None = None
) -> tuple[Page | None, list[Page]]:
    """Return the program and the partners that give a webinar: one query for all of them.

    The program is its own or that of its series. Each is in the reader's language if it exists.
    """
    program = page.program_id or (series.program_id if series else None)
    hosts = [entry.partner_id for entry in page.hosts.all()] if hasattr(page, "hosts") else []
    keys = [*hosts, program] if program else hosts
    found = {entry.pk: entry for entry in _open(pages=keys)} if keys else {}
    shown = in_reader_language([found[key] for key in keys if key in found], page.locale)
    return (shown.pop() if program in found else None), shown


@prepared
def _open(*, pages: Iterable[int]) -> QuerySet[Page]:
    return open_versions().filter(pk__in=pages)
