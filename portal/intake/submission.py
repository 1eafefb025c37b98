"""The one way in: a submission becomes a record and its mail in one transaction, exactly once."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from portal.speed.prepared import prepared

from .answers import Answer
from .defence.reading import Reading
from .defence.repetition import remember_sentences
from .forms import Consent
from .models import Inquiry, Kind, Status
from .outbox.letters import write_letters
from .tickets import Ticket
from .workdays import due_after

TRIES = 5
"""How often a fresh reference is drawn before chance is ruled out."""


class Refused(Exception):  # noqa: N818 (it is an answer to the sender, not a fault)
    """The submission came too late or cannot be granted; nothing was stored.

    The message is shown to the sender above the form, so it is written for them.
    """


class AlreadySent(Exception):  # noqa: N818 - as above
    """Another text came in with the key of an earlier submission (back, edited, sent)."""

    def __init__(self, inquiry: Inquiry) -> None:
        super().__init__(str(inquiry))
        self.inquiry = inquiry


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What somebody sent, checked, with what the form promised them.

    An answer is due after `answer_within_days` working days; `handled_by_id` names the one group
    of staff that may read it.
    """

    ticket: Ticket
    kind: Kind
    page: Page
    language: str
    answers: Sequence[Answer]
    mailbox: str
    sender_email: str
    sender_name: str = ""
    audience: str = ""
    route: str = ""
    reply_promise: str = ""
    thanks: str = ""
    consent: Consent | None = None
    retention_days: int | None = None
    answer_within_days: int | None = None
    handled_by_id: int | None = None
    suspicions: Sequence[dict[str, Any]] = field(default_factory=list)
    """Signs of spam as JSON; when there are any, it goes into quarantine."""

    @property
    def digest(self) -> str:
        """A fingerprint of the page, the audience and the answers."""
        told = [self.page.pk, self.audience, [answer.as_json() for answer in self.answers]]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    @property
    def text_mark(self) -> str:
        """A fingerprint of the text, by which it is known again."""
        return Reading(self.answers).mark


def accept(submission: Submission, within: Callable[[Inquiry], None] | None = None) -> Inquiry:
    """Record a submission with its mail, or return the record that its key already has.

    `within` runs in the same transaction, for whatever must stand or fall with the record, such
    as a seat; it may raise Refused. Returns after COMMIT, so the caller may acknowledge. Must not
    be called inside a transaction.

    Raises AlreadySent when the key was used for another text, and what `within` raises.
    """
    collision: IntegrityError | None = None
    for _attempt in range(TRIES):
        for earlier in _with_key(key=submission.ticket.key):
            if earlier.digest != submission.digest:
                raise AlreadySent(earlier)
            return earlier
        try:
            # durable: this is the outermost transaction, so leaving it means COMMIT.
            with transaction.atomic(durable=True):
                replace_sent_back(submission.ticket)
                inquiry = record(submission)
                remember_sentences(inquiry)
                if within:
                    within(inquiry)
                write_letters(inquiry)
        except IntegrityError as error:
            collision = error  # A parallel post with the same key won, or a reference was taken.
            continue
        return inquiry
    raise RuntimeError("A submission could not be recorded: something is always taken.") from (
        collision
    )


def replace_sent_back(ticket: Ticket) -> None:
    """Delete what is kept of this form from when it was sent back: now it is there as it should be.

    Not what staff have judged, for a verdict stays with what it was said of.
    """
    if unjudged := _unjudged(key=key_of_sent_back(ticket)):
        Inquiry.objects.filter(pk__in=unjudged).delete()


@prepared
def _with_key(*, key: UUID) -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(key=key).order_by()


@prepared
def _unjudged(*, key: UUID) -> QuerySet[Inquiry, int]:
    return Inquiry.objects.filter(key=key, verdict="").order_by().values_list("pk", flat=True)


def key_of_sent_back(ticket: Ticket) -> UUID:
    """Return the key under which a form that was sent back is kept: not the one it is taken by."""
    return uuid5(ticket.key, "sent back")


def record(submission: Submission, key: UUID | None = None) -> Inquiry:
    """Write a submission down, without its mail, in the caller's transaction.

    Under the `key` of its ticket, unless another is given.
    """
    now = timezone.now()
    consent, days = submission.consent, submission.retention_days
    within = submission.answer_within_days
    return Inquiry.objects.create(
        key=key or submission.ticket.key,
        digest=submission.digest,
        kind=submission.kind,
        page_id=submission.page.pk,
        page_title=submission.page.title,
        language=submission.language,
        audience=submission.audience,
        route=submission.route,
        mailbox=submission.mailbox,
        sender_name=submission.sender_name,
        sender_email=submission.sender_email,
        stored_answers=[answer.as_json() for answer in submission.answers],
        consent_wording=consent.text if consent else "",
        consent_version=consent.version if consent else "",
        consent_at=now if consent else None,
        reply_promise=submission.reply_promise,
        thanks=submission.thanks,
        received_at=now,
        answer_within_days=within,
        due_at=None if within is None else due_after(now, within),
        handled_by_id=submission.handled_by_id,
        is_limited=submission.handled_by_id is not None,
        delete_after=timezone.localdate(now) + timedelta(days=days) if days else None,
        suspicions=list(submission.suspicions),
        points=sum(sign["points"] for sign in submission.suspicions),
        text_mark=submission.text_mark,
        status=Status.QUARANTINE if submission.suspicions else Status.NEW,
    )
