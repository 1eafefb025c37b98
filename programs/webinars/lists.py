"""The lists of webinars that other pages show."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from portal.lists import register_list
from portal.speed.prepared import prepared
from programs.models import WebinarPage
from programs.models.webinar_queries import until_one_ends


def next_webinars(locale: Locale, number: int) -> Sequence[WebinarPage]:
    """Return webinars in one language that every visitor may read.

    The next ones first; after the last of them the latest past ones, so that the list is empty
    only where there never was a webinar.
    """
    return until_one_ends(_next(locale, number, now=timezone.now()))


@prepared
def _next(locale: Locale, number: int, *, now: datetime) -> QuerySet[WebinarPage]:
    pages = WebinarPage.objects.for_visitors().for_readers_of(locale)
    return pages.upcoming_then_past(now).for_cards()[:number]


def offer() -> None:
    """Let staff choose this list on any page."""
    register_list("webinars", _("Next webinars"), next_webinars)
