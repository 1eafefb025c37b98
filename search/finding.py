"""Asks the catalogue, and once more with corrected words where the first answer is poor."""

from dataclasses import dataclass, replace

from wagtail.models import Locale

from portal.catalogue import Query, Question, ask, did_you_mean

from .asked import Asked
from .results import PER_PAGE, Results


@dataclass(frozen=True)
class Found:
    """An answer, and what is said about the words it is for."""

    results: Results
    query: Query
    """The words that were looked for in the end."""

    corrected_from: str = ""
    """What the visitor typed, where the results are for corrected words."""

    exact_url: str = ""
    """The address of the results for the words as they were typed."""

    did_you_mean: str = ""
    """Other words to try, where the results are for those typed."""

    did_you_mean_url: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether some page holds all the words, corrected ones included."""
        return bool(self.results.count) and self.results.all_words


def find(asked: Asked, locale: Locale) -> Found:
    """Answer what an address asks for.

    Words that no page holds together are corrected where other words do better, unless the
    visitor insists on them. What is corrected is looked for afresh, with the same choices.
    """
    results = _results(asked, locale)
    found = Found(results, asked.query)
    if not asked.query or found.is_answered:
        return found
    better = did_you_mean(asked.query, locale)
    if not better or better.casefold() == asked.query.text.casefold():
        return found
    corrected = replace(asked, query=Query.from_text(better), typed=better, is_exact=False)
    if asked.is_exact or asked.is_narrowed:
        return replace(found, did_you_mean=better, did_you_mean_url=asked.for_words(better))
    other = _results(corrected, locale)
    if not other.count or (results.count and not other.all_words):
        return found
    return Found(other, corrected.query, asked.query.text, asked.address(is_exact=True, chosen={}))


def _results(asked: Asked, locale: Locale) -> Results:
    """Ask; a page of the list that does not exist is the last one there is."""
    if not asked.query:
        return Results(asked, None)
    question = Question(asked.query, locale, asked.chosen, asked.sort)
    answer = ask(question, asked.page, PER_PAGE)
    last = max(1, -(-answer.count // PER_PAGE))
    if asked.page > last:
        asked = replace(asked, page=last)
        answer = ask(question, last, PER_PAGE)
    return Results(asked, answer)
