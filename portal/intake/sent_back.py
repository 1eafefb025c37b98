"""What was sent back and looks like spam stays in sight: a row in quarantine, within bounds.

Its sender was told to send it again, so nothing is promised: no reference, no receipt, no mail. A
person who mends a mistake gives no such signs and leaves nothing here; who was only too fast does,
and what they send later takes its place. Kept for a month at most.
"""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from .defence.addresses import client_address, subscriber
from .defence.fingerprints import fingerprint
from .defence.looking import is_from_browser
from .defence.signs import are_enough, read_signs
from .models import Refusal, SentBack
from .submission import Submission, key_of_sent_back, record

if TYPE_CHECKING:
    from .forms import IntakeForm
    from .pages import TakesSubmissions

log = logging.getLogger(__name__)

KEPT_DAYS = 30
AN_HOUR = timedelta(hours=1)
FROM_ONE_ADDRESS = 60
"""Rows for one address within an hour."""
FROM_ALL = 500
"""Rows for all together within an hour, each with 6 KB of answers at most (`MOST_TYPED_IN_ALL`):
3 MB an hour. What comes beyond is counted on one of them."""

WITHOUT_A_TICKET = UUID("8a5d2f0e-6b1c-4c57-9d53-0b7f6f3f5d11")
"""The space of names in which forms without a ticket have theirs."""


def keep_sent_back(
    page: "TakesSubmissions", form: "IntakeForm", request: HttpRequest, reason: Refusal
) -> None:
    """Put a form that is being sent back into quarantine, when it looks like spam.

    `form` was cleaned. One form is one row, however often it is sent. A fault here hinders nobody.
    """
    try:
        form.arrival = replace(form.arrival, from_browser=is_from_browser(request))
        submission = _as_typed(page, form)
        if are_enough(read_signs(submission.suspicions)):
            with transaction.atomic(), suppress(IntegrityError):
                _keep(submission, _source(request), reason, known=form.ticket is not None)
    except DatabaseError:
        log.warning("What was sent back could not be put into quarantine.")


def _as_typed(page: "TakesSubmissions", form: "IntakeForm") -> Submission:
    form.read_as_typed = True
    try:
        submission = page.get_submission(form)
    finally:
        form.read_as_typed = False
    days = min(submission.retention_days or KEPT_DAYS, KEPT_DAYS)
    return replace(submission, retention_days=days, answer_within_days=None, consent=None)


def _keep(submission: Submission, source: str, reason: Refusal, *, known: bool) -> None:
    now = timezone.now()
    key = key_of_sent_back(submission.ticket)
    if not known:
        key = uuid5(WITHOUT_A_TICKET, f"{source} {submission.digest} {now:%Y-%m-%d}")
    lately = SentBack.objects.filter(at__gt=now - AN_HOUR)
    again = SentBack.objects.filter(inquiry__key=key)
    if again.exists():
        if not known:  # The same form once more is the same row; a form of theirs is another post.
            again.update(more=F("more") + 1)
        return
    if lately.filter(source=source).count() >= FROM_ONE_ADDRESS or lately.count() >= FROM_ALL:
        _add_to_another(submission, source)
        return
    inquiry = record(submission, key=key)
    SentBack.objects.create(inquiry=inquiry, reason=reason, source=source, at=now)


def _add_to_another(submission: Submission, source: str) -> None:
    """Count it on the row that is most like it: the same text, or else the same address, or any."""
    mark = submission.text_mark
    recent = SentBack.objects.order_by("-at", "-pk")
    same_text = Q(inquiry__text_mark=mark) if mark else Q(pk=None)
    for alike in (same_text, Q(source=source), Q()):
        if row := recent.filter(alike).values_list("pk", flat=True).first():
            SentBack.objects.filter(pk=row).update(more=F("more") + 1)
            return


def _source(request: HttpRequest) -> str:
    address = client_address(request)
    if address is None:
        return ""
    return fingerprint("sent back", f"{timezone.now():%Y-%m-%d}", subscriber(address))
