"""What to propose to somebody who is still typing."""

from dataclasses import dataclass

from wagtail.models import Locale

from portal.taxonomy.models import Term

from .asking import Asking, read_pages
from .bits import bits_of, both
from .clauses import beginnings
from .common_words import pages_with
from .folding import fold
from .models import Entry
from .ordering import NEWEST, in_order
from .query import Query, is_unspaced
from .questions import Question
from .vectors import IN_TITLE
from .vocabulary import FACETS

MOST_TERMS = 3
SHORTEST = 3
"""Letters from which on words inside a title are looked for, not only its beginning."""


@dataclass(frozen=True)
class Suggestion:
    """Something to choose: a page, with its address, or words to search for."""

    text: str
    href: str = ""
    """The address of the page; empty when it is a question."""

    question: str = ""
    """The words to search for; empty when it is a page."""


def suggest(prefix: str, locale: Locale, number: int = 8) -> list[Suggestion]:
    """Return what begins as somebody typed it: terms of the vocabulary, then titles of open pages.

    At most `number`, none twice. Words in the middle of a title count from three letters on.
    """
    query = Query.from_text(prefix)
    if not query:
        return []
    terms = _terms(query, locale)[:MOST_TERMS]
    asking = Asking(Question(query, locale, facets=()))
    found = list(dict.fromkeys([*_titles(query, asking, number), *_words(query, asking, number)]))
    seen = {fold(suggestion.text) for suggestion in terms}
    suggestions = list(terms)
    for page in read_pages(found[: number * 2]):
        if fold(page.title) not in seen:
            seen.add(fold(page.title))
            suggestions.append(Suggestion(page.title, href=page.url or ""))
    return suggestions[:number]


def _terms(query: Query, locale: Locale) -> list[Suggestion]:
    typed = [fold(word) for word in query.words]
    found = []
    for term in Term.objects.filter(locale=locale, facet__in=FACETS).order_by("name"):
        for name in (term.name, *term.synonym_list):
            words = [fold(word) for word in Query.from_text(name).words]
            rank = next((at for at in range(len(words)) if _begins(words[at:], typed)), None)
            if rank is not None:
                found.append((rank, term.name))
                break
    return [Suggestion(name, question=name) for _rank, name in sorted(found)]


def _begins(words: list[str], typed: list[str]) -> bool:
    whole = len(typed) - 1
    return (
        len(words) > whole and words[:whole] == typed[:whole] and words[whole].startswith(typed[-1])
    )


def _titles(query: Query, asking: Asking, number: int) -> list[int]:
    # No others are in the scope: in them, titles of other languages would only take the places.
    entries = Entry.objects.filter(
        title_key__startswith=fold(query.text), locale=asking.question.locale, gone=False
    )
    # Any of them: to bring all that begin with a letter into an order would take too long.
    keys = list(entries.values_list("page_id", flat=True)[: number * 8])
    return in_order(both(bits_of(keys), asking.scope), NEWEST, 0, number, asking.standing)


def _words(query: Query, asking: Asking, number: int) -> list[int]:
    last = query.words[-1]
    if len(last) < SHORTEST and not is_unspaced(last):
        return []
    found = pages_with(beginnings(query, asking.code), "and", asking.standing, IN_TITLE)
    return in_order(both(found, asking.scope), NEWEST, 0, number, asking.standing)
