"""Where the words in an address lead: `?issue=childcare` is asked for the term “Early childhood”.

A term has one address. All other words for it, in every language, and the names that it had in
addresses before, lead there.
"""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language
from wagtail.models import Locale

from .models import FormerAddress, Term, Word
from .wording import key_of

Asked = tuple[str, str]
"""A facet and what an address says in it."""

LONGEST = 100
"""Characters; no term's name or name in addresses has more."""

MOST = 20
"""So many words of one facet are looked up; more can only come from a hostile address."""


def resolve(facet: str, value: str) -> str | None:
    """Return the name in addresses of the term of `facet` that `value` stands for, or None.

    `value` is that name itself, one that the term had before, or its name or another word for it
    in any language; the reader's language comes first, then the source's. At most three queries.
    """
    return resolve_all([(facet, value)]).get((facet, value))


def resolve_all(asked: Collection[Asked]) -> dict[Asked, str]:
    """Do as `resolve` does for all of `asked`, with no more queries; what is no term is left out.

    One query where all are names in addresses already.
    """
    known = {entry for entry in asked if entry[1] and len(entry[1]) <= LONGEST}
    known = {(facet, value) for facet, value in known if "\x00" not in value}
    found: dict[Asked, str] = {}
    for find in (_today, _before, _by_word):
        if left := known - found.keys():
            found |= find(left)
    return found


def canonical(query: QueryDict, facets: Mapping[str, str]) -> QueryDict | None:
    """Return a query with the terms' own names in it; None where it has them already.

    `facets` says which parameters ask for terms of which facet. All others stay as they are, and
    so does what is no term. One query where nothing changes, none where no term is asked for.
    """
    asked = {
        name: [(facet, value) for value in query.getlist(name)[:MOST]]
        for name, facet in facets.items()
        if name in query
    }
    if not asked:
        return None
    found = resolve_all([entry for entries in asked.values() for entry in entries])
    changed = query.copy()
    for name, entries in asked.items():
        values = dict.fromkeys(found.get(entry, entry[1]) for entry in entries)
        if any(found.get(entry, entry[1]) != entry[1] for entry in entries):
            changed.setlist(name, list(values))
    return changed if changed != query else None


def _today(asked: set[Asked]) -> dict[Asked, str]:
    terms = Term.objects.in_source_language().filter(slug__in={value for _facet, value in asked})
    held = set(terms.values_list("facet", "slug"))
    return {entry: entry[1] for entry in asked if entry in held}


def _before(asked: set[Asked]) -> dict[Asked, str]:
    former = FormerAddress.objects.filter(slug__in={value for _facet, value in asked})
    rows = former.values_list("term__facet", "slug", "term__slug")
    led = {(facet, old): slug for facet, old, slug in rows}
    return {entry: led[entry] for entry in asked if entry in led}


def _by_word(asked: set[Asked]) -> dict[Asked, str]:
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    keys = {
        locale: {key_of(value, language) for _facet, value in asked}
        for locale, language in languages.items()
    }
    rows = Word.objects.in_languages(keys).values_list("locale", "key", "term__facet", "term__slug")
    led = {(locale, key, facet): slug for locale, key, facet, slug in rows}
    first = (get_language() or "", settings.LANGUAGE_CODE)
    order = sorted(languages, key=lambda locale: (_place(languages[locale], first), locale))
    found: dict[Asked, str] = {}
    for facet, value in asked:
        for locale in order:
            if slug := led.get((locale, key_of(value, languages[locale]), facet)):
                found[facet, value] = slug
                break
    return found


def _place(language: str, first: tuple[str, ...]) -> int:
    return first.index(language) if language in first else len(first)
