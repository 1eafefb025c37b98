"""Writes entries: whatever the pages with some translation keys say at this moment.

The same is written however often it is asked for, and nothing where nothing changed. All versions
of a page are looked at together, since a page in the source language stands in the lists of every
language that has no version of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Min, prefetch_related_objects
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Locale, Page

from portal.pages import BasePage
from portal.restricted import is_restricted

from .documents import texts_of_documents
from .engines import engine
from .known_words import learn
from .models import UNDATED, Entry, Text, Value
from .reading import Contents, facts_of, read
from .vocabulary import Vocabulary

CHUNK = 200
"""Translation keys that are worked out at once."""

FIELDS = ["locale_id", "translation_key", "values", "dated", "title_key", "archived", "digest"]


def write(keys: Iterable[UUID]) -> int:
    """Write the entries of all pages with these translation keys. Returns how many changed."""
    rest = iter(dict.fromkeys(keys))
    vocabulary = Vocabulary()
    changed = 0
    while chunk := list(islice(rest, CHUNK)):
        with transaction.atomic():
            changed += _write(chunk, vocabulary)
    return changed


def contents_of(keys: Collection[UUID], vocabulary: Vocabulary) -> list[Contents]:
    """Return what the published pages with these keys say; private ones say nothing."""
    pages = _published(keys)
    told = {page.pk: facts_of(page) for page in pages}
    listed = [page.path[: -page.steplen] for page in pages if told[page.pk].listed]
    parents = dict(Page.objects.filter(path__in=listed).values_list("path", "pk")) if listed else {}
    texts = texts_of_documents(file.document for facts in told.values() for file in facts.files)
    found = [
        read(page, told[page.pk], parents.get(page.path[: -page.steplen]), vocabulary, texts)
        for page in pages
    ]
    versions: dict[UUID, set[str]] = defaultdict(set)
    for contents in found:
        if not contents.is_alias:
            versions[contents.key].add(contents.language)
    for contents in found:
        if contents.language == settings.LANGUAGE_CODE:
            contents.answers |= {("translated", code) for code in versions[contents.key]}
    return found


def forget(pages: Collection[int]) -> None:
    """Take pages out of the catalogue: they are published no more, or are gone."""
    given = list(pages)
    if not given:
        return
    Entry.objects.filter(page__in=given).update(gone=True, fresh=True, values="", digest="")
    Text.objects.filter(page__in=given).delete()
    engine().forget(given)


def forget_lost() -> None:
    """Take out entries whose pages are gone without a word, as when a table was restored."""
    lost = Entry.objects.filter(gone=False).exclude(page__in=Page.objects.values("pk"))
    forget(list(lost.values_list("page_id", flat=True)))


def _published(keys: Collection[UUID]) -> list[BasePage]:
    """Return the open pages with these keys, each of its own class, with what is read of them."""
    rows = (
        Page.objects.filter(translation_key__in=keys, live=True, depth__gt=1)
        .exclude(is_restricted())
        .annotate(written_in=F("alias_of__locale"))
        .specific()
    )
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    by_class: dict[type[BasePage], list[BasePage]] = defaultdict(list)
    for page in rows:
        if isinstance(page, BasePage):
            page.locale = locales[page.locale_id]
            by_class[type(page)].append(page)
    for model, pages in by_class.items():
        prefetch_related_objects(pages, *_relations(model))
    return [page for pages in by_class.values() for page in pages]


def _relations(model: type[BasePage]) -> list[str]:
    """Return what is read of many pages at once: their terms, and what belongs to them."""
    terms = [
        field.name
        for field in model._meta.many_to_many
        if isinstance(field, ParentalManyToManyField)
    ]
    children: list[str] = [
        relation.get_accessor_name() for relation in getattr(model._meta, "child_relations", [])
    ]
    return [*terms, *children]


def _take_turns(keys: list[UUID]) -> None:
    """Wait for whoever writes one of these keys, and make others wait for the end of this one.

    Otherwise one who has read a page before it was taken down could write it back afterwards. Only
    the first page of each key is locked: two who publish versions of the same page hold their own
    row already, and would wait for each other if each wanted all. SQLite has one writer anyway.
    """
    pages = Page.objects.filter(translation_key__in=keys).order_by()
    firsts = pages.values("translation_key").annotate(first=Min("pk")).values_list("first")
    locked = Page.objects.filter(pk__in=[first for (first,) in firsts]).order_by("pk")
    list(locked.select_for_update(no_key=True).values_list("pk"))


def _write(keys: list[UUID], vocabulary: Vocabulary) -> int:
    _take_turns(keys)
    stood = {
        entry.page_id: entry.digest
        for entry in Entry.objects.filter(translation_key__in=keys, gone=False)
    }
    # In one order, so that two who write at once cannot wait for each other.
    found = sorted(contents_of(keys, vocabulary), key=lambda contents: contents.page)
    digests = {contents.page: contents.digest for contents in found}
    new = [each for each in found if stood.get(each.page) != digests[each.page]]
    forget(stood.keys() - digests.keys())
    if new:
        values = _value_keys(answer for each in new for answer in each.answers)
        Entry.objects.bulk_create(
            [_entry(each, values, digests[each.page]) for each in new],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=[*FIELDS, "gone", "fresh"],
        )
        _write_texts(new)
    return len(new) + len(stood.keys() - digests.keys())


def _entry(contents: Contents, values: dict[tuple[str, str], int], digest: str) -> Entry:
    return Entry(
        page_id=contents.page,
        locale_id=contents.locale,
        translation_key=contents.key,
        values=" ".join(sorted(str(values[answer]) for answer in contents.answers)),
        dated=contents.dated or UNDATED,
        title_key=contents.title_key,
        archived=contents.archived,
        digest=digest,
    )


def _write_texts(new: Sequence[Contents]) -> None:
    written = [each for each in new if not each.is_alias]
    silent = [each.page for each in new if each.is_alias]
    Text.objects.bulk_create(
        [
            Text(
                page_id=each.page,
                title=each.title,
                titles=". ".join(t for t, code in each.titles if code == each.language),
                summary=each.summary,
                terms=each.terms,
                body=each.body,
                files=[list(astuple(file)) for file in each.files],
            )
            for each in written
        ],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["title", "titles", "summary", "terms", "body", "files"],
    )
    if silent:
        Text.objects.filter(page__in=silent).delete()
        engine().forget(silent)
    engine().write(written)
    learn(written)


def _value_keys(answers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return the key of each answer, new ones included."""
    wanted = set(answers)
    known = _known_values(wanted)
    if missing := sorted(wanted - known.keys()):
        Value.objects.bulk_create(
            [Value(facet=facet, value=value) for facet, value in missing], ignore_conflicts=True
        )
        known = _known_values(wanted)
    return known


def _known_values(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    facets = {facet for facet, _value in wanted}
    values = {value for _facet, value in wanted}
    rows: Any = Value.objects.filter(facet__in=facets, value__in=values)
    return {(row.facet, row.value): row.pk for row in rows}
