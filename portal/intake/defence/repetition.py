"""The same text again: a script sends it a thousand times, a campaign of people perhaps too.

So a repeated text is looked at by staff once. What they say of one holds for all that follow. A
script that shuffles its sentences is known by them: each long one is remembered by a fingerprint.
"""

from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from portal.intake.models import Inquiry, SentenceMark, Verdict

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
    earlier = Inquiry.objects.filter(text_mark=reading.mark, received_at__gte=now - REMEMBERED)
    seen = earlier.aggregate(
        people=Count("pk", filter=Q(verdict=Verdict.PERSON)),
        spam=Count("pk", filter=Q(verdict=Verdict.SPAM)),
        others=Count("pk", filter=~Q(sender_email__iexact=reading.sender_email)),
    )
    if seen["people"]:
        return None
    if seen["spam"]:
        return sign(Suspicion.KNOWN_SPAM)
    for number, points in WEIGHTS:
        if seen["others"] >= number:
            return sign(Suspicion.REPEATED, str(seen["others"]), points)
    return None


def shared(reading: Reading, now: datetime) -> Sign | None:
    """Return the sign that a long sentence came from others; 1 query. Not one that people wrote."""
    marks = reading.sentence_marks
    if not marks:
        return None
    earlier = SentenceMark.objects.filter(
        mark__in=marks, inquiry__received_at__gte=now - REMEMBERED
    )
    by_sentence = earlier.values("mark").annotate(
        people=Count("pk", filter=Q(inquiry__verdict=Verdict.PERSON)),
        others=Count("pk", filter=~Q(inquiry__sender_email__iexact=reading.sender_email)),
    )
    most = by_sentence.filter(people=0).aggregate(most=Max("others"))["most"] or 0
    for number, points in SHARED_WEIGHTS:
        if most >= number:
            return sign(Suspicion.SHARED, str(most), points)
    return None


def remember_sentences(inquiry: Inquiry) -> None:
    """Remember the fingerprints of a new inquiry's sentences; they are deleted with it."""
    marks = Reading(inquiry.answers).sentence_marks
    SentenceMark.objects.bulk_create(SentenceMark(inquiry=inquiry, mark=mark) for mark in marks)
