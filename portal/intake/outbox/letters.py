"""What the mail of a submission says: a notice to the mailbox, an acknowledgement to the sender.

The acknowledgement repeats nothing that was typed, not even the name: otherwise anybody could
have us mail their words to a third person. For the same reason one address gets a few an hour.
"""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, Kind, MailKind, MailState, OutboxMessage

ACKNOWLEDGEMENTS_AN_HOUR = 5


def write_letters(inquiry: Inquiry) -> None:
    """Put the mail of a new `inquiry` into the outbox; held back if it is in quarantine."""
    state = MailState.HELD if inquiry.is_quarantined else MailState.WAITING
    if inquiry.mailbox:
        _notice(inquiry, state).save()
    if inquiry.sender_email:
        _acknowledgement(inquiry, state).save()


def _absolute(path: str) -> str:
    # Never from the request: its Host header is the visitor's to choose.
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _notice(inquiry: Inquiry, state: str) -> OutboxMessage:
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(reference)s: %(kind)s, %(route)s") % {
            "reference": inquiry.reference,
            "kind": inquiry.get_kind_display(),
            "route": inquiry.route or inquiry.get_audience_display() or inquiry.page_title,
        }
        context = {
            "inquiry": inquiry,
            "language": dict(settings.LANGUAGES).get(inquiry.language, inquiry.language),
            "admin_url": _absolute(reverse("inquiries:edit", args=[inquiry.pk])),
        }
        text = render_to_string("intake/mail/notice.txt", context)
    return OutboxMessage(
        inquiry=inquiry,
        kind=MailKind.NOTICE,
        recipient=inquiry.mailbox,
        reply_to=inquiry.sender_email,
        subject=" ".join(subject.split())[:255],
        text=text,
        state=state,
    )


def _acknowledgement(inquiry: Inquiry, state: str) -> OutboxMessage:
    with translation.override(inquiry.language):
        subject = f"{_acknowledged(inquiry)} ({inquiry.reference})"
        context = {
            "inquiry": inquiry,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "receipt_url": _absolute(inquiry.receipt_path),
        }
        own = f"intake/mail/acknowledgement_{inquiry.kind}.txt"
        text = render_to_string([own, "intake/mail/acknowledgement.txt"], context)
    message = OutboxMessage(
        inquiry=inquiry,
        kind=MailKind.ACKNOWLEDGEMENT,
        recipient=inquiry.sender_email,
        reply_to=inquiry.mailbox,
        subject=subject,
        text=text,
        state=state,
    )
    if state == MailState.WAITING and _acknowledged_often(inquiry.sender_email):
        message.state = MailState.HELD
        message.last_error = _("This address was sent several acknowledgements within an hour.")
    return message


def _acknowledged(inquiry: Inquiry) -> str:
    if inquiry.kind == Kind.REGISTRATION:
        return _("We have received your registration")
    return _("We have received your message")


def _acknowledged_often(address: str) -> bool:
    recent = OutboxMessage.objects.filter(
        kind=MailKind.ACKNOWLEDGEMENT,
        recipient__iexact=address,
        created_at__gte=timezone.now() - timedelta(hours=1),
    )
    return recent.count() >= ACKNOWLEDGEMENTS_AN_HOUR
