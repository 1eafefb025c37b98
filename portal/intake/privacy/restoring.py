"""After a backup was restored: whoever was erased since it was made is erased once more."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from portal.intake.models import Act, Erasure, Inquiry, OutboxMessage
from portal.intake.models.erasure import digests

from .erasing import AT_ONCE, delete_inquiries
from .list_of_erasures import read_list, write_list


def reapply_erasures() -> Counter[str]:
    """Delete what the list of erasures names, and return how many rows of each model.

    An address counts for what was received until it was erased: later dealings are new ones.
    """
    read_list()
    erased = dict(Erasure.objects.values_list("digest", "at"))
    gone: Counter[str] = Counter()
    keys = [inquiry.pk for inquiry in Inquiry.objects.iterator() if _is_erased(inquiry, erased)]
    for start in range(0, len(keys), AT_ONCE):
        batch = Inquiry.objects.filter(pk__in=keys[start : start + AT_ONCE])
        gone += delete_inquiries(list(batch), Act.REPEATED)
    loose = [message.pk for message in _loose_mail() if _was_sent_before(message, erased)]
    gone.update(OutboxMessage.objects.filter(pk__in=loose).delete()[1])
    write_list()
    return +gone


def _is_erased(inquiry: Inquiry, erased: dict[str, datetime]) -> bool:
    if any(digest in erased for digest in digests(str(inquiry.key))):
        return True
    return any(
        inquiry.received_at <= erased[digest]
        for digest in digests(inquiry.sender_email)
        if digest in erased
    )


def _loose_mail() -> Iterator[OutboxMessage]:
    return OutboxMessage.objects.filter(inquiry=None).iterator()


def _was_sent_before(message: OutboxMessage, erased: dict[str, datetime]) -> bool:
    return any(
        message.created_at <= erased[digest]
        for digest in digests(message.recipient)
        if digest in erased
    )
