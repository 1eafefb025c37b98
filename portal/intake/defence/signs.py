"""Signs of spam, what each weighs, and when they are enough. No third party, no puzzles.

One table decides, and staff read the same words beside each message. What is stopped is kept in
quarantine, never dropped; whatever is sent by an ordinary person without JavaScript has one point.

What is only in doubt goes there too, and its sender is asked on the receipt: one click sends it on.
Whoever shows a sign that no person gives is not asked; staff look at it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

HONEYPOT = "reply_topic"
"""A field that people do not see. Only scripts fill it in."""

ENOUGH = 4
"""Points that put a message into quarantine."""

DOUBT = 3
"""Points that make it doubtful whether a person wrote it."""

MOST_OF_A_PERSON = 5
"""Points up to which a sender is asked: with more of them, staff look."""

MAX_LINKS = 3


class Suspicion(models.TextChoices):
    """Why a submission looks like spam, in words for staff."""

    HONEYPOT = "honeypot", _("A field that people cannot see was filled in")
    HASTE = "haste", _("Sent sooner than a person can fill in the form")
    INJECTION = "injection", _("Commands for mail programs in a field")
    LINKS = "links", _("Many links in the text")
    CODE = "code", _("Links written as code")
    LINK_AS_NAME = "link_as_name", _("A link in place of a name")
    SOME_LINKS = "some_links", _("A link in the text")
    FALSE_PROOF = "false_proof", _("The answer to the browser's task was invented")
    NO_PROOF = "no_proof", _("The browser did not do its task (no JavaScript)")
    NO_BROWSER = "no_browser", _("Not sent by an ordinary browser")
    FLOOD = "flood", _("Very many forms from one address within ten minutes")
    BRISK = "brisk", _("Many forms from one address within ten minutes")
    KNOWN_SPAM = "known_spam", _("Staff found this very text to be spam")
    REPEATED = "repeated", _("The same text came from other senders")
    SPAM_SITE = "spam_site", _("A site that staff found in spam")
    SPAM_SENDER = "spam_sender", _("A sender's domain that staff found only in spam")
    SPAM_WORDS = "spam_words", _("Words that staff found in spam and hardly elsewhere")
    OFFER = "offer", _("Reads like an offer that nobody asked for")
    OFF_SUBJECT = "off_subject", _("Has hardly anything of what people write to us about")
    GIBBERISH = "gibberish", _("Letters typed at random")
    OTHER_SCRIPT = "other_script", _("In letters that no language of this site uses")
    SHARED = "shared", _("A sentence of it came from other senders")
    NO_TICKET = "no_ticket", _("Not sent from a form that this site gave out")


POINTS = {
    Suspicion.HONEYPOT: 4,
    Suspicion.HASTE: 3,
    Suspicion.INJECTION: 4,
    Suspicion.LINKS: 4,
    Suspicion.CODE: 3,
    Suspicion.LINK_AS_NAME: 3,
    Suspicion.SOME_LINKS: 1,
    Suspicion.FALSE_PROOF: 3,
    Suspicion.NO_PROOF: 1,
    Suspicion.NO_BROWSER: 2,
    Suspicion.FLOOD: 4,
    Suspicion.BRISK: 3,
    Suspicion.KNOWN_SPAM: 4,
    Suspicion.SPAM_SITE: 3,
    Suspicion.SPAM_SENDER: 1,
    Suspicion.OFF_SUBJECT: 2,
    Suspicion.GIBBERISH: 3,
    Suspicion.OTHER_SCRIPT: 1,
    Suspicion.NO_TICKET: 2,
}
"""REPEATED, SHARED, OFFER and SPAM_WORDS weigh the more, the more there is of it: see `repetition`,
`knowledge` and `learning`."""

DOUBTFUL_ALONE = {Suspicion.OFF_SUBJECT, Suspicion.GIBBERISH}
"""Signs that raise a doubt whatever they weigh."""

OF_A_CROWD = {Suspicion.BRISK}
"""Signs that raise no doubt unless they are enough with others: an office after an announcement."""

OF_PEOPLE_TOO = {
    Suspicion.BRISK,
    Suspicion.HASTE,
    Suspicion.SOME_LINKS,
    Suspicion.NO_PROOF,
    Suspicion.REPEATED,
    Suspicion.SHARED,
    Suspicion.OFFER,
    Suspicion.OFF_SUBJECT,
    Suspicion.OTHER_SCRIPT,
}
"""Signs that people give now and then: whoever shows no other is asked."""


@dataclass(frozen=True)
class Sign:
    """One sign that holds for a submission: its points, and what was found, such as a word."""

    kind: str
    points: int
    found: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the sign as it is stored; `Sign(**stored)` reads it back."""
        return asdict(self)

    @property
    def text(self) -> str:
        """The sign in words for staff."""
        words = str(Suspicion(self.kind).label)
        if self.found:
            words = gettext("%(sign)s: %(found)s") % {"sign": words, "found": self.found}
        return gettext("%(words)s (%(points)d of %(enough)d points)") % {
            "words": words,
            "points": self.points,
            "enough": ENOUGH,
        }


def sign(kind: Suspicion, found: str = "", points: int | None = None) -> Sign:
    """Return a sign with what it weighs."""
    return Sign(kind.value, POINTS[kind] if points is None else points, found[:255])


def are_enough(signs: Iterable[Sign]) -> bool:
    """Return whether these signs together put a submission into quarantine."""
    return sum(one.points for one in signs) >= ENOUGH


def are_doubtful(signs: Iterable[Sign]) -> bool:
    """Return whether these signs make it doubtful that a person wrote a submission."""
    signs = list(signs)
    if are_enough(signs) or any(one.kind in DOUBTFUL_ALONE for one in signs):
        return True
    return sum(one.points for one in signs if one.kind not in OF_A_CROWD) >= DOUBT


def may_be_a_person(signs: Iterable[Sign]) -> bool:
    """Return whether a sender with these signs is asked to send their message on with a click."""
    signs = list(signs)
    of_people = all(one.kind in OF_PEOPLE_TOO and one.points < ENOUGH for one in signs)
    return bool(signs) and of_people and sum(one.points for one in signs) <= MOST_OF_A_PERSON


def read_signs(stored: Iterable[dict[str, Any]]) -> list[Sign]:
    """Return the signs that an inquiry was stored with, the heaviest first."""
    return sorted((Sign(**one) for one in stored), key=lambda one: -one.points)


def minimum_time() -> timedelta:
    """Return how long a person needs at least to fill in a form."""
    return timedelta(seconds=settings.INTAKE_MINIMUM_SECONDS)
