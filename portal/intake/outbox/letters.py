"""What the mail of a submission says: a notice to the mailbox, an acknowledgement to the sender.

The acknowledgement repeats nothing that was typed, not even the name: otherwise anybody could
have us mail their words to a third person. For the same reason one address gets a few an hour.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, QuerySet
from django.db.models.functions import Upper
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, Kind, MailKind, MailState, OutboxMessage
from portal.speed.prepared import prepared, reckoned

from .parts import Aside, Fact, Paragraph, Part, Parts, Quotation, Way
from .writing import absolute, write_letter

ACKNOWLEDGEMENTS_AN_HOUR = 5


class Letter(NamedTuple):
    """What a letter says: subject and parts, and a calendar file that may go along.

    `leave_url` is where one click ends a series of such letters.
    """

    subject: str
    parts: Parts
    calendar: str = ""
    leave_url: str = ""


Acknowledgement = Callable[[Inquiry], tuple[str, Parts] | Letter]
"""What a kind of submission says to its sender: a letter in the active language."""

_acknowledgements: dict[Kind, Acknowledgement] = {}
_not_mailed: dict[Kind, Collection[str]] = {}
_renewed: dict[Kind, Collection[MailKind]] = {}


def acknowledge(
    kind: Kind,
    letter: Acknowledgement,
    *,
    not_mailed: Collection[str] = (),
    renewed_on_release: Collection[MailKind] = (),
) -> None:
    """Have submissions of a `kind` acknowledged by their own `letter`, for an app's `ready()`.

    `not_mailed` names answers that the notice to the mailbox leaves out. What was held in
    quarantine of the kinds `renewed_on_release` may be untrue by then: see `renew_letters`.
    """
    _acknowledgements[kind] = letter
    _not_mailed[kind] = not_mailed
    _renewed[kind] = renewed_on_release


def renew_letters(inquiry: Inquiry) -> None:
    """Write the acknowledgement anew, as things stand, in place of what was held meanwhile.

    For an `inquiry` that leaves quarantine, in that transaction. Does nothing if nothing was held.
    """
    stale = inquiry.mail.filter(kind__in=_renewed.get(Kind(inquiry.kind), ()))
    if stale.filter(state=MailState.HELD).exists():
        stale.filter(state__in=[MailState.HELD, MailState.WAITING]).delete()
        _acknowledge(inquiry, "")


def write_letters(inquiry: Inquiry) -> None:
    """Put the mail of a new `inquiry` into the outbox; held back if it is in quarantine."""
    held = ""
    if inquiry.is_quarantined:
        with translation.override(settings.LANGUAGE_CODE):
            held = _("The inquiry is in quarantine.")
    if inquiry.mailbox:
        _notice(inquiry, held)
    if inquiry.sender_email:
        _acknowledge(inquiry, held)


def _notice(inquiry: Inquiry, held: str) -> None:
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        subject, parts = notice(inquiry)
    write_letter(
        MailKind.NOTICE,
        inquiry.mailbox,
        subject,
        parts,
        language=language,
        inquiry=inquiry,
        reply_to=inquiry.sender_email,
        held_because=held,
    )


def notice(inquiry: Inquiry) -> tuple[str, Parts]:
    """Return subject and parts of what the mailbox is told, in the active language."""
    subject = _("%(reference)s: %(kind)s, %(route)s") % {
        "reference": inquiry.reference,
        "kind": inquiry.get_kind_display(),
        "route": inquiry.route or inquiry.get_audience_display() or inquiry.page_title,
    }
    words = _("Somebody wrote through the page “%(page)s”.")
    not_mailed = _not_mailed.get(Kind(inquiry.kind), ())
    parts: list[Part] = [
        Paragraph(words % {"page": inquiry.page_title}),
        Fact(_("Reference"), inquiry.reference),
        Fact(_("Language"), _language_name(inquiry)),
    ]
    if inquiry.audience:
        parts.append(Fact(_("Who is writing"), inquiry.get_audience_display()))
    parts += [
        Way(
            _("Open it in the inbox"),
            absolute(reverse("inquiries:edit", args=[inquiry.pk])),
            main=True,
        ),
        *(
            Quotation(answer.label, answer.text or "—", inquiry.language)
            for answer in inquiry.answers
            if answer.name not in not_mailed
        ),
        Aside(_("A reply to this mail goes to the sender.")),
    ]
    return subject, parts


def _language_name(inquiry: Inquiry) -> str:
    return str(dict(settings.LANGUAGES).get(inquiry.language, inquiry.language))


def _acknowledge(inquiry: Inquiry, held: str) -> None:
    with translation.override(inquiry.language):
        compose = _acknowledgements.get(Kind(inquiry.kind), message_received)
        letter = Letter(*compose(inquiry))
        if not held and acknowledged_often(inquiry.sender_email):
            held = _("This address was sent several acknowledgements within an hour.")
    write_letter(
        MailKind.ACKNOWLEDGEMENT,
        inquiry.sender_email,
        letter.subject,
        letter.parts,
        language=inquiry.language,
        inquiry=inquiry,
        reply_to=inquiry.mailbox,
        held_because=held,
        calendar=letter.calendar,
    )


def message_received(inquiry: Inquiry) -> tuple[str, Parts]:
    """Return subject and parts of the acknowledgement of a message, in the active language."""
    subject = _("We have received your message (%(reference)s)")
    parts: list[Part] = [
        Paragraph(_("Thank you for writing to us. We have received your message.")),
        Fact(_("Your reference"), inquiry.reference),
    ]
    if inquiry.reply_promise:
        parts.append(Paragraph(inquiry.reply_promise))
    parts += [
        Way(_("See your receipt"), absolute(inquiry.receipt_path), main=True),
        Aside(
            _(
                "If you did not write to us, somebody gave your address by mistake. You need not "
                "do anything."
            )
        ),
    ]
    return subject % {"reference": inquiry.reference}, parts


def acknowledged_often(address: str) -> bool:
    """Whether an address was sent as many acknowledgements within an hour as it may get."""
    [(number,)] = _acknowledged(address=address, begin=timezone.now() - timedelta(hours=1))
    return number >= ACKNOWLEDGEMENTS_AN_HOUR


@prepared
def _acknowledged(*, address: str, begin: datetime) -> QuerySet[OutboxMessage, tuple[int]]:
    recent = OutboxMessage.objects.filter(
        Exact(Upper("recipient"), Upper(address)),
        kind=MailKind.ACKNOWLEDGEMENT,
        created_at__gte=begin,
    )
    return reckoned(recent, number=Count("pk"))
