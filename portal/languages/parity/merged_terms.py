"""Keeps translations up to date when two terms are merged: no text of theirs changed.

Source texts are kept with the ids of their terms. Without this, every page that bore the term that
went would be called out of date in all languages, the next time somebody looks.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q

from portal.taxonomy.merging import terms_merged
from portal.taxonomy.revisions import fields_of_pages

from .models import Basis, Original, Snapshot, State
from .pieces import digest_of

CHUNK = 200


@transaction.atomic
def put_term_in_texts(
    former: Collection[int], kept: int, pages: Collection[int], **_kwargs: Any
) -> None:
    """Replace the ids of merged terms in the kept texts of some pages and of their translations."""
    originals = Original.objects.filter(page__in=pages).values("pk")
    wanted = Snapshot.objects.filter(
        Q(pk__in=Original.objects.filter(pk__in=originals).values("snapshot"))
        | Q(pk__in=State.objects.filter(original__in=originals).values("made_from"))
        | Q(pk__in=Basis.objects.filter(revision__object_id__in=map(str, pages)).values("snapshot"))
    )
    names = {name for fields in fields_of_pages().values() for name in fields}
    for snapshot in wanted.order_by("pk").iterator(chunk_size=CHUNK):
        pieces = [
            [path, trail, kind, _replaced(value, former, kept) if path in names else value]
            for path, trail, kind, value in snapshot.pieces
        ]
        if pieces != snapshot.pieces:
            _rewrite(snapshot, pieces)


def _replaced(value: Any, former: Collection[int], kept: int) -> Any:
    if not isinstance(value, list):
        return value
    return sorted({kept if pk in former else pk for pk in value})


def _rewrite(snapshot: Snapshot, pieces: list[Any]) -> None:
    """Store other pieces; a text that is then the same as another's is kept once."""
    digest = digest_of(pieces)
    same = Snapshot.objects.filter(digest=digest).exclude(pk=snapshot.pk).first()
    if same is None:
        Snapshot.objects.filter(pk=snapshot.pk).update(digest=digest, pieces=pieces)
        return
    Original.objects.filter(snapshot=snapshot).update(snapshot=same)
    State.objects.filter(made_from=snapshot).update(made_from=same)
    Basis.objects.filter(snapshot=snapshot).update(snapshot=same)
    snapshot.delete()


def watch() -> None:
    """Begin to listen, when all apps are ready."""
    terms_merged.connect(put_term_in_texts)
