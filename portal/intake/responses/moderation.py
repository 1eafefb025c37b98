"""What staff decide about responses. They change no word: a response is shown as it is, or not."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.intake.handling import Staff
from portal.intake.models import Inquiry, Response, ResponseState

from .form import KEPT_UNPUBLISHED

TIME_TO_THINK_AGAIN = timedelta(days=7)
"""How long a response that is taken off a page is kept at least."""


def decide(responses: list[Response], state: ResponseState, user: Staff) -> int:
    """Approve or decline responses and return how many changed.

    What is on a page is kept until its sender withdraws it or the page goes; what is not, is
    deleted on its day.
    """
    changed = 0
    with transaction.atomic():
        keys = [response.pk for response in responses]
        # The inquiry too: its sender may be withdrawing it at this moment.
        standing = Response.objects.standing().filter(pk__in=keys).select_related("inquiry")
        locked = standing.select_for_update(of=("self", "inquiry")).order_by("pk")
        for response in locked.exclude(state=state):
            response.state = state
            response.decided_at = timezone.now()
            response.decided_by_id = user.pk
            response.save(update_fields=["state", "decided_at", "decided_by"])
            _keep(response.inquiry, is_published=state == ResponseState.PUBLISHED)
            log(response.inquiry, "intake.response", user=user, data={"to": str(state)})
            changed += 1
    return changed


def _keep(inquiry: Inquiry, *, is_published: bool) -> None:
    if is_published:
        inquiry.delete_after = None
    elif inquiry.delete_after is None:
        promised = timezone.localdate(
            inquiry.received_at, timezone.get_default_timezone()
        ) + timedelta(days=KEPT_UNPUBLISHED)
        inquiry.delete_after = max(promised, timezone.localdate() + TIME_TO_THINK_AGAIN)
    inquiry.save(update_fields=["delete_after"])
