"""Which questions are never kept, because they may tell who asked or whom they are about."""

import re

from portal.catalogue.query import Query
from portal.intake.references import REFERENCE

MOST_WORDS = 6
MOST_DIGITS = 4
"""A year is fine. More digits are a telephone, a case or a social security number."""

LONGEST = 60

ADDRESS = re.compile(r"@|://|\bwww\.|\w\.[a-z]{2,}\b", re.IGNORECASE)
"""E-mail addresses, web addresses, names of servers and of files."""

CODE = re.compile(r"[^\W\d_]\d+[^\W\d_]|\d[^\W\d_]+\d")
"""Letters and digits by turns, as in the number of a case. "covid19" and "h1" are words."""

TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sr", "sra", "srta", "señor", "señora"}
    | {"señorita", "mme", "mlle", "monsieur", "madame", "mademoiselle"}
    | {"السيد", "السيدة", "الآنسة"}
)
"""After these comes a person's name."""

PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "e", "da", "das", "do", "dos", "di", "du", "des"}
    | {"d", "le", "van", "der", "den", "von", "zu", "ter", "ten", "al", "bin", "ibn", "bint", "abu"}
)
"""Small words within names; they say nothing of whether it is one."""


def may_be_kept(query: Query, typed: str) -> bool:
    """Tell whether a question may be counted at all.

    `typed` is what the visitor wrote, in full. It errs on the side of keeping nothing: a place that
    is written like a person's name is left out with the persons.
    """
    return bool(
        query
        and not query.shortened
        and len(query.words) <= MOST_WORDS
        and len(query.text) <= LONGEST
        and sum(letter.isdigit() for letter in typed) <= MOST_DIGITS
        and not ADDRESS.search(typed)
        and not CODE.search(typed)
        and not REFERENCE.search(typed.upper())
        and not looks_like_a_name(query)
    )


def looks_like_a_name(query: Query) -> bool:
    """Tell whether the words may be a person's name.

    That is so after a title, and where each of several words has a capital letter, particles aside.
    A name in small letters, or in a script that has no others, is not known as one; the days that a
    question has to wait are for that.
    """
    words = [word for word in query.words if not word.isdigit()]
    if any(word.casefold() in TITLES for word in words):
        return True
    telling = [word for word in words if word.casefold() not in PARTICLES]
    return len(words) > 1 and bool(telling) and all(word != word.lower() for word in telling)


def is_without_capitals(query: Query) -> bool:
    """Tell whether some word is in a script without capital letters, such as Arabic or Chinese.

    Titles are compared, not capitals: Georgian has those for headings only.
    """
    return any(
        word.title() == word.lower() and any(letter.isalpha() for letter in word)
        for word in query.words
    )


def said(query: Query) -> str:
    """Return the words as staff would read them: in small letters, with single spaces."""
    return " ".join(query.words).casefold()
