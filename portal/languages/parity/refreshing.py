"""Works out how originals stand in all languages, and writes down what became different.

The same is found however often it is asked, from what the database holds: nothing is passed along
by the signal that says “look again”. The number of queries does not grow with the number of
originals, but with the number of their types.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from .finding import Source, Target, is_live, is_same_publication, publication, read_translations
from .importance import importance_of, in_the_menu, links_to
from .judging import judge
from .keeping import States, Texts
from .models import Importance, Original, OriginalQuerySet, Snapshot, State

CHUNK = 200
"""Originals that are worked out at once."""


def translatable_models() -> list[type[models.Model]]:
    """Return the models whose rows stand in the report: pages, and snippets that translate."""
    snippets = [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]
    return [Page, *snippets]


def refresh(
    model: type[models.Model], keys: Iterable[UUID], texts: Iterable[UUID] | None = None
) -> None:
    """Bring the states of the originals with these translation keys up to date.

    `model` is Page for all pages, or that of the snippets. `texts` are those among the keys whose
    source text is read again; all of them if it is not given.
    """
    reread = None if texts is None else set(texts)
    for chunk in _chunks(dict.fromkeys(keys)):
        with transaction.atomic():
            _Refreshing(model, chunk, reread).run()


def rebuild() -> None:
    """Work out everything anew, and forget texts that nothing is compared with any more."""
    for model in translatable_models():
        refresh(model, _keys_of(model))
    Snapshot.objects.unused().delete()


def _keys_of(model: type[models.Model]) -> Iterator[UUID]:
    rows = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE)
    yield from rows.values_list("translation_key", flat=True)
    yield from _held_of(model).values_list("translation_key", flat=True)


def _held_of(model: type[models.Model]) -> OriginalQuerySet:
    if model is Page:
        return Original.objects.exclude(page=None)
    return Original.objects.filter(content_type=ContentType.objects.get_for_model(model))


def add_language(locale: Locale) -> None:
    """Say of every original that the new language is missing. Two queries for 500 originals."""
    known = State.objects.filter(locale=locale).values("original_id")
    for chunk in _chunks(Original.objects.exclude(pk__in=known).values_list("pk", flat=True)):
        State.objects.bulk_create(
            [State(original_id=pk, locale=locale) for pk in chunk], ignore_conflicts=True
        )


def _chunks(entries: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(list(entries))
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class _Refreshing:
    """One run over originals of one model."""

    def __init__(
        self, model: type[models.Model], keys: list[UUID], reread: set[UUID] | None
    ) -> None:
        self.model = model
        self.keys = keys
        self.reread = reread
        self.of_pages = model is Page
        self.content_type = ContentType.objects.get_for_model(model)
        self.locales = {locale.pk: locale for locale in Locale.objects.all()}
        self.sources: dict[UUID, Source] = {}
        self.source_locale = next(
            (
                pk
                for pk, locale in self.locales.items()
                if locale.language_code == settings.LANGUAGE_CODE
            ),
            None,
        )

    def run(self) -> None:
        originals = self._upsert_originals()
        if not originals:
            return
        read_translations(self.sources, self.source_locale)
        states = {
            (state.original_id, state.locale_id): state
            for state in State.objects.filter(original__in=originals.values())
        }
        self.texts = Texts(self.model, self.sources, originals, states, self.reread)
        self.texts.take()
        self._settle(originals, states)
        self.texts.forget_dropped()

    def _upsert_originals(self) -> dict[UUID, Original]:
        held = _held_of(self.model)
        # Whoever works on the same originals waits here, and then reads what we wrote.
        known = {
            original.translation_key: original
            for original in held.filter(translation_key__in=self.keys)
            .order_by("pk")
            .select_for_update()
        }
        self.sources = self._find_sources()
        gone = [original.pk for key, original in known.items() if key not in self.sources]
        if gone:
            Original.objects.filter(pk__in=gone).delete()
        if not self.sources:
            return {}
        self._weigh()
        self._write_originals(known)
        found = held.filter(translation_key__in=list(self.sources))
        return {original.translation_key: original for original in found}

    def _find_sources(self) -> dict[UUID, Source]:
        """Return the rows in the source language that are live somewhere, with their versions."""
        rows: Any = self.model._default_manager.filter(translation_key__in=self.keys)
        originals = [
            row
            for row in rows.order_by("pk")
            if not getattr(row, "alias_of_id", None) and not (self.of_pages and row.depth < 2)
        ]
        found = {
            row.translation_key: Source(row)
            for row in originals
            if row.locale_id == self.source_locale
        }
        for row in originals:
            if row.locale_id != self.source_locale and row.translation_key in found:
                found[row.translation_key].target(row.locale_id).row = row
        return {
            key: source
            for key, source in found.items()
            if is_live(source.row) or any(target.row for target in source.targets.values())
        }

    def _write_originals(self, known: dict[UUID, Original]) -> None:
        """Write what the rows say of each original where `known` says something else."""
        new, changed = [], []
        names: set[str] = set()
        for key, source in self.sources.items():
            values = self._describe(source.row)
            names |= values.keys()
            original = known.get(key)
            if original is None:
                new.append(Original(translation_key=key, **values))
            elif any(getattr(original, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(original, name, value)
                changed.append(original)
        if new:
            Original.objects.bulk_create(new, ignore_conflicts=True)
        if changed:
            Original.objects.bulk_update(changed, names)

    def _weigh(self) -> None:
        self.menu: set[int] = set()
        self.links: dict[int, int] = {}
        if self.of_pages:
            self.menu = in_the_menu()
            self.links = links_to(source.row.pk for source in self.sources.values())

    def _describe(self, row: Any) -> dict[str, Any]:
        """Return what an original's own row says of it."""
        if not self.of_pages:
            return {
                "content_type_id": self.content_type.pk,
                "snippet_id": row.pk,
                "title": str(row)[:255],
                "live": is_live(row),
                # What stands around every page is as important as the menu.
                "importance": Importance.FIRST
                if isinstance(row, DraftStateMixin)
                else Importance.THIRD,
            }
        links = self.links.get(row.pk, 0)
        return {
            "content_type_id": row.content_type_id,
            "page_id": row.pk,
            "title": row.title,
            "live": row.live,
            "links": links,
            "importance": importance_of(row.pk, row.depth, links, self.menu),
        }

    def _settle(self, originals: dict[UUID, Original], states: States) -> None:
        """Work out each state and write those that became different."""
        now = timezone.now()
        before, settled = {}, []
        for key, source in self.sources.items():
            original = originals[key]
            for locale in self.locales:
                if locale == self.source_locale:
                    continue
                state = states.get((original.pk, locale)) or State(
                    original=original, locale_id=locale
                )
                before[original.pk, locale] = state.values()
                target = source.targets.get(locale) or Target()
                self._place(state, original, source, target)
                settled.append((state, original, source, target))
        self.texts.read([(state, original) for state, original, *_rest in settled])
        new: list[State] = []
        changed: list[State] = []
        for state, original, source, target in settled:
            changes = self.texts.changes(state, original)
            judge(state, original, source, target, changes, now)
            if state.pk is None:
                new.append(state)
            elif state.values() != before[original.pk, state.locale_id]:
                changed.append(state)
        if new:
            State.objects.bulk_create(new, ignore_conflicts=True)
        if changed:
            names = [name.name for name in State._meta.concrete_fields if name.name != "id"]
            State.objects.bulk_update(changed, names)

    def _place(self, state: State, original: Original, source: Source, target: Target) -> None:
        """Say where the translation is, and which text its publication was made from."""
        row = target.row
        state.page_id = row.pk if row and self.of_pages else None
        state.snippet_id = row.pk if row and not self.of_pages else None
        state.is_linked = bool(target.translation and target.translation.enabled)
        if not is_live(row):
            self.texts.drop(state.made_from_id)
            state.made_from_id = state.published_revision = state.published_at = None
            return
        if state.made_from_id and is_same_publication(state, target):
            return
        self.texts.drop(state.made_from_id)
        state.made_from_id = self.texts.made_from(original, source, target)
        state.published_revision, state.published_at = publication(target)
