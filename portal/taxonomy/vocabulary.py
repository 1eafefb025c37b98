"""The words for terms in the reader's language, read once for each request."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from portal.languages.locales import locale_code
from portal.speed.prepared import prepared

from .models import Term
from .models.term import Said

_read = Local()


class ShownTerm(NamedTuple):
    """What readers see of a term, and by what its words in other languages are found."""

    name: str
    slug: str
    translation_key: UUID
    locale_id: int
    said: Said | None = None


Named = Term | ShownTerm
"""A term, or what was read of it to be shown."""


class Label(NamedTuple):
    """A term as readers see it, and its name in addresses."""

    label: str
    slug: str


def labels_of(terms: Iterable[Named]) -> list[Label]:
    """Return terms in the reader's language, in their order."""
    return [Label(term_label(term), term.slug) for term in terms]


def _labels(language: str) -> dict[UUID, str]:
    """Return the name of every term of one language by its translation key."""
    read: dict[str, dict[UUID, str]] = getattr(_read, "labels", {})
    if language not in read:
        read[language] = dict(_names(language=language))
        _read.labels = read
    return read[language]


@prepared
def _names(*, language: str) -> QuerySet[Term, tuple[UUID, str]]:
    terms = Term.objects.filter(locale__language_code=language)
    return terms.values_list("translation_key", "name")


def term_label(term: Named) -> str:
    """Return the name of `term` in the active language, or its own name where none exists yet.

    The first term of another language that was not asked for with its word (`word_in`) reads the
    whole vocabulary: one query.
    """
    language = get_language() or ""
    if term.locale_id and locale_code(term.locale_id) == language:
        return term.name
    if term.said and term.said.language == language:
        return term.said.word or term.name
    return _labels(language).get(_as_key(term.translation_key), term.name)


def word_in(language: str, key: str = "translation_key") -> Subquery:
    """Return, for a query, the word in a language for the term whose translation key is `key`."""
    versions = Term.objects.filter(
        translation_key=OuterRef(key), locale__language_code=language
    ).order_by()
    return Subquery(versions.values("name")[:1])


def _as_key(key: UUID | str) -> UUID:
    """Return a translation key as one: that of a preview can still be a text."""
    return key if isinstance(key, UUID) else UUID(key)


def forget_labels(**_kwargs: object) -> None:
    """Read the vocabulary anew when it is next asked for."""
    _read.labels = {}


request_started.connect(forget_labels)
request_finished.connect(forget_labels)
