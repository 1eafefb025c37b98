"""Everything about one inquiry in the order of time: mail, replies, additions, notes, acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as log_registry

from portal.intake.models import Inquiry, MailKind, OutboxMessage

TOLD_OTHERWISE = {"intake.note", "intake.reply", "intake.addition"}
"""Acts that stand in the thread with their text."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened. `who` is a member of staff, the sender, or nobody."""

    kind: str
    """Of message, addition, reply, note, mail or act: how it is drawn."""
    icon: str
    at: datetime
    title: Any
    who: Any = None
    text: str = ""
    answers: Any = None
    language: str = ""
    internal: bool = False
    suspect: bool = False
    mail: OutboxMessage | None = None


def thread(inquiry: Inquiry) -> list[Entry]:
    """Return the thread of an inquiry, the oldest first; 5 queries for any length."""
    entries = [_sent(inquiry), *_mail(inquiry), *_replies(inquiry), *_added(inquiry)]
    entries += [*_notes(inquiry), *_acts(inquiry)]
    return sorted(entries, key=lambda entry: entry.at)


def _sent(inquiry: Inquiry) -> Entry:
    return Entry(
        kind="message",
        icon="mail",
        at=inquiry.received_at,
        title=_("What was sent"),
        answers=inquiry.answers,
        language=inquiry.language,
    )


def _mail(inquiry: Inquiry) -> Iterable[Entry]:
    for message in inquiry.mail.exclude(kind=MailKind.REPLY, reply__isnull=False):
        title = message.get_kind_display()
        yield Entry(kind="mail", icon="mail", at=message.created_at, title=title, mail=message)


def _replies(inquiry: Inquiry) -> Iterable[Entry]:
    for reply in inquiry.replies.select_related("author__wagtail_userprofile", "message"):
        yield Entry(
            kind="reply",
            icon="comment-add-reversed",
            at=reply.created_at,
            title=_("Reply to the sender"),
            who=reply.author,
            text=reply.text,
            language=inquiry.language,
            mail=reply.message,
        )


def _added(inquiry: Inquiry) -> Iterable[Entry]:
    for addition in inquiry.additions.all():
        yield Entry(
            kind="addition",
            icon="plus",
            at=addition.created_at,
            title=_("Added by the sender"),
            text=addition.text,
            language=inquiry.language,
            suspect=addition.is_held,
        )


def _notes(inquiry: Inquiry) -> Iterable[Entry]:
    for note in inquiry.notes.select_related("author__wagtail_userprofile"):
        yield Entry(
            kind="note",
            icon="comment",
            at=note.created_at,
            title=_("Note"),
            who=note.author,
            text=note.text,
            internal=True,
        )


def _acts(inquiry: Inquiry) -> Iterable[Entry]:
    logs = log_registry.get_logs_for_instance(inquiry).exclude(action__in=TOLD_OTHERWISE)
    for log in logs.select_related("user__wagtail_userprofile"):
        yield Entry(kind="act", icon="history", at=log.timestamp, title=log.message, who=log.user)
