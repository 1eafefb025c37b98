"""The pages that answer a question: public ones only, in one language or in all the others."""

from collections.abc import Sequence

from django.db.models import F, Q
from wagtail.models import Locale, Page

from portal.languages.versions import in_reader_language
from portal.pages import BasePageQuerySet

from .passages import pages_holding
from .query import Query

MOST_ELSEWHERE = 5


def pages_with(query: Query, operator: str = "and") -> BasePageQuerySet:
    """Return the public pages of all languages that hold the words of `query`, the best first.

    `operator` says whether all the words are needed ("and") or one is enough ("or"). Aliases of
    pages in another language are left out: the page itself is found.
    """
    pages = BasePageQuerySet(model=Page)
    if not query:
        return pages.none()
    if query.unspaced:
        found = pages_holding(query, operator)
    else:
        # The search itself refuses subqueries; what it returns is a QuerySet and takes them.
        found = pages.search(query.plain, operator=operator).get_queryset()
    return found.for_visitors().filter(Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")))


def pages_in(locale: Locale, query: Query) -> tuple[BasePageQuerySet, bool]:
    """Return the pages of one language, and whether they hold all words or only some of them."""
    found = pages_with(query).filter(locale=locale)
    if not query.is_divisible or found.exists():
        return found, True
    return pages_with(query, "or").filter(locale=locale), False


def pages_elsewhere(locale: Locale, query: Query, shown: Sequence[Page]) -> list[Page]:
    """Return some pages that answer in other languages, each in the reader's where it exists.

    Leaves out what is `shown` already.
    """
    found = pages_with(query).exclude(locale=locale).select_related("locale")
    seen = {page.translation_key for page in shown}
    elsewhere = []
    for page in in_reader_language(found[: MOST_ELSEWHERE * 2], locale):
        if page.translation_key not in seen:
            seen.add(page.translation_key)
            elsewhere.append(page)
    return elsewhere[:MOST_ELSEWHERE]
