"""What stands around a webinar: its series, its parts, who gives it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.languages.versions import in_reader_language, open_versions
from portal.listings import Listing, TermFilter, YearFilter
from portal.taxonomy.models import Facet

if TYPE_CHECKING:
    from programs.models import WebinarIndexPage, WebinarPage, WebinarSeriesPage
    from programs.models.webinar_queries import WebinarQuerySet


def webinar_listing(index: WebinarIndexPage, query: QueryDict, now: datetime) -> Listing:
    """Return the webinars below `index`, alone or in series, as the address asks for them.

    The upcoming ones come first, the next one at the top; then the past ones, the latest first.
    """
    webinars = apps.get_model("programs.WebinarPage").objects
    return Listing(
        webinars.for_visitors().descendant_of(index).upcoming_then_past(now).for_cards(),
        query,
        filters=[
            TermFilter("audience", Facet.AUDIENCE, "audiences"),
            TermFilter("language", Facet.LANGUAGE, "languages"),
            YearFilter("year", _("Year"), "starts_at"),
        ],
    )


def parts_of(series: WebinarSeriesPage) -> WebinarQuerySet:
    """Return the parts of a series that visitors may read, in order."""
    webinars = apps.get_model("programs.WebinarPage").objects
    return webinars.for_visitors().child_of(series).in_order()


def hosts_of(page: WebinarPage) -> list[Page]:
    """Return the partners that give a webinar, each in the reader's language if it exists."""
    return _open_pages([entry.partner_id for entry in page.hosts.all()], page)


def program_of(
    page: WebinarPage | WebinarSeriesPage, series: WebinarSeriesPage | None = None
) -> Page | None:
    """Return the program that gives a webinar, its own or that of its series."""
    key = page.program_id or (series.program_id if series else None)
    found = _open_pages([key], page) if key else []
    return found[0] if found else None


def _open_pages(keys: list[int], reader: Page) -> list[Page]:
    if not keys:
        return []
    found = {entry.pk: entry for entry in open_versions().filter(pk__in=keys)}
    return in_reader_language([found[key] for key in keys if key in found], reader.locale)
