"""Works out how originals stand in all languages, and writes down what became different.

The same is found however often it is asked, from what the database holds: nothing is passed along
by the signal that says “look again”. The number of queries does not grow with the number of
originals, but with the number of their types.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import DraftStateMixin, Locale, Page, Revision, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from portal.languages.publishing.pieces import Progress, progress_of

from .comparing import Change, changes_between, signature_of
from .importance import importance_of, in_the_menu, links_to
from .models import Basis, Importance, Original, OriginalQuerySet, Snapshot, State, Status
from .pieces import Piece, digest_of, pieces_in, pieces_of, prefetches_of

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


@dataclass
class _Target:
    """What the database holds of one original in one other language."""

    row: Any = None
    translation: Translation | None = None
    progress: Progress | None = None
    log_revision: int | None = None
    logged_at: datetime | None = None


@dataclass
class _Source:
    """What the database holds of one original."""

    row: Any
    targets: dict[int, _Target] = field(default_factory=dict)
    translation_source: TranslationSource | None = None

    def target(self, locale: int) -> _Target:
        return self.targets.setdefault(locale, _Target())


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
        self.source_locale = next(
            (
                pk
                for pk, locale in self.locales.items()
                if locale.language_code == settings.LANGUAGE_CODE
            ),
            None,
        )
        self.snapshots: dict[str, Snapshot] = {}
        self.by_pk: dict[int, Snapshot] = {}
        self.dropped: set[int] = set()

    def run(self) -> None:
        originals = self._upsert_originals()
        if not originals:
            return
        self._read_translations()
        self._take_snapshots(originals)
        self._settle(originals)
        if self.dropped:
            Snapshot.objects.unused().filter(pk__in=self.dropped).delete()

    # What there is

    def _rows(self) -> list[Any]:
        rows = self.model._default_manager.filter(translation_key__in=self.keys)
        return list(rows.order_by("pk"))

    def _upsert_originals(self) -> dict[UUID, Original]:
        rows = self._rows()
        self.sources: dict[UUID, _Source] = {}
        others = []
        for row in rows:
            if getattr(row, "alias_of_id", None) or (self.of_pages and row.depth < 2):
                continue
            if row.locale_id == self.source_locale:
                self.sources[row.translation_key] = _Source(row)
            else:
                others.append(row)
        for row in others:
            if row.translation_key in self.sources:
                self.sources[row.translation_key].target(row.locale_id).row = row
        self.sources = {
            key: source
            for key, source in self.sources.items()
            if _is_live(source.row) or any(target.row for target in source.targets.values())
        }
        held = _held_of(self.model)
        known = {
            original.translation_key: original
            for original in held.filter(translation_key__in=self.keys)
        }
        gone = [original.pk for key, original in known.items() if key not in self.sources]
        if gone:
            Original.objects.filter(pk__in=gone).delete()
        self._weigh()
        new, changed = [], []
        for key, source in self.sources.items():
            values = self._describe(source.row)
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
            Original.objects.bulk_update(changed, list(values))
        if not self.sources:
            return {}
        # Whoever works on the same originals waits here, and then reads what we wrote.
        found = held.filter(translation_key__in=list(self.sources)).select_for_update()
        return {original.translation_key: original for original in found}

    def _weigh(self) -> None:
        self.menu: set[int] = set()
        self.links: dict[int, int] = {}
        if self.of_pages and self.sources:
            self.menu = in_the_menu()
            self.links = links_to(source.row.pk for source in self.sources.values())

    def _describe(self, row: Any) -> dict[str, Any]:
        """Return what an original's own row says of it."""
        if not self.of_pages:
            return {
                "content_type_id": self.content_type.pk,
                "snippet_id": row.pk,
                "title": str(row)[:255],
                "live": _is_live(row),
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

    def _read_translations(self) -> None:
        keys = list(self.sources)
        texts = TranslationSource.objects.filter(object_id__in=keys, locale_id=self.source_locale)
        by_pk: dict[int, _Source] = {}
        for text in texts.defer("content_json"):
            source = self.sources[text.object_id]
            by_pk[text.pk] = source
            source.translation_source = text
        translations = list(
            Translation.objects.filter(source__in=list(by_pk)).select_related("source")
        )
        progress = progress_of(each for each in translations if each.enabled)
        for translation in translations:
            target = by_pk[translation.source_id].target(translation.target_locale_id)
            target.translation, target.progress = translation, progress.get(translation.pk)
        newest = (
            TranslationLog.objects.filter(source__in=list(by_pk))
            .values("source", "locale")
            .annotate(newest=Max("pk"))
            .values("newest")
        )
        for log in TranslationLog.objects.filter(pk__in=newest):
            target = by_pk[log.source_id].target(log.locale_id)
            target.log_revision, target.logged_at = log.revision_id, log.created_at

    # Texts

    def _take_snapshots(self, originals: dict[UUID, Original]) -> None:
        """Read again the texts that may be others, and keep what translations are made from."""
        self.states = {
            (state.original_id, state.locale_id): state
            for state in State.objects.filter(original__in=originals.values())
        }
        bases = self._known_bases()
        wanted: dict[str, list[Piece]] = {}
        current = self._current_texts(originals, wanted)
        frozen = self._frozen_texts(bases, originals, wanted)
        self._keep(wanted)
        changed, new_bases = [], []
        for key, digest in current.items():
            original, snapshot = originals[key], self.snapshots[digest]
            if original.snapshot_id != snapshot.pk:
                self._drop(original.snapshot_id)
                row = self.sources[key].row
                original.changed_at = getattr(row, "last_published_at", None) or timezone.now()
                original.snapshot = snapshot
                changed.append(original)
        Original.objects.bulk_update(changed, ["snapshot", "changed_at"])
        for key, digest in frozen.items():
            for target in self.sources[key].targets.values():
                revision = target.log_revision
                if revision is None or revision in bases:
                    continue
                if _was_synced_before(self.sources[key], target):
                    new_bases.append(Basis(revision_id=revision, snapshot=self.snapshots[digest]))
        Basis.objects.bulk_create(new_bases, ignore_conflicts=True)
        self.bases = bases | {basis.revision_id: basis.snapshot_id for basis in new_bases}
        self.frozen = {key: self.snapshots[digest].pk for key, digest in frozen.items()}

    def _known_bases(self) -> dict[int, int]:
        revisions = {
            pk
            for source in self.sources.values()
            for target in source.targets.values()
            for pk in (target.log_revision, getattr(target.row, "live_revision_id", None))
            if pk
        }
        found = Basis.objects.filter(revision__in=revisions)
        return dict(found.values_list("revision_id", "snapshot_id"))

    def _current_texts(
        self, originals: dict[UUID, Original], wanted: dict[str, list[Piece]]
    ) -> dict[UUID, str]:
        """Read the published texts: one query for each type, and one for each of its lists."""
        by_model: dict[type[models.Model], list[UUID]] = {}
        for key, source in self.sources.items():
            fresh = self.reread is None or key in self.reread or not originals[key].snapshot_id
            if fresh and _is_live(source.row):
                by_model.setdefault(self._model_of(source.row), []).append(key)
        found: dict[UUID, str] = {}
        for model, keys in by_model.items():
            rows: Any = model._default_manager.filter(
                translation_key__in=keys, locale_id=self.source_locale
            )
            for row in rows.prefetch_related(*prefetches_of(model)):
                pieces = pieces_of(row)
                found[row.translation_key] = digest = digest_of(pieces)
                wanted[digest] = pieces
        return found

    def _frozen_texts(
        self, bases: dict[int, int], originals: dict[UUID, Original], wanted: dict[str, list[Piece]]
    ) -> dict[UUID, str]:
        """Read what wagtail-localize froze, where a translation was made from it unrecorded."""
        asked = {}
        for key, source in self.sources.items():
            text = source.translation_source
            unrecorded = any(
                (target.log_revision and target.log_revision not in bases)
                or self._is_unknown(originals[key], locale, target)
                for locale, target in source.targets.items()
            )
            if text and unrecorded:
                asked[text.pk] = key
        found = {}
        contents = TranslationSource.objects.filter(pk__in=list(asked))
        for pk, content in contents.values_list("pk", "content_json"):
            key = asked[pk]
            pieces = pieces_in(self._model_of(self.sources[key].row), json.loads(content))
            found[key] = digest = digest_of(pieces)
            wanted[digest] = pieces
        return found

    def _is_unknown(self, original: Original, locale: int, target: _Target) -> bool:
        """Whether it is still to be found out which text a publication was made from."""
        if not _is_live(target.row):
            return False
        state = self.states.get((original.pk, locale))
        return not (state and state.made_from_id and _is_same_publication(state, target))

    def _keep(self, wanted: dict[str, list[Piece]]) -> None:
        held = Snapshot.objects.defer("pieces").in_bulk(list(wanted), field_name="digest")
        new = [
            Snapshot(digest=digest, pieces=[list(piece) for piece in pieces])
            for digest, pieces in wanted.items()
            if digest not in held
        ]
        if new:
            Snapshot.objects.bulk_create(new, ignore_conflicts=True)
            digests = [snapshot.digest for snapshot in new]
            held |= Snapshot.objects.in_bulk(digests, field_name="digest")
        self.snapshots = held

    def _model_of(self, row: Any) -> type[models.Model]:
        if not self.of_pages:
            return self.model
        found = ContentType.objects.get_for_id(row.content_type_id).model_class()
        return found or Page

    # What follows

    def _settle(self, originals: dict[UUID, Original]) -> None:
        """Work out each state and write those that became different."""
        now = timezone.now()
        before, settled = {}, []
        for key, source in self.sources.items():
            original = originals[key]
            for locale in self.locales:
                if locale == self.source_locale:
                    continue
                state = self.states.get((original.pk, locale)) or State(
                    original=original, locale_id=locale
                )
                before[original.pk, locale] = state.values()
                self._place(state, original, source, source.targets.get(locale) or _Target())
                settled.append((state, original, source, source.targets.get(locale)))
        self._read_texts(settled)
        new: list[State] = []
        changed: list[State] = []
        for state, original, source, target in settled:
            self._judge(state, original, source, target or _Target(), now)
            if state.pk is None:
                new.append(state)
            elif state.values() != before[original.pk, state.locale_id]:
                changed.append(state)
        if new:
            State.objects.bulk_create(new, ignore_conflicts=True)
        if changed:
            names = [name.name for name in State._meta.concrete_fields if name.name != "id"]
            State.objects.bulk_update(changed, names)

    def _place(self, state: State, original: Original, source: _Source, target: _Target) -> None:
        """Say where the translation is, and which text its publication was made from."""
        row = target.row
        state.page_id = row.pk if row and self.of_pages else None
        state.snippet_id = row.pk if row and not self.of_pages else None
        state.is_linked = bool(target.translation and target.translation.enabled)
        if not _is_live(row):
            self._drop(state.made_from_id)
            state.made_from_id = state.published_revision = state.published_at = None
            return
        if state.made_from_id and _is_same_publication(state, target):
            return
        self._drop(state.made_from_id)
        state.made_from_id = self._made_from(original, source, target)
        state.published_revision, state.published_at = _publication(target)

    def _drop(self, snapshot: int | None) -> None:
        if snapshot:
            self.dropped.add(snapshot)

    def _made_from(self, original: Original, source: _Source, target: _Target) -> int | None:
        """Return the text that the present publication of a translation was made from.

        Known for what wagtail-localize made. What was published by hand counts as right at that
        moment; for what was there before we kept count, what is left of the past is asked.
        """
        revision, _published = _publication(target)
        if revision in self.bases:
            return self.bases[revision]
        frozen = self.frozen.get(source.row.translation_key)
        if frozen and revision is None and _was_synced_before(source, target):
            return frozen
        return self._text_then(source, target) or original.snapshot_id or frozen

    def _text_then(self, source: _Source, target: _Target) -> int | None:
        """Return the source text at the last publication of a translation by hand, if kept."""
        published = getattr(target.row, "last_published_at", None)
        if not published or not getattr(source.row, "last_published_at", None):
            return None
        if source.row.last_published_at <= published:
            return None
        revision = (
            Revision.objects.for_instance(source.row)
            .filter(created_at__lte=published)
            .order_by("-created_at")
            .first()
        )
        if revision is None:
            return None
        pieces = pieces_in(self._model_of(source.row), revision.content)
        digest = digest_of(pieces)
        self._keep({digest: pieces})
        return self.snapshots[digest].pk

    def _read_texts(self, settled: list[Any]) -> None:
        wanted = set()
        for state, original, *_rest in settled:
            if state.made_from_id and state.made_from_id != original.snapshot_id:
                wanted |= {state.made_from_id, original.snapshot_id}
        self.by_pk = Snapshot.objects.in_bulk(wanted - {None})

    def _judge(
        self, state: State, original: Original, source: _Source, target: _Target, now: datetime
    ) -> None:
        changes = self._changes(state, original)
        status = _status(target, changes)
        is_new = state.pk is None
        if status != state.status or is_new:
            state.since = _since(status, original, source, now, is_new)
        state.status, state.changes = status, len(changes)
        state.percent = _percent(target.progress)
        state.unreviewed = target.progress.machine_unreviewed if target.progress else 0
        if status != Status.OUT_OF_DATE:
            state.readers_told_of, state.tell = None, False
            return
        matters = [change for change in changes if not change.is_trivial]
        known = state.told_of == (signature := signature_of(matters))
        if not any(change.is_seen for change in matters):
            state.readers_told_of = None
        elif not (known and state.readers_told_of):
            state.readers_told_of = original.changed_at
        if matters and not known:
            state.told_of, state.tell = signature, True

    def _changes(self, state: State, original: Original) -> list[Change]:
        old = self.by_pk.get(state.made_from_id or 0)
        new = self.by_pk.get(original.snapshot_id or 0)
        if not original.live or old is None or new is None or old.pk == new.pk:
            return []
        return changes_between(old.pieces, new.pieces)


def _publication(target: _Target) -> tuple[int | None, datetime | None]:
    """Return what tells one publication of a translation from the next."""
    row = target.row
    published = getattr(row, "last_published_at", None) or target.logged_at
    return getattr(row, "live_revision_id", None), published


def _is_same_publication(state: State, target: _Target) -> bool:
    return (state.published_revision, state.published_at) == _publication(target)


def _was_synced_before(source: _Source, target: _Target) -> bool:
    """Whether wagtail-localize still holds the text that it made its newest version from."""
    text = source.translation_source
    return bool(text and target.logged_at and text.last_updated_at <= target.logged_at)


def _is_live(row: Any) -> bool:
    return row is not None and (row.live if isinstance(row, Page | DraftStateMixin) else True)


def _status(target: _Target, changes: list[Change]) -> Status:
    if target.row is None:
        return Status.MISSING
    done = target.progress is None or _is_done(target.progress)
    if _is_live(target.row):
        if changes:
            return Status.OUT_OF_DATE
        return Status.PUBLISHED if done else Status.IN_PROGRESS
    return Status.READY if target.progress and done else Status.IN_PROGRESS


def _is_done(progress: Progress) -> bool:
    """Whether the door would let it through: whole, and no machine's word that nobody read."""
    return progress.is_complete and not progress.machine_unreviewed


def _percent(progress: Progress | None) -> int | None:
    """Return how much is translated; None where nobody counts."""
    if progress is None:
        return None
    return 100 * progress.translated // progress.total if progress.total else 100


def _since(
    status: Status, original: Original, source: _Source, now: datetime, is_new: bool
) -> datetime:
    if status == Status.OUT_OF_DATE:
        return original.changed_at
    if status == Status.MISSING and is_new:
        return getattr(source.row, "first_published_at", None) or now
    return now
