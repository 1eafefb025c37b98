"""What is wrong with the vocabulary as it is stored, for staff and for `check_vocabulary`.

Everything is worked out from the terms themselves, not from what was written down when they were
saved: rows that came by an import or a command have to bear it too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from .models import Facet, Term
from .models.claiming import words_of
from .overlaps import overlaps
from .wording import key_of, parts_of


class Kind(Enum):
    """The kinds of problems, the worst first; the value is how staff read it."""

    SAME_WORD = gettext_lazy("One word for two terms")
    CONTAINED = gettext_lazy("One name inside another")
    SAME_PAGES = gettext_lazy("Always given together")
    UNTRANSLATED = gettext_lazy("Not translated yet")

    @property
    def label(self) -> str | Promise:
        """How staff read it."""
        return self.value


@dataclass(frozen=True)
class Problem:
    """One problem: what is wrong in words, and with which terms.

    `reason` is why staff want it so; a problem with a reason is none any more.
    """

    kind: Kind
    words: str
    terms: tuple[Term, ...]
    reason: str = ""

    @property
    def can_be_merged(self) -> bool:
        """Whether the two terms can be made one: they stand in one facet and one language."""
        return (
            len(self.terms) == 2
            and len({(term.facet, term.locale_id) for term in self.terms}) == 1
            and self.terms[0].is_in_source_language
        )


def problems() -> list[Problem]:
    """Return all problems, kind by kind; those that staff explained among them.

    The number of queries depends on the number of fields that name terms, and on nothing else.
    """
    terms = list(Term.objects.select_related("locale").order_by("facet", "name", "pk"))
    return [*same_words(terms), *contained(terms), *same_pages(terms), *untranslated(terms)]


def serious(found: Iterable[Problem]) -> list[Problem]:
    """Return those that confuse visitors and that nobody has explained."""
    return [
        problem
        for problem in found
        if problem.kind in {Kind.SAME_WORD, Kind.CONTAINED} and not problem.reason
    ]


def same_words(terms: Iterable[Term]) -> list[Problem]:
    """Return the words that stand for two terms of one language, in whatever facets."""
    holders: dict[tuple[int, str], list[tuple[Term, str]]] = defaultdict(list)
    for term in terms:
        for key, written in words_of(term).items():
            holders[term.locale_id, key].append((term, written))
    return [
        Problem(
            Kind.SAME_WORD,
            _("“%(word)s” stands for “%(first)s” (%(first_facet)s) and “%(other)s” (%(facet)s).")
            % {
                "word": held[0][1],
                "first": held[0][0].name,
                "first_facet": held[0][0].get_facet_display(),
                "other": other.name,
                "facet": other.get_facet_display(),
            },
            (held[0][0], other),
        )
        for held in holders.values()
        for other, _written in held[1:]
    ]


def contained(terms: Iterable[Term]) -> list[Problem]:
    """Return the terms whose names hold the name of another one of the same facet."""
    listed = list(terms)
    named: dict[tuple[int, str, str], Term] = {}
    for term in listed:
        named.setdefault((term.locale_id, term.facet, _key(term)), term)
    found = []
    for term in listed:
        for part in sorted(parts_of(_key(term))):
            inner = named.get((term.locale_id, term.facet, part))
            if inner and inner.translation_key != term.translation_key:
                found.append(
                    Problem(
                        Kind.CONTAINED,
                        _("“%(outer)s” holds the name of “%(inner)s”.")
                        % {"outer": term.name, "inner": inner.name},
                        (term, inner),
                        _reason(term, inner),
                    )
                )
    return found


def same_pages(terms: Iterable[Term]) -> list[Problem]:
    """Return the terms all of whose pages bear another term of the same facet too.

    Not of languages: that what can be had in Spanish can be had in English too is no fault.
    """
    known = {term.pk: term for term in terms if term.facet != Facet.LANGUAGE}
    return [
        Problem(
            Kind.SAME_PAGES,
            _("All %(number)s pages of “%(term)s” are also given “%(other)s”.")
            % {"number": overlap.pages, "term": narrow.name, "other": wide.name},
            (narrow, wide),
            _reason(narrow, wide),
        )
        for overlap in overlaps()
        for narrow, wide in [(known.get(overlap.narrow), known.get(overlap.wide))]
        if narrow and wide
    ]


def missing_languages(terms: Iterable[Term]) -> dict[int, list[Locale]]:
    """Return the languages in which each term of the source has no words yet. Two queries."""
    wanted = list(terms)
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    locales = [
        locale
        for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
        if locale.language_code in codes
    ]
    locales.sort(key=lambda locale: codes.index(locale.language_code))
    keys = {term.translation_key for term in wanted}
    there = set(
        Term.objects.filter(translation_key__in=keys).values_list("translation_key", "locale_id")
    )
    return {
        term.pk: [locale for locale in locales if (term.translation_key, locale.pk) not in there]
        for term in wanted
    }


def untranslated(terms: Iterable[Term]) -> list[Problem]:
    """Return the terms that readers of some language see in the source's words."""
    source = [term for term in terms if term.is_in_source_language]
    missing = missing_languages(source)
    return [
        Problem(
            Kind.UNTRANSLATED,
            _("“%(term)s” is not translated into: %(languages)s.")
            % {
                "term": term.name,
                "languages": ", ".join(str(locale) for locale in missing[term.pk]),
            },
            (term,),
        )
        for term in source
        if missing[term.pk]
    ]


def _key(term: Term) -> str:
    return key_of(term.name, term.locale.language_code)


def _reason(*terms: Term) -> str:
    return next((term.overlap_reason for term in terms if term.overlap_reason), "")
