"""What somebody may have meant who typed a word that no page has."""

from collections.abc import Mapping
from itertools import groupby

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models.functions import Length
from wagtail.models import Locale

from .bits import Bits, bits_of, number_in_both, without
from .clauses import Clause
from .engines import engine
from .folding import fold
from .known_words import SHORTEST
from .models import KnownWord
from .query import Query, is_unspaced
from .standing import Standing, restricted_pages
from .stop_words import is_stop_word

MOST_CANDIDATES = 12
MOST_WEIGHED = 4
MOST_CORRECTED = 3
"""Words of one question that are corrected, the first ones: each costs two queries, or some more
where several words are as near."""

SAMPLE = 200
"""Pages with a word that are enough to see that some page has it, and not a hundred thousand."""


def did_you_mean(query: Query, locale: Locale) -> str:
    """Return the question with its unknown words corrected; empty when there is nothing better.

    A word is only proposed when a page that visitors may read has it at this moment.
    """
    code = locale.language_code
    asked = {word: fold(word) for word in query.words if _may_be_mistyped(word, code)}
    known = set(
        KnownWord.objects.filter(
            locale=locale, folded__in=engine().listed(list(asked.values()))
        ).values_list("folded", flat=True)
    )
    unknown = [word for word, folded in asked.items() if folded not in known][:MOST_CORRECTED]
    if not unknown:
        return ""
    standing = Standing(["locale"])
    open_pages = without(standing.of("locale", code), restricted_pages())
    better = {
        word: corrected
        for word in unknown
        if (corrected := _correct(asked[word], locale, open_pages))
    }
    if not better:
        return ""
    return " ".join(better.get(word, word) for word in query.words)


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped; `most + 1` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, before, row = before, row, [number]
        for place, against in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != against))
            swapped = number > 1 and place > 1 and letter == other[place - 2]
            if swapped and one[number - 2] == against:
                cost = min(cost, above[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _may_be_mistyped(word: str, code: str) -> bool:
    folded = fold(word)
    return (
        len(folded) >= SHORTEST
        and not is_unspaced(word)
        and not any(letter.isdigit() for letter in folded)
        and not is_stop_word(folded, code)
    )


def _correct(folded: str, locale: Locale, open_pages: Bits) -> str:
    """Return the nearest word that open pages of the language have; the most frequent of equals."""
    most = 1 if len(folded) < 5 else 2
    near = sorted(
        (distance(folded, word.folded, most), word.folded, word.written, word.stem)
        for word in _candidates(folded, locale)
    )
    near = [entry for entry in near if entry[0] <= most][:MOST_WEIGHED]
    for _far, equals in groupby(near, key=lambda entry: entry[0]):
        words = {written: stem for _far, _folded, written, stem in equals}
        numbers = _numbers(words, open_pages)
        if any(numbers.values()):
            return max(words, key=lambda written: numbers[written])
    return ""


def _numbers(words: Mapping[str, str], open_pages: Bits) -> dict[str, int]:
    """Return how many open pages have each word, given with its stem; exact where it matters."""
    numbers = _counted(words, open_pages, SAMPLE)
    if sum(number > 0 for number in numbers.values()) == 1:
        return numbers
    return _counted(words, open_pages)


def _counted(words: Mapping[str, str], open_pages: Bits, most: int | None = None) -> dict[str, int]:
    """Return in how many open pages each word was found, among `most` that have it."""
    found = engine().matching_each([Clause(((stem,),)) for stem in words.values()], most)
    return {
        word: number_in_both(bits_of(pages), open_pages)
        for word, pages in zip(words, found, strict=True)
    }


def _candidates(folded: str, locale: Locale) -> list[KnownWord]:
    words = KnownWord.objects.filter(locale=locale)
    if connection.vendor == "postgresql":
        alike = words.filter(folded__trigram_similar=folded)
        order = TrigramSimilarity("folded", folded).desc()
        return list(alike.order_by(order, "folded")[:MOST_CANDIDATES])
    near = words.annotate(length=Length("folded")).filter(
        length__gte=len(folded) - 2, length__lte=len(folded) + 2
    )
    pairs = {folded[at : at + 2] for at in range(len(folded) - 1)}
    return [
        word for word in near if 2 * sum(pair in word.folded for pair in pairs) >= len(pairs) - 1
    ]
