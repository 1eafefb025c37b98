"""For how long registrations are kept: some days after the last webinar that they are for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page

from portal.intake.models import Inquiry, Kind
from portal.intake.privacy.shortening import day_of_receipt, shorten, through
from programs.models.webinar_registration import WebinarRegistration

if TYPE_CHECKING:
    from programs.models import WebinarIndexPage, WebinarPage


def last_day(webinars: Iterable[WebinarPage]) -> date | None:
    """Return the day on which the last of these ends, in the site's own time zone; or None."""
    ends = [page.ends_at for page in webinars if page.ends_at]
    return timezone.localdate(max(ends), timezone.get_default_timezone()) if ends else None


def keep_for_less(instance: WebinarIndexPage, **_options: Any) -> None:
    """Receive `page_published` of a list of webinars: fewer days hold for what is there.

    A longer time holds only for registrations to come, since people were told a day.
    """
    sent = Inquiry.objects.filter(through(instance), kind=Kind.REGISTRATION)
    pages = Page.objects.filter(pk__in=sent.values("page")).specific()
    ends = {page.pk: last_day(page.webinars_held_here()) for page in pages}

    def from_day(inquiry: Inquiry) -> date:
        received = day_of_receipt(inquiry)
        return max(received, ends.get(inquiry.page_id) or received)

    shorten(sent, timedelta(days=instance.retention_days), instance.title, from_day)


def keep_for_longer(webinar: WebinarPage) -> int:
    """Keep the registrations of a webinar that ends later now; return how many are kept longer.

    The one exception to the day that people were told: they still want to come, and without their
    registration they could not.
    """
    end = last_day([webinar])
    if end is None:
        return 0
    day = end + timedelta(days=webinar.index.retention_days)
    standing = WebinarRegistration.objects.filter(webinar_key=webinar.translation_key).standing()
    sooner = Inquiry.objects.filter(pk__in=standing.values("inquiry"), delete_after__lt=day)
    return sooner.update(delete_after=day)
