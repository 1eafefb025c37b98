"""Keeps source texts, each once, and knows which of them a translation was made from."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from .comparing import Change, changes_between
from .finding import Source, Target, is_live, is_same_publication, publication, was_synced_before
from .models import Basis, Original, Snapshot, State
from .pieces import Piece, digest_of, pieces_in, pieces_of, prefetches_of

States = Mapping[tuple[int, int], State]


class Texts:
    """The source texts of some originals of one model: those of today, and those of before.

    `reread` are the keys of the originals whose text is read again; None means all.
    """

    def __init__(
        self,
        model: type[models.Model],
        sources: Mapping[UUID, Source],
        originals: Mapping[UUID, Original],
        states: States,
        reread: set[UUID] | None,
    ) -> None:
        self.model = model
        self.sources = sources
        self.originals = originals
        self.states = states
        self.reread = reread
        self.snapshots: dict[str, Snapshot] = {}
        self.by_pk: dict[int, Snapshot] = {}
        self.dropped: set[int] = set()

    def take(self) -> None:
        """Read again the texts that may be others, and note what translations are made from."""
        bases = self._known_bases()
        wanted: dict[str, list[Piece]] = {}
        current = self._current_texts(wanted)
        frozen = self._frozen_texts(bases, wanted)
        self._keep(wanted)
        changed, new_bases = [], []
        for key, digest in current.items():
            original, snapshot = self.originals[key], self.snapshots[digest]
            if original.snapshot_id != snapshot.pk:
                self.drop(original.snapshot_id)
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
                if was_synced_before(self.sources[key], target):
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

    def _current_texts(self, wanted: dict[str, list[Piece]]) -> dict[UUID, str]:
        """Read the published texts: one query for each type, and one for each of its lists."""
        by_model: dict[type[models.Model], list[UUID]] = {}
        for key, source in self.sources.items():
            fresh = self.reread is None or key in self.reread or not self.originals[key].snapshot_id
            if fresh and is_live(source.row):
                by_model.setdefault(self._model_of(source.row), []).append(key)
        found: dict[UUID, str] = {}
        for model, keys in by_model.items():
            rows: Any = model._default_manager.filter(
                pk__in=[self.sources[key].row.pk for key in keys]
            )
            for row in rows.prefetch_related(*prefetches_of(model)):
                pieces = pieces_of(row)
                found[row.translation_key] = digest = digest_of(pieces)
                wanted[digest] = pieces
        return found

    def _frozen_texts(
        self, bases: dict[int, int], wanted: dict[str, list[Piece]]
    ) -> dict[UUID, str]:
        """Read what wagtail-localize froze, where a translation was made from it unrecorded."""
        asked = {}
        for key, source in self.sources.items():
            text = source.translation_source
            unrecorded = any(
                (target.log_revision and target.log_revision not in bases)
                or self._is_unknown(self.originals[key], locale, target)
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

    def _is_unknown(self, original: Original, locale: int, target: Target) -> bool:
        """Whether it is still to be found out which text a publication was made from."""
        if not is_live(target.row):
            return False
        state = self.states.get((original.pk, locale))
        return not (state and state.made_from_id and is_same_publication(state, target))

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
        if self.model is not Page:
            return self.model
        found = ContentType.objects.get_for_id(row.content_type_id).model_class()
        return found or Page

    def made_from(self, original: Original, source: Source, target: Target) -> int | None:
        """Return the text that the present publication of a translation was made from.

        Known for what wagtail-localize made. What was published by hand counts as right at that
        moment; for what was there before we kept count, what is left of the past is asked.
        """
        revision, _published = publication(target)
        if revision in self.bases:
            return self.bases[revision]
        frozen = self.frozen.get(source.row.translation_key)
        if frozen and revision is None and was_synced_before(source, target):
            return frozen
        return self._text_then(source, target) or original.snapshot_id or frozen

    def _text_then(self, source: Source, target: Target) -> int | None:
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

    def drop(self, snapshot: int | None) -> None:
        """Note that a text lost one that needed it."""
        if snapshot:
            self.dropped.add(snapshot)

    def forget_dropped(self) -> None:
        """Delete the dropped texts that nothing else needs."""
        if self.dropped:
            Snapshot.objects.unused().filter(pk__in=self.dropped).delete()

    def read(self, states: list[tuple[State, Original]]) -> None:
        """Read the texts that `changes` compares, where the present one is not that of before."""
        wanted: set[int | None] = set()
        for state, original in states:
            if state.made_from_id and state.made_from_id != original.snapshot_id:
                wanted |= {state.made_from_id, original.snapshot_id}
        self.by_pk = Snapshot.objects.in_bulk(wanted - {None})

    def changes(self, state: State, original: Original) -> list[Change]:
        """Return what changed in the published source since a translation was made."""
        old = self.by_pk.get(state.made_from_id or 0)
        new = self.by_pk.get(original.snapshot_id or 0)
        if not original.live or old is None or new is None or old.pk == new.pk:
            return []
        return changes_between(old.pieces, new.pieces)
