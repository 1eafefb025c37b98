"""The protected terms, found in texts."""

import re
from collections.abc import Iterable

from .models import ProtectedTerm

Terms = re.Pattern[str] | None
"""Finds every protected term in a text; None where nothing is protected."""


def protected_terms() -> Terms:
    """Return what finds the terms that staff protect. One query."""
    return terms_pattern(ProtectedTerm.objects.values_list("term", "match_case"))


def terms_pattern(terms: Iterable[tuple[str, bool]]) -> Terms:
    """Return what finds terms, given with whether capital letters count: the longest first.

    A term stands for itself: “HEAL” is not found in “HEALTH”.
    """
    longest_first = sorted(terms, key=lambda entry: len(entry[0]), reverse=True)
    parts = [
        re.escape(term) if match_case else f"(?i:{re.escape(term)})"
        for term, match_case in longest_first
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def without_terms(text: str, terms: Terms) -> str:
    """Return a text without its protected terms."""
    return terms.sub("", text) if terms else text
