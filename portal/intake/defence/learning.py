"""Learning from what staff say, without a third party, so that anybody can see what was learned.

From each message that staff call spam, or take up as a person's, we count the words of its
paragraphs, the sites it names and the sender's domain. There is no model beyond these counts:
staff read the list and can have it forgotten. It holds nothing personal, so it outlives the
messages: a word is a keyed fingerprint, tied to no message, until `PUBLIC` different spam messages
had it; then it is nobody's name, and is kept to be read.

What was learned adds points to other signs. Words count only in a language in which staff have
read enough messages of people to know how those write.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import connection, transaction
from django.db.models import F, QuerySet

from portal.intake.models import Inquiry, LearnedFrom, LearnedToken, TokenKind, Verdict
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared

from .fingerprints import fingerprint
from .reading import Reading
from .signs import ENOUGH, Sign, Suspicion, sign

PUBLIC = 3
"""In how many spam messages something must have been before it is kept in clear and counts."""

SITES_COUNT_FROM = 2
LETTERS_NEEDED = 20
TIMES_MORE = 10
"""How much more frequent a word must be in spam than in messages of people."""

LEARNING = 0x6C6561726E
"""The number of the lock that whoever learns holds: "learn" in ASCII."""

WORDS_FOR_A_POINT = 3
SHOWN = 6


@dataclass(frozen=True)
class Token:
    """Something to be learned from a message."""

    kind: str
    language: str
    text: str

    @cached_property
    def fingerprint(self) -> str:
        """What it is kept as."""
        return fingerprint("token", self.kind, self.language, self.text)[:32]


def learn(inquiry: Inquiry, verdict: str) -> None:
    """Remember what staff say about an inquiry, in place of what was said before; saves it.

    The empty verdict takes back what was said.
    """
    if inquiry.verdict == verdict:
        return
    with transaction.atomic():
        take_turn()
        if inquiry.verdict:
            _count(inquiry, inquiry.verdict, -1)
        if verdict:
            _count(inquiry, verdict, +1)
        inquiry.verdict = verdict
        inquiry.save(update_fields=["verdict"])


def forget_everything() -> None:
    """Forget all that was learned. Verdicts on messages stay."""
    with transaction.atomic():
        take_turn()
        LearnedToken.objects.all().delete()
        LearnedFrom.objects.all().delete()


def learned_signs(reading: Reading) -> list[Sign]:
    """Return the signs that staff's verdicts on other messages give; 2 queries."""
    tokens = _tokens(reading)
    known = _known(tokens)
    signs = []
    for token in tokens:
        row = known.get(token.fingerprint)
        if row is None or row.in_letters:
            continue
        if token.kind == TokenKind.LINK and row.in_spam >= SITES_COUNT_FROM:
            signs.append(sign(Suspicion.SPAM_SITE, token.text))
        if token.kind == TokenKind.SENDER and row.in_spam >= PUBLIC:
            signs.append(sign(Suspicion.SPAM_SENDER, token.text))
    words = telling_words([t for t in tokens if t.kind == TokenKind.WORD], known)
    if points := min(ENOUGH, len(words) // WORDS_FOR_A_POINT):
        signs.append(sign(Suspicion.SPAM_WORDS, ", ".join(words[:SHOWN]), points))
    return signs[:SHOWN]


def telling_words(words: Iterable[Token], known: dict[str, LearnedToken]) -> list[str]:
    """Return the words that spam has and people's messages hardly, the most frequent first."""
    words = [word for word in words if word.fingerprint in known]
    if not words:
        return []
    source = LearnedFrom.objects.filter(language=words[0].language).first()
    if source is None or source.letters < LETTERS_NEEDED:
        return []
    found = []
    for word in words:
        row = known[word.fingerprint]
        in_spam, in_letters = row.in_spam / max(source.spam, 1), row.in_letters / source.letters
        if row.in_spam >= PUBLIC and in_spam >= TIMES_MORE * in_letters:
            found.append((row.in_spam, word.text))
    return [text for _number, text in sorted(found, reverse=True)]


def take_turn() -> None:
    """Hold until COMMIT the one lock under which anybody learns. Must run in a transaction.

    Messages share words, sites and languages in any order, so that two who locked only the rows
    they need would wait for each other. Whoever learns from an inquiry later takes it before its
    webinars are locked: see `InquiryQuerySet.held`. SQLite lets only one write anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEARNING])


def reading_of(inquiry: Inquiry) -> Reading:
    """Return what the defence reads in a stored inquiry."""
    return Reading(inquiry.answers, inquiry.sender_email, inquiry.language)


def _tokens(reading: Reading) -> list[Token]:
    sites = [Token(TokenKind.LINK, "", site) for site in reading.sites]
    sender = [Token(TokenKind.SENDER, "", reading.sender_domain)] if reading.sender_domain else []
    words = [Token(TokenKind.WORD, reading.language, word) for word in reading.words]
    return sites + sender + words


def _known(tokens: Iterable[Token]) -> dict[str, LearnedToken]:
    rows = _learned(marks=Keys(token.fingerprint for token in tokens))
    return {row.fingerprint: row for row in rows}


@prepared
def _learned(*, marks: Keys) -> QuerySet[LearnedToken]:
    return LearnedToken.objects.filter(one_of("fingerprint", marks))


def _count(inquiry: Inquiry, verdict: str, change: int) -> None:
    column = "in_spam" if verdict == Verdict.SPAM else "in_letters"
    source = "spam" if verdict == Verdict.SPAM else "letters"
    tokens = {token.fingerprint: token for token in _tokens(reading_of(inquiry))}
    LearnedFrom.objects.get_or_create(language=inquiry.language)
    _add(LearnedFrom.objects.filter(language=inquiry.language), source, change)
    if change > 0:
        new = [
            LearnedToken(kind=token.kind, language=token.language, fingerprint=mark)
            for mark, token in tokens.items()
        ]
        LearnedToken.objects.bulk_create(new, ignore_conflicts=True)
    rows = LearnedToken.objects.filter(fingerprint__in=tokens)
    _add(rows, column, change)
    # What so many messages share is nobody's: now it may be read.
    unread = list(rows.filter(in_spam__gte=PUBLIC, text=""))
    for row in unread:
        row.text = tokens[row.fingerprint].text
    LearnedToken.objects.bulk_update(unread, ["text"])


def _add(rows: object, column: str, change: int) -> None:
    if change < 0:
        rows = rows.filter(**{f"{column}__gt": 0})  # type: ignore[attr-defined]  # a QuerySet
    rows.update(**{column: F(column) + change})  # type: ignore[attr-defined]  # a QuerySet
