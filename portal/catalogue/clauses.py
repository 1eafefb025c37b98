"""What a visitor typed, as conditions for a database: each word with all it is found by."""

from dataclasses import dataclass

from django.conf import settings

from .folding import fold
from .query import Query, is_unspaced
from .stop_words import is_stop_word
from .words import LONGEST_WORD, stems_of


@dataclass(frozen=True)
class Clause:
    """One condition: a page has one of `ways`, each a row of words that follow each other."""

    ways: tuple[tuple[str, ...], ...]
    prefix: bool = False
    """Whether the last word of each way is only the beginning of one."""


def codes_asked(code: str) -> list[str]:
    """Return the languages of the site, that of the reader first.

    A page in one language may hand out files in all the others.
    """
    others = [other for other, _name in settings.WAGTAIL_CONTENT_LANGUAGES if other != code]
    return [code, *others]


def all_of(query: Query, code: str) -> list[Clause]:
    """Return what a page has that answers the whole question, in the language with this code.

    Words that say nothing are left out unless there are no others.
    """
    words = [word for word in query.words if not is_stop_word(fold(word), code)] or query.words
    return [_clause(word, code) for word in words]


def any_of(query: Query, code: str) -> list[Clause]:
    """Return what a page has of which one is enough: single words, and pairs of characters."""
    spaced = [clause for clause in all_of(query, code) if not _is_run(clause)]
    return [*spaced, *(Clause(((fold(pair),),)) for pair in query.pairs if len(pair) > 1)]


def beginnings(query: Query, code: str) -> list[Clause]:
    """Return the same for somebody who is still typing: the last word may be cut short."""
    clauses = [_clause(word, code) for word in query.words]
    last = query.words[-1] if query.words else ""
    if last and not is_unspaced(last):
        # The beginning of a word has no stem yet; what it is the beginning of, has.
        clauses[-1] = Clause(((fold(last)[:LONGEST_WORD],), *clauses[-1].ways), prefix=True)
    return clauses


def _is_run(clause: Clause) -> bool:
    return any(is_unspaced(word) for way in clause.ways for word in way)


def _clause(word: str, code: str) -> Clause:
    if is_unspaced(word):
        pairs = tuple(fold(word[at : at + 2]) for at in range(len(word) - 1))
        return Clause((pairs,)) if pairs else Clause(((fold(word),),), prefix=True)
    roots = (root for language in codes_asked(code) for root in stems_of(word, language))
    return Clause(tuple((root,) for root in dict.fromkeys(roots)))
