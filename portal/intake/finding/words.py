"""Every word of a search must stand somewhere in an inquiry: in its answers or in its thread."""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Contains

from portal.intake.models import Addition, InquiryNote, Reply

from .folding import Folded, FoldedAnswers, fold

MOST_WORDS = 8
"""More words narrow nothing down, and each costs a look through all columns."""

LONGEST = 100
"""Characters of a word."""

COLUMNS = ("reference", "sender_name", "sender_email", "page_title", "closing_words")
THREAD: tuple[type[Model], ...] = (InquiryNote, Reply, Addition)
"""What follows an inquiry; each has a `text`."""


def words_of(search: str) -> list[str]:
    """Return the words of a search, folded, without quotation marks and NUL."""
    plain = fold(search.replace("\0", " ")).replace('"', " ")
    return [word[:LONGEST] for word in plain.split()[:MOST_WORDS]]


def matching(inquiries: QuerySet, search: str) -> QuerySet:
    """Return those of the inquiries in which every word of a search is found, also within a word.

    Capitals and accents do not count. All are returned when a search has no words.
    """
    for word in words_of(search):
        inquiries = inquiries.filter(_stands_somewhere(word))
    return inquiries


def _stands_somewhere(word: str) -> Q:
    found = Q(Contains(FoldedAnswers("stored_answers"), word))
    for column in COLUMNS:
        found |= Q(Contains(Folded(column), word))
    found |= Q(Contains(Folded(Replace("reference", Value("-"))), word))
    for model in THREAD:
        found |= Q(Exists(_texts(model).filter(Contains(Folded("text"), word))))
    return found


def _texts(model: Any) -> QuerySet:
    return model.objects.filter(inquiry=OuterRef("pk")).order_by()
