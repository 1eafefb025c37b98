"""What stands around a webinar: its series, its parts, who gives it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import ExpressionWrapper, F, IntegerField, Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from portal.languages.versions import open_versions
from portal.listings import Listing, TermFilter, YearFilter
from portal.pages import NOT_ON_LINKS
from portal.speed.prepared import prepared
from portal.stored import is_stored
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
    return parts.in_order().defer("speakers", "access_services", "body", "announced")


def givers_of(
    page: WebinarPage | WebinarSeriesPage, series: WebinarSeriesPage | None = None
) -> tuple[Page | None, list[Page]]:
    """Return the program and the partners that give a webinar: one query for all of them.

    The program is its own or that of its series. Each is in the reader's language if it exists.
    """
    program = page.program_id or (series.program_id if series else None)
    hosts = _hosts_of(page)
    keys = [*hosts, program] if program else hosts
    rows = _open(page.locale, pages=keys) if keys else []
    found = {entry.pk: entry for entry in rows}
    here = {entry.translation_key: entry for entry in rows if entry.locale_id == page.locale_id}
    shown = {key: here.get(found[key].translation_key, found[key]) for key in keys if key in found}
    return shown.get(program), [shown[key] for key in hosts if key in shown]


def _hosts_of(page: WebinarPage | WebinarSeriesPage) -> list[int]:
    """Return the primary keys of the partners that a webinar names, in staff's order."""
    if not hasattr(page, "hosts"):
        return []
    if not is_stored(page, "hosts"):
        return [entry.partner_id for entry in page.hosts.all()]
    return _hosts(type(page)._meta.get_field("hosts").related_model, page=page.pk)


@prepared
def _hosts(model: type[Model], *, page: int) -> QuerySet[Model, int]:
    # As a number: the key of a page is a row above it, which no stand-in can be compared with.
    key = ExpressionWrapper(F("page_id"), output_field=IntegerField())
    rows = model._default_manager.annotate(of=key).filter(of=page).order_by("sort_order")
    return rows.values_list("partner_id", flat=True)


@prepared
def _open(locale: Locale, *, pages: Iterable[int]) -> QuerySet[Page]:
    # By translation keys, whose index answers it; beside another with "or" all pages were read.
    keys = Page.objects.filter(pk__in=pages).values("translation_key")
    versions = open_versions().filter(translation_key__in=keys)
    return versions.filter(Q(locale=locale) | Q(pk__in=pages)).defer(*NOT_ON_LINKS)
