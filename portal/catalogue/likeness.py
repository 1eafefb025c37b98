"""Finds the pages that share most terms with one, among a million as fast as among a dozen."""

from collections.abc import Collection, Mapping
from itertools import islice

from wagtail.models import Page

from .bits import Bits, bits_of, both, either, pages_in, without
from .facets import kind
from .noting import settle
from .standing import Standing


def sharing_terms(
    page: Page, terms: Mapping[str, Collection[int]], most: int = 500
) -> dict[int, list[int]]:
    """Return the pages of the kind and language of `page` that share terms with it: their keys.

    They come by how many they share, the largest number first. `terms` gives for each facet the
    keys of terms in the source language. The page itself is left out. There are about `most` at
    most: of equals those that were added last. Whoever shows them asks once more for those that
    visitors may see. Three queries.
    """
    settle()
    standing = Standing(["locale", "alias", "type", *terms])
    written = without(standing.of("locale", page.locale.language_code), standing.of("alias", "yes"))
    alike = both(written, standing.of("type", kind(type(page).__name__)))
    if page.pk:
        alike = without(alike, bits_of([page.pk]))
    sharing: list[Bits] = []  # one term at least, two at least, and so on
    for facet, keys in terms.items():
        for key in keys:
            having = both(alike, standing.of(facet, str(key)))
            more = [both(fewer, having) for fewer in sharing]
            sharing = [either(sets) for sets in zip([*sharing, {}], [having, *more], strict=True)]
    found: dict[int, list[int]] = {}
    left, above = most, Bits()
    for shared in range(len(sharing), 0, -1):
        level = without(sharing[shared - 1], above)
        above = sharing[shared - 1]
        if left > 0 and level:
            found[shared] = _last(level, left)
            left -= len(found[shared])
    return found


def _last(pages: Bits, most: int) -> list[int]:
    """Return the largest keys of a set, at most so many."""
    found: list[int] = []
    for chunk in sorted(pages, reverse=True):
        keys = list(pages_in({chunk: pages[chunk]}))
        found += islice(reversed(keys), most - len(found))
        if len(found) == most:
            break
    return found
