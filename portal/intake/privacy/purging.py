"""Keeps the promises of every form: what is over its day is deleted, from everywhere.

Runs by command (`purge_personal_data`), each night.
"""

from collections import Counter
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.models import FormState

from portal.intake.models import AccessEntry, Act, Inquiry, MailState, OutboxMessage
from portal.retention import all_kept

from .erasing import AT_ONCE, delete_inquiries
from .list_of_erasures import forget_old_erasures

LOOKS_KEPT = timedelta(days=365)
"""How long one can see who opened what."""

LOOSE_MAIL_KEPT = timedelta(days=90)
"""How long mail is kept that belongs to no inquiry, once it is sent or given up."""

DRAFTS_KEPT = timedelta(days=1)
"""How long what staff typed for a preview is kept."""


def purge() -> Counter[str]:
    """Delete all that is over its day, in steps, and return how many rows of each model."""
    gone: Counter[str] = Counter()
    over = Inquiry.objects.over(timezone.localdate()).order_by("pk")
    while batch := list(over[:AT_ONCE]):
        gone += delete_inquiries(batch, Act.RETENTION)
    for rows in (_old_loose_mail(), _old_looks(), _old_drafts()):
        gone.update(rows.delete()[1])
    gone["intake.Erasure"] += forget_old_erasures()
    for kept in all_kept():
        gone += kept.forget()
    return +gone


def _old_loose_mail() -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(
        inquiry=None,
        state__in=[MailState.SENT, MailState.FAILED],
        created_at__lt=timezone.now() - LOOSE_MAIL_KEPT,
    )


def _old_looks() -> QuerySet[AccessEntry]:
    return AccessEntry.objects.filter(at__lt=timezone.now() - LOOKS_KEPT)


def _old_drafts() -> QuerySet[FormState]:
    return FormState.objects.filter(last_updated_at__lt=timezone.now() - DRAFTS_KEPT)
