"""Counts a question that was not answered, after the answer went out."""

import logging
from datetime import date

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.catalogue.folding import fold
from portal.catalogue.query import Query
from search.models import UnansweredDay, UnansweredQuestion

from .discretion import is_without_capitals, may_be_kept, said

DAYS_UNTIL_SHOWN = 3
"""On so many different days a question was asked before anybody reads its words."""

DAYS_UNTIL_SHOWN_IF_UNKNOWN = 7
"""The same for several words of which the site knows none, as it is with most people's names, and
for scripts without capital letters, in which names look like other words."""

MOST_NEW_A_DAY = 200
MOST = 6_000
"""Questions that are kept. A program that invents questions fills no more than this."""

logger = logging.getLogger(__name__)


def note(query: Query, typed: str, language: str, any_word_is_known: bool) -> None:
    """Count a question that no page answered, unless it may tell of a person.

    `typed` is what the visitor wrote, `language` the code of the language in which the site was
    read, `any_word_is_known` whether some page holds one of several words. Costs one query where it
    was asked on this day before. Never raises an error of the database: nobody waits any more.
    """
    if not may_be_kept(query, typed):
        return
    days = DAYS_UNTIL_SHOWN
    if is_without_capitals(query) or (len(query.words) > 1 and not any_word_is_known):
        days = DAYS_UNTIL_SHOWN_IF_UNKNOWN
    try:
        _count(key_of(query, language), said(query), language, days)
    except DatabaseError as error:
        logger.warning("A question without an answer was not counted: %s", type(error).__name__)


def key_of(query: Query, language: str) -> str:
    """Return what a question is known by: the same for any order, case and accents of its words.

    Without the site's secret nobody can try words to find out which were asked.
    """
    words = " ".join(sorted(fold(word) for word in query.words))
    return salted_hmac("search.unanswered", f"{language}\n{words}", algorithm="sha256").hexdigest()


def _count(key: str, words: str, language: str, days_until_shown: int) -> None:
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    if UnansweredDay.objects.count_one(key, today):
        return
    question = UnansweredQuestion.objects.filter(key=key).first() or _new(key, language, today)
    if question is None:
        return
    _day, is_new = UnansweredDay.objects.get_or_create(question=question, day=today)
    UnansweredDay.objects.count_one(key, today)
    if is_new and not question.words and question.days.count() >= days_until_shown:
        UnansweredQuestion.objects.filter(pk=question.pk).update(words=words)


def _new(key: str, language: str, today: date) -> UnansweredQuestion | None:
    """Begin to count a question, or return None when there are enough of them."""
    questions = UnansweredQuestion.objects
    if questions.filter(first_day=today).count() >= MOST_NEW_A_DAY or questions.count() >= MOST:
        return None
    try:
        with transaction.atomic():
            return questions.create(key=key, language=language, first_day=today)
    except IntegrityError:  # somebody asked the same at this moment
        return questions.filter(key=key).first()
