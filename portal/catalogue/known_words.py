"""The words that published pages use, by which a wrongly typed one is guessed."""

from collections.abc import Iterable, Sequence

from wagtail.models import Locale

from .engines import engine
from .folding import fold
from .models import Entry, KnownWord, Text
from .query import WORD, is_unspaced
from .reading import Contents
from .stemming import stem
from .stop_words import is_stop_word

SHORTEST, LONGEST = 3, 40
"""Letters of a word that somebody may have mistyped."""

MOST_OF_FILES = 50_000
"""Characters of each file whose words are learned."""


def learn(pages: Iterable[Contents]) -> None:
    """Remember the words of pages that are not known yet: one query for each language."""
    by_locale: dict[int, dict[str, str]] = {}
    codes: dict[int, str] = {}
    for contents in pages:
        words = by_locale.setdefault(contents.locale, {})
        codes[contents.locale] = contents.language
        for text in _texts(contents):
            for written in WORD.findall(text):
                folded = fold(written)
                if folded not in words and _is_word(written, folded, contents.language):
                    words[folded] = written.lower()
    for locale, words in sorted(by_locale.items()):
        _remember(locale, codes[locale], words)


def relearn(locale: Locale) -> None:
    """Forget the words of a language that no entry has any more."""
    code = locale.language_code
    entries = Entry.objects.filter(locale=locale, gone=False).values("page")
    used: set[str] = set()
    for text in Text.objects.filter(page__in=entries).iterator(chunk_size=500):
        own = [
            said[:MOST_OF_FILES]
            for _title, language, said, _document in text.files
            if language == code
        ]
        for said in (text.title, text.titles, text.summary, text.terms, text.body, *own):
            used.update(fold(written) for written in WORD.findall(said))
    known = KnownWord.objects.filter(locale=locale)
    unused = [
        pk for pk, folded in known.values_list("pk", "folded").iterator() if folded not in used
    ]
    for start in range(0, len(unused), 1000):
        known.filter(pk__in=unused[start : start + 1000]).delete()


def _texts(contents: Contents) -> Sequence[str]:
    own = [title for title, code in contents.titles if code == contents.language]
    files = [f.text[:MOST_OF_FILES] for f in contents.files if f.language == contents.language]
    return [contents.title, contents.summary, contents.terms, contents.body, *own, *files]


def _is_word(written: str, folded: str, code: str) -> bool:
    return (
        SHORTEST <= len(folded) <= LONGEST
        and not is_unspaced(written)
        and not any(letter.isdigit() for letter in folded)
        and not is_stop_word(folded, code)
    )


def _remember(locale: int, code: str, words: dict[str, str]) -> None:
    known = set(
        KnownWord.objects.filter(
            locale=locale, folded__in=engine().listed(list(words))
        ).values_list("folded", flat=True)
    )
    KnownWord.objects.bulk_create(
        [
            KnownWord(
                locale_id=locale,
                folded=folded,
                written=written[:60],
                stem=stem(written, code)[:60],
            )
            for folded, written in sorted(words.items())
            if folded not in known
        ],
        ignore_conflicts=True,
    )
