"""Pages that staff put before the results of a question. Decision 086."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from portal.catalogue.folding import fold
from portal.catalogue.query import Query, is_unspaced
from portal.catalogue.words import stems_of
from portal.languages.versions import open_versions
from portal.speed.prepared import prepared
from portal.taxonomy.models import Term

from .models import Promotion

MOST_SHOWN = 3
"""More would push the results themselves out of sight."""

MOST_WORDINGS = 20
"""Ways to say a question with other words of the vocabulary that are tried."""

Word = frozenset[str]
"""What a word is found by: its stems, or the characters of a script without spaces."""
Words = tuple[Word, ...]


@dataclass(frozen=True)
class Promoted:
    """A page to show first, and why."""

    page: Page
    explanation: str


def promoted_for(query: Query, locale: Locale) -> list[Promoted]:
    """Return the pages to show first for a question, what fits it most closely first.

    A line fits when all its words stand in the question, in any order and form, or would if the
    question were asked with other words of the vocabulary. Only what every visitor may read is
    returned, in the reader's language where it exists. One query while there is nothing to show
    first in this language, three at most.
    """
    promotions = _promotions(locale=locale.pk) if query else []
    if not promotions:
        return []
    code = locale.language_code
    asked = _words(query.words, code)
    wordings = [asked, *_other_wordings(asked, locale)]
    fits = [(_closeness(promotion, wordings, code), promotion) for promotion in promotions]
    fitting = [promotion for closeness, promotion in sorted(fits, key=_closest_first) if closeness]
    pages = _as_readers_may_see([promotion.page for promotion in fitting], locale)
    shown: dict[str, Promoted] = {}
    for promotion in fitting:
        page = pages.get(promotion.page.translation_key)
        if page is not None:
            shown.setdefault(str(page.translation_key), Promoted(page, promotion.explanation))
    return list(shown.values())[:MOST_SHOWN]


@prepared
def _promotions(*, locale: int) -> QuerySet[Promotion]:
    return Promotion.objects.in_language(locale)


def _closest_first(entry: tuple[int, Promotion]) -> tuple[int, int]:
    return -entry[0], entry[1].pk


def _closeness(promotion: Promotion, wordings: Sequence[Words], code: str) -> int:
    """Return how many words the longest line has that fits; 0 where none does."""
    lines = [_words_in(line, code) for line in promotion.lines]
    fitting = (line for line in lines for wording in wordings if line and holds(wording, line))
    return max(map(len, fitting), default=0)


def _words_in(text: str, code: str) -> Words:
    return _words(Query.from_text(text).words, code)


def _words(words: Iterable[str], code: str) -> Words:
    return tuple(
        frozenset([fold(word)] if is_unspaced(word) else stems_of(word, code)) for word in words
    )


def holds(asked: Words, line: Words) -> bool:
    """Tell whether all words of a line stand in what was asked, each in some form."""
    return all(_stands_in(word, asked) for word in line)


def _stands_in(word: Word, asked: Words) -> bool:
    if any(is_unspaced(part) for part in word):
        return any(part in run for part in word for other in asked for run in other)
    return any(word & other for other in asked)


def _other_wordings(asked: Words, locale: Locale) -> list[Words]:
    """Return the question with other words for the terms that it names: one query."""
    found: list[Words] = []
    for term in Term.objects.filter(locale=locale).only("name", "synonyms"):
        ways = [_words_in(way, locale.language_code) for way in (term.name, *term.synonym_list)]
        for named in ways:
            if named and holds(asked, named):
                rest = tuple(word for word in asked if not _stands_in(word, named))
                found += [(*rest, *way) for way in ways if way != named]
    return found[:MOST_WORDINGS]


def _as_readers_may_see(pages: Sequence[Page], locale: Locale) -> dict[object, Page]:
    """Return those of the pages that visitors may read, by translation key: one query.

    In the reader's language where that version is open too.
    """
    if not pages:
        return {}
    keys = {page.translation_key for page in pages}
    own = {page.pk for page in pages}
    versions = open_versions(Page).filter(translation_key__in=keys).select_related("locale")
    found: dict[object, Page] = {}
    for page in versions:
        if page.locale_id == locale.pk or (page.pk in own and page.translation_key not in found):
            found[page.translation_key] = page
    return found
