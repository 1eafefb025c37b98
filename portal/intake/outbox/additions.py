"""What staff are told when a sender adds to an inquiry or withdraws it."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.intake.models import Addition, Inquiry, MailKind, OutboxMessage

from .parts import Aside, Fact, Paragraph, Part, Quotation, Way
from .writing import absolute, write_letter


def who_answers(inquiry: Inquiry) -> str:
    """Return the address of whoever answers: the assignee's, or else the mailbox's, or none."""
    assignee = inquiry.assignee
    if assignee and assignee.is_active and assignee.email and _may_read(assignee, inquiry):
        return assignee.email
    return inquiry.mailbox


def _may_read(assignee: AbstractBaseUser, inquiry: Inquiry) -> bool:
    """Whether somebody still may: they can have left the group that handles it."""
    return Inquiry.objects.readable_by(assignee).filter(pk=inquiry.pk).exists()


def tell_of_addition(addition: Addition) -> OutboxMessage | None:
    """Write to those who answer what was added; held back where it looks like spam.

    Returns the letter; None where nobody is to be told.
    """
    inquiry = addition.inquiry
    with translation.override(settings.LANGUAGE_CODE):
        held = ""
        if inquiry.is_quarantined:
            held = _("The inquiry is in quarantine.")
        elif addition.is_held:
            held = _("The addition looks like spam.")
        parts: list[Part] = [
            Paragraph(_("The sender has added something to an inquiry.")),
            Fact(_("Reference"), inquiry.reference),
            _way_in(inquiry),
            Quotation(_("Added"), addition.text, inquiry.language),
            Aside(_("A reply to this mail goes to the sender.")),
        ]
        subject = _("%(reference)s: something was added") % {"reference": inquiry.reference}
    return _write(MailKind.ADDITION, inquiry, subject, parts, held)


def tell_of_withdrawal(inquiry: Inquiry) -> None:
    """Write to those who would have answered that nobody need."""
    with translation.override(settings.LANGUAGE_CODE):
        parts: list[Part] = [
            Paragraph(_("The sender has withdrawn an inquiry. Please do not answer it any more.")),
            Fact(_("Reference"), inquiry.reference),
            _way_in(inquiry),
        ]
        subject = _("%(reference)s: withdrawn") % {"reference": inquiry.reference}
    _write(MailKind.WITHDRAWAL, inquiry, subject, parts)


def _way_in(inquiry: Inquiry) -> Way:
    address = absolute(reverse("inquiries:edit", args=[inquiry.pk]))
    return Way(_("Open it in the inbox"), address, main=True)


def _write(
    kind: MailKind,
    inquiry: Inquiry,
    subject: str,
    parts: list[Part],
    held: str = "",
) -> OutboxMessage | None:
    if recipient := who_answers(inquiry):
        return write_letter(
            kind,
            recipient,
            subject,
            parts,
            language=settings.LANGUAGE_CODE,
            inquiry=inquiry,
            reply_to=inquiry.sender_email if kind == MailKind.ADDITION else "",
            held_because=held,
        )
    return None
