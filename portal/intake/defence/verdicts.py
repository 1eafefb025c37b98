"""What staff say about a message, by an act of their own or by what they do with it."""

from django.db import transaction
from wagtail.log_actions import log

from portal.intake.models import Inquiry, Status, Verdict

from .learning import learn

SPAM_REASON = "spam"
"""The reason with which spam is closed in the inbox."""

TAKEN_UP = (Status.NEW, Status.OPEN, Status.WAITING, Status.CLOSED)


def learn_from_handling(inquiry: Inquiry) -> None:
    """Learn from the status that staff have just put an inquiry into.

    Into quarantine, or closed as spam: it is spam. Taken up in any other way: a person wrote it.
    """
    closed_as_spam = getattr(inquiry, "closing_reason", "") == SPAM_REASON
    if inquiry.status == Status.QUARANTINE or closed_as_spam:
        learn(inquiry, Verdict.SPAM)
    elif inquiry.status in TAKEN_UP:
        learn(inquiry, Verdict.PERSON)


def call_spam(inquiry: Inquiry, user: object) -> None:
    """Say that what is in quarantine is spam. It stays there, unsent, until its day comes."""
    with transaction.atomic():
        learn(inquiry, Verdict.SPAM)
        log(inquiry, "intake.spam", user=user)
