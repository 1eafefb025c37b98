"""The words for terms in the reader's language, read once for each request."""

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.utils.translation import get_language

from .models import Term

_read = Local()


def _labels(language: str) -> dict[str, str]:
    """Return the name of every term of one language by its translation key."""
    read: dict[str, dict[str, str]] = getattr(_read, "labels", {})
    if language not in read:
        rows = Term.objects.filter(locale__language_code=language)
        read[language] = {
            str(key): name for key, name in rows.values_list("translation_key", "name")
        }
        _read.labels = read
    return read[language]


def term_label(term: Term) -> str:
    """Return the name of `term` in the active language, or its own name where none exists yet.

    The first call in a request reads the whole vocabulary of the language: one query.
    """
    language = get_language() or ""
    return _labels(language).get(str(term.translation_key), term.name)


def forget_labels(**_kwargs: object) -> None:
    """Read the vocabulary anew when it is next asked for."""
    _read.labels = {}


request_started.connect(forget_labels)
request_finished.connect(forget_labels)
