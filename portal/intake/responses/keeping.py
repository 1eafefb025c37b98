"""Until when a response is kept: while its page shows it, and else until its day."""

from datetime import timedelta

from django.utils import timezone

from portal.intake.models import Inquiry, Kind, Response, ResponseState

KEPT_UNPUBLISHED = 90
"""Days after which a response that is not on a page is deleted."""

TIME_TO_THINK_AGAIN = timedelta(days=7)
"""How long a response that is taken off a page is kept at least."""


def keep_or_give_a_day(inquiry: Inquiry) -> None:
    """Say until when a response is kept, once its state or its inquiry's status has changed.

    Saves the last day. Does nothing to inquiries of other kinds.
    """
    if inquiry.kind != Kind.RESPONSE:
        return
    shown = Response.objects.standing().filter(inquiry=inquiry, state=ResponseState.PUBLISHED)
    if shown.exists():
        inquiry.delete_after = None
    elif inquiry.delete_after is None:
        received = timezone.localdate(inquiry.received_at, timezone.get_default_timezone())
        promised = received + timedelta(days=KEPT_UNPUBLISHED)
        inquiry.delete_after = max(promised, timezone.localdate() + TIME_TO_THINK_AGAIN)
    inquiry.save(update_fields=["delete_after"])
