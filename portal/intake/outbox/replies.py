"""The letter around an answer that a member of staff wrote."""

from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, MailKind, OutboxMessage

from .parts import Aside, Fact, Paragraph, Part, Parts, Quotation, Way
from .writing import absolute, write_letter


def reply_to_sender(inquiry: Inquiry, text: str, *, quote: bool) -> OutboxMessage:
    """Write a reply in the active language, the sender's, and return the letter.

    It stands in one thread with the acknowledgement; what the sender answers goes to the
    mailbox. `quote` adds what they had sent.
    """
    subject, parts = answer(inquiry, text, quote=quote)
    return write_letter(
        MailKind.REPLY,
        inquiry.sender_email,
        subject,
        parts,
        language=inquiry.language,
        inquiry=inquiry,
        reply_to=inquiry.mailbox,
        in_reply_to=acknowledgement_id(inquiry),
    )


def answer(inquiry: Inquiry, text: str, *, quote: bool) -> tuple[str, Parts]:
    """Return subject and parts of a reply in the active language."""
    parts: list[Part] = [Paragraph(text)]
    parts += [
        Fact(_("Your reference"), inquiry.reference),
        Way(_("See our answers or add something"), absolute(inquiry.receipt_path)),
    ]
    if quote:
        parts.append(Aside(_("You wrote to us:")))
        parts += [
            Quotation(answer.label, answer.text, inquiry.language)
            for answer in inquiry.answers
            if answer.text
        ]
    subject = _("Our answer to your message (%(reference)s)") % {"reference": inquiry.reference}
    return subject, parts


def acknowledgement_id(inquiry: Inquiry) -> str:
    """Return the Message-ID of the letter that began the thread; empty when there was none."""
    first = inquiry.mail.filter(kind=MailKind.ACKNOWLEDGEMENT).values_list("message_id", flat=True)
    return first.first() or ""
