"""What colleagues tell one another."""

from django.db import transaction
from wagtail.log_actions import log

from portal.intake.models import Inquiry, InquiryNote

from .who import Staff


def add_note(inquiry: Inquiry, text: str, user: Staff) -> InquiryNote:
    """Keep a remark for colleagues. The sender never sees it."""
    with transaction.atomic():
        note = InquiryNote.objects.create(inquiry=inquiry, author_id=user.pk, text=text)
        log(inquiry, "intake.note", user=user)
    return note
