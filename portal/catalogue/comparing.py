"""Compares the catalogue with the pages, all of them, in steps of a few hundred."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from .bits import bits_of, number_in_both
from .models import Bits as BitsRow
from .models import Entry, Value
from .noting import settle
from .vocabulary import Vocabulary
from .writing import CHUNK, contents_of


@dataclass(frozen=True)
class Difference:
    """An entry that is not as its page is."""

    page: int
    key: UUID
    what: str
    """"missing", "changed" or "too many"."""


def all_keys(after: UUID | None = None, until: UUID | None = None) -> "QuerySet[Page, UUID]":
    """Return the translation keys of all pages in their order.

    Only those after one of them, and up to another, where such are given.
    """
    pages = Page.objects.filter(depth__gt=1)
    if after:
        pages = pages.filter(translation_key__gt=after)
    if until:
        pages = pages.filter(translation_key__lte=until)
    keys = pages.order_by("translation_key").values_list("translation_key", flat=True)
    return keys.distinct()


def in_steps(keys: Iterator[UUID]) -> Iterator[list[UUID]]:
    """Yield keys some hundred at once."""
    while chunk := list(islice(keys, CHUNK)):
        yield chunk


def differences() -> Iterator[Difference]:
    """Yield every entry that is not as its page is at this moment. Memory stays flat."""
    settle()
    vocabulary = Vocabulary()
    for keys in in_steps(all_keys().iterator()):
        yield from differences_of(keys, vocabulary)
    pages = Page.objects.values("pk")
    lost = Entry.objects.filter(gone=False).exclude(page__in=pages).order_by("page")
    for page, key in lost.values_list("page_id", "translation_key").iterator():
        yield Difference(page, key, "too many")


def differences_of(keys: list[UUID], vocabulary: Vocabulary) -> Iterator[Difference]:
    """Yield the entries with some hundred translation keys that are not as their pages are."""
    stands = {
        entry.page_id: entry for entry in Entry.objects.filter(translation_key__in=keys, gone=False)
    }
    for contents in contents_of(keys, vocabulary):
        entry = stands.pop(contents.page, None)
        if entry is None:
            yield Difference(contents.page, contents.key, "missing")
        elif entry.digest != contents.digest:
            yield Difference(contents.page, contents.key, "changed")
    for entry in stands.values():
        yield Difference(entry.page_id, entry.translation_key, "too many")


def wrong_bits() -> Iterator[str]:
    """Yield in words which answers the bits count otherwise than the entries do."""
    for value in Value.objects.order_by("pk").values_list("pk", flat=True):
        rows = BitsRow.objects.filter(value=value).values_list("chunk", "bits")
        bits = {chunk: int.from_bytes(each, "little") for chunk, each in rows}
        settled = Entry.objects.filter(fresh=False, gone=False)
        spaced = settled.extra(where=["' ' || \"values\" || ' ' LIKE %s"], params=[f"% {value} %"])
        pages = list(spaced.values_list("page_id", flat=True))
        fresh = list(Entry.objects.filter(fresh=True).values_list("page_id", flat=True))
        counted = sum(each.bit_count() for each in bits.values())
        counted -= number_in_both(bits, bits_of(fresh))
        if counted != len(pages) or number_in_both(bits, bits_of(pages)) != len(pages):
            yield f"value {value}: {counted} pages in the bits, {len(pages)} in the entries"
