"""Inquiries that may be the same as another: from the same address, or with the same words."""

import json
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.lookups import Contains

from .finding.folding import FoldedAnswers, fold
from .models import Inquiry, Status

DAYS = timedelta(days=30)
"""How far apart two inquiries may be to be taken for the same."""

SHORTEST, LONGEST = 25, 300
"""Characters of an answer that can be told again by chance, and as many as are compared."""

MOST = 10
"""How many are shown."""


def possible_duplicates(inquiry: Inquiry, user: Any) -> QuerySet[Inquiry]:
    """Return what may be the same as an inquiry and the user may read, the nearest in time first.

    Those in which its longest answer stands word for word, those from the same address, and
    those that staff said are the same.
    """
    alike = Q(duplicate_of=inquiry)
    if words := _longest_text(inquiry):
        alike |= Q(Contains(FoldedAnswers("stored_answers"), words))
    if inquiry.sender_email:
        alike |= Q(sender_email__iexact=inquiry.sender_email)
    if inquiry.duplicate_of_id:
        alike |= Q(pk=inquiry.duplicate_of_id)
    near = (inquiry.received_at - DAYS, inquiry.received_at + DAYS)
    others = Inquiry.objects.readable_by(user).exclude(pk=inquiry.pk)
    found = others.filter(alike, received_at__range=near, kind=inquiry.kind)
    return found.exclude(status=Status.WITHDRAWN).order_by("-received_at")[:MOST]


def _longest_text(inquiry: Inquiry) -> str:
    texts = [answer.value for answer in inquiry.answers if answer.kind == "multiline"]
    longest = max((text for text in texts if isinstance(text, str)), key=len, default="")
    # As it stands in the database, with line breaks and quotation marks written as in JSON.
    written = fold(json.dumps(longest.strip(), ensure_ascii=False)[1:-1])[:LONGEST]
    return written if len(written) >= SHORTEST else ""
