"""The same text again: a script sends it a thousand times, a campaign of people perhaps too.

So a repeated text is looked at by staff once. What they say of one holds for all that follow. A
script that shuffles its sentences is known by them: each long one is remembered by a fingerprint.
"""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Upper
from django.db.models.lookups import Exact

from portal.intake.models import Inquiry, SentenceMark, Verdict
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared, reckoned

from .reading import Reading
from .signs import Sign, Suspicion, sign

REMEMBERED = timedelta(days=90)
WEIGHTS = ((10, 4), (3, 3), (1, 1))
"""How many other senders of the same text, and what that weighs."""

SHARED_WEIGHTS = ((10, 4), (5, 3))
"""How many other senders of one long sentence, and what that weighs: people quote, too."""


def repeated(reading: Reading, now: datetime) -> Sign | None:
    """Return the sign that this text came before; 1 query. None when staff found it to be none."""
    if not reading.mark:
        return None
    begin, sender = now - REMEMBERED, reading.sender_email
    [(people, spam, others)] = _same_text(mark=reading.mark, begin=begin, sender=sender)
    if people:
        return None
    if spam:
        return sign(Suspicion.KNOWN_SPAM)
    for number, points in WEIGHTS:
        if others >= number:
            return sign(Suspicion.REPEATED, str(others), points)
    return None


@prepared
def _same_text(
    *, mark: str, begin: datetime, sender: str
) -> QuerySet[Inquiry, tuple[int, int, int]]:
    return reckoned(
        Inquiry.objects.filter(text_mark=mark, received_at__gte=begin),
        people=Count("pk", filter=Q(verdict=Verdict.PERSON)),
        spam=Count("pk", filter=Q(verdict=Verdict.SPAM)),
        others=Count("pk", filter=~Q(Exact(Upper("sender_email"), Upper(sender)))),
    )


def shared(reading: Reading, now: datetime) -> Sign | None:
    """Return the sign that a long sentence came from others; 1 query. Not one that people wrote."""
    marks = reading.sentence_marks
    if not marks:
        return None
    begin, sender = now - REMEMBERED, reading.sender_email
    found = _same_sentences(marks=Keys(marks), begin=begin, sender=sender)
    most = max((others for _mark, people, others in found if not people), default=0)
    for number, points in SHARED_WEIGHTS:
        if most >= number:
            return sign(Suspicion.SHARED, str(most), points)
    return None


@prepared
def _same_sentences(
    *, marks: Keys, begin: datetime, sender: str
) -> QuerySet[SentenceMark, tuple[str, int, int]]:
    earlier = SentenceMark.objects.filter(one_of("mark", marks), inquiry__received_at__gte=begin)
    same_sender = Exact(Upper("inquiry__sender_email"), Upper(sender))
    return earlier.values_list("mark").annotate(
        people=Count("pk", filter=Q(inquiry__verdict=Verdict.PERSON)),
        others=Count("pk", filter=~Q(same_sender)),
    )


def remember_sentences(inquiry: Inquiry) -> None:
    """Remember the fingerprints of a new inquiry's sentences; they are deleted with it."""
    marks = Reading(inquiry.answers).sentence_marks
    SentenceMark.objects.bulk_create(SentenceMark(inquiry=inquiry, mark=mark) for mark in marks)
