"""The words for terms in the reader's language, read once for each request."""

from uuid import UUID

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import QuerySet
from django.utils.translation import get_language

from portal.prepared import prepared

from .models import Term

_read = Local()


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


def term_label(term: Term) -> str:
    """Return the name of `term` in the active language, or its own name where none exists yet.

    The first call in a request reads the whole vocabulary of the language: one query.
    """
    language = get_language() or ""
    return _labels(language).get(_as_key(term.translation_key), term.name)


def _as_key(key: UUID | str) -> UUID:
    """Return a translation key as one: that of a preview can still be a text."""
    return key if isinstance(key, UUID) else UUID(key)


def forget_labels(**_kwargs: object) -> None:
    """Read the vocabulary anew when it is next asked for."""
    _read.labels = {}


request_started.connect(forget_labels)
request_finished.connect(forget_labels)
