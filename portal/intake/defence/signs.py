"""Signs of spam, found without a third party and without asking people to solve puzzles.

A suspicion never drops anything: the submission is kept in quarantine, where staff see it.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.intake.answers import Answer
from portal.intake.tickets import Ticket

HONEYPOT = "reply_topic"
"""A field that people do not see. Only scripts fill it in."""

MAX_LINKS = 3
LINK = re.compile(r"https?://|\bwww\.|\[url|<a\s", re.IGNORECASE)


class Suspicion(models.TextChoices):
    """Why a submission looks like spam, in words for staff."""

    HONEYPOT = "honeypot", _("A field that people cannot see was filled in")
    HASTE = "haste", _("Sent sooner than a person can fill in the form")
    LINKS = "links", _("Many links in the text")


def minimum_time() -> timedelta:
    """Return how long a person needs at least to fill in a form."""
    return timedelta(seconds=settings.INTAKE_MINIMUM_SECONDS)


def find_suspicions(
    data: Mapping[str, Any], ticket: Ticket, answers: Iterable[Answer], now: datetime | None = None
) -> list[str]:
    """Return the values of `Suspicion` that hold for one submission; none for ordinary people."""
    found: list[str] = []
    if data.get(HONEYPOT):
        found.append(Suspicion.HONEYPOT)
    if (now or timezone.now()) - ticket.issued_at < minimum_time():
        found.append(Suspicion.HASTE)
    texts = [answer.text for answer in answers if answer.kind != "url"]
    if sum(len(LINK.findall(text)) for text in texts) > MAX_LINKS:
        found.append(Suspicion.LINKS)
    return found
