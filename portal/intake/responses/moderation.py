"""What staff decide about responses. They change no word: a response is shown as it is, or not."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.intake.handling import Staff
from portal.intake.models import Response, ResponseState

from .keeping import keep_or_give_a_day


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
            keep_or_give_a_day(response.inquiry)
            log(response.inquiry, "intake.response", user=user, data={"to": str(state)})
            changed += 1
    return changed
