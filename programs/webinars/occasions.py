"""Writes to registrants exactly once on each occasion, however often and from wherever it is asked.

The letter and the note that it was written are one transaction, and the database keeps the note
at one for each registrant and occasion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from portal.intake.models import MailKind, MailState, OutboxMessage
from portal.intake.outbox.letters import Letter
from portal.intake.outbox.writing import write_letter
from programs.models.webinar_registration import WebinarLetter, WebinarRegistration

from .versions import version_for

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from programs.models import WebinarPage

Compose = Callable[["WebinarPage", WebinarRegistration], Letter]
"""Writes to one registrant, in the active language, which is theirs."""


def tell_once(
    registrations: Iterable[WebinarRegistration], occasion: str, kind: MailKind, compose: Compose
) -> int:
    """Write to those who were not written to on this `occasion`; return to how many."""
    versions: dict[str, WebinarPage | None] = {}
    number = 0
    for registration in registrations:
        language = registration.inquiry.language
        if language not in versions:
            versions[language] = version_for(registration.webinar_key, language)
        webinar = versions[language]
        if webinar:
            number += _tell(registration, occasion, kind, compose, webinar)
    return number


def _tell(
    registration: WebinarRegistration,
    occasion: str,
    kind: MailKind,
    compose: Compose,
    webinar: WebinarPage,
) -> bool:
    with transaction.atomic():
        current = _as_it_stands(registration)
        if current is None:
            return False
        inquiry = current.inquiry
        note, is_new = WebinarLetter.objects.get_or_create(registration=current, occasion=occasion)
        if not is_new:
            return False
        with translation.override(inquiry.language):
            letter = compose(webinar, current)
        note.message = write_letter(
            kind,
            inquiry.sender_email,
            letter.subject,
            letter.parts,
            language=inquiry.language,
            inquiry=inquiry,
            reply_to=inquiry.mailbox,
            calendar=letter.calendar,
            leave_url=letter.leave_url,
        )
        note.save(update_fields=["message"])
    return True


def _as_it_stands(registration: WebinarRegistration) -> WebinarRegistration | None:
    """Read and hold a registration that was read a while ago; None if its place has changed.

    Only its own row is held: whoever handles an inquiry holds that and then comes for ours.
    """
    known = WebinarRegistration.objects.filter(pk=registration.pk, place=registration.place)
    return known.to_write_to().select_for_update(of=("self",), no_key=True).first()


def drop_unsent_reminders(letters: QuerySet[WebinarLetter]) -> int:
    """Delete those of these letters that are reminders still to be sent; return how many.

    As if they had never been written, so that one that is true can be. Must run in a transaction.
    """
    waiting = letters.filter(message__kind=MailKind.REMINDER, message__state=MailState.WAITING)
    notes = list(waiting.values_list("pk", "message_id"))
    WebinarLetter.objects.filter(pk__in=[pk for pk, _message in notes]).delete()
    messages = [message for _pk, message in notes]
    OutboxMessage.objects.filter(pk__in=messages, state=MailState.WAITING).delete()
    return len(notes)
