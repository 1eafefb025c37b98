"""The same text again: a script sends it a thousand times, a campaign of people perhaps too.

So a repeated text is looked at by staff once. What they say of one holds for all that follow.
"""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from portal.intake.models import Inquiry, Verdict

from .reading import Reading
from .signs import Sign, Suspicion, sign

REMEMBERED = timedelta(days=90)
WEIGHTS = ((10, 4), (3, 3), (1, 2))
"""How many other senders, and what that weighs."""


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
