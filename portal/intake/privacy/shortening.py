"""What happens to messages that are there when staff change for how long a form keeps them.

Each sender was told a day. It may come sooner, when staff shorten the time; it never comes later.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from portal.intake.models import Act, AuditEntry, Inquiry


def keep_for_less(instance: Any, **_options: Any) -> None:
    """Bring forward the last days of what came through a page that was published.

    A page type takes part by having `retention_days`; it holds for the pages below it too. The
    version in the source language speaks for all languages, another for its own.
    """
    days = getattr(instance, "retention_days", None)
    if not days:
        return
    # What readers write on a page has a promise of its own, see portal.intake.responses, and so
    # have registrations, see programs.webinars.retention.
    later = Inquiry.objects.filter(through(instance)).promised_by_form()
    shorten(later, timedelta(days=days), instance.title)


def day_of_receipt(inquiry: Inquiry) -> date:
    """Return the day on which an inquiry was received, in the site's own time zone."""
    return timezone.localdate(inquiry.received_at, timezone.get_default_timezone())


def shorten(
    inquiries: Any,
    keep: timedelta,
    form: str,
    from_day: Callable[[Inquiry], date] = day_of_receipt,
) -> int:
    """Give inquiries the last day that `keep` after `from_day` means, where that is sooner.

    `from_day` is given the inquiry with its pk, page and the two days that count here. Returns
    how many it was sooner for, and leaves an audit entry if there are any.
    """
    with transaction.atomic():
        changed = []
        for inquiry in inquiries.select_for_update(of=("self",)).only(
            "received_at", "delete_after", "page_id"
        ):
            day = from_day(inquiry) + keep
            if inquiry.delete_after is None or day < inquiry.delete_after:
                inquiry.delete_after = day
                changed.append(inquiry)
        Inquiry.objects.bulk_update(changed, ["delete_after"], batch_size=500)
        if changed:
            days = [day_of_receipt(inquiry) for inquiry in changed]
            AuditEntry.objects.create(
                act=Act.SHORTENED,
                form=form,
                counts={"intake.Inquiry": len(changed)},
                first_day=min(days),
                last_day=max(days),
            )
    return len(changed)


def through(page: Page) -> Q:
    """Return the condition for what came through a page or one below it, in its languages."""
    versions = Page.objects.filter(translation_key=page.translation_key)
    if page.locale.language_code != settings.LANGUAGE_CODE:
        versions = versions.filter(locale=page.locale)
    through = Q(pk=None)
    for path in versions.values_list("path", flat=True):
        through |= Q(page__path__startswith=path)
    return through
