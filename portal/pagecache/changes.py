"""Looks into what changed: copies that read these tables are put aside, until they are asked again.

Whoever keeps a copy, doubts copies or trusts them again holds the lock of the one State row while
it does so, and the number in it grows with each look into changes. So a page that was made before
a change is never kept after it:

- The number is read before the first question of a page, and again under the lock.
- A change that was committed in between was either looked into, then the number has grown; or it
  was not, then its row is there to be seen, for under READ COMMITTED each statement sees what was
  committed before it began.
- One that is committed later is looked into after the copy is kept, and finds it.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.restricted import is_restricted

from .models import Change, Copy, CopyState, State
from .noted import forget_noted
from .purging import purge
from .recording import aside
from .stores import Place, store
from .tables import EVERYTHING

logger = logging.getLogger(__name__)

OPEN_FOR = timedelta(minutes=1)
"""So long an announced change may take to be written; afterwards its process has died."""


def settle() -> bool:
    """Look into all changes that nobody has looked into yet; return whether there were any.

    Costs one query where there are none. Raises what the store raises when copies cannot be put
    aside; then the changes stay noted.
    """
    with aside():
        if not Change.objects.exists():
            return False
        with transaction.atomic():
            State.objects.locked()
            return settle_under_lock()


def settle_under_lock() -> bool:
    """Do so for whoever holds the lock."""
    changes = list(Change.objects.order_by("pk"))
    if not changes:
        return False
    tables = {name for change in changes for name in change.tables.split()}
    State.objects.filter(pk=1).update(number=F("number") + 1)
    _doubt(tables)
    over = timezone.now() - OPEN_FOR
    done = [change.pk for change in changes if not change.is_open or change.at < over]
    Change.objects.filter(pk__in=done).delete()
    # Inside a transaction that writes on, as in a test, they have to be noted again.
    forget_noted()
    return True


def is_quiet(number: int) -> bool:
    """Tell, under the lock, whether nothing was changed since the number of the state was read."""
    return State.objects.number() == number and not Change.objects.exists()


def reconcile() -> int:
    """Throw away fresh files that no row knows as they are; return how many.

    The database was put back from a backup, emptied, or is another one.
    """
    with aside():
        # All files are read while others go on; only what looks lost is looked at under the lock.
        suspects = [place.key for place in _lost(store().fresh_keys())]
        if not suspects:
            return 0
        with transaction.atomic():
            State.objects.locked()
            lost = list(_lost(suspects))
            store().drop(lost)
    return len(lost)


def _lost(keys: Iterable[str]) -> Iterator[Place]:
    """Yield the copies among these whose file is not that of their row."""
    rows = dict(Copy.objects.filter(state=CopyState.FRESH).values_list("key", "etag"))
    for key in keys:
        bundle = store().fresh(key)
        if bundle is None or rows.get(key) != bundle.etag:
            yield Place(key, bundle.address if bundle else "")


def places(copies: Iterable[Copy]) -> list[Place]:
    """Return where copies are in the store."""
    return [Place(copy.key, copy.address) for copy in copies]


def _doubt(tables: set[str]) -> None:
    """Put aside the copies that read one of some tables, and what was being made."""
    if not Copy.objects.exists():
        return
    read = Q()
    if EVERYTHING not in tables:
        for name in sorted(tables):
            read |= Q(tables__contains=f" {name} ")
    fresh = Q(state__in=[CopyState.FRESH, CopyState.SUSPECT]) & read
    found = Copy.objects.filter(fresh | Q(state=CopyState.MAKING)).only("key", "address")
    # First the files: who dies between the two leaves rows that claim too much, never files. And
    # those of doubted copies too: who died while they were brought back left files without a word.
    store().put_aside(places(found.iterator()))
    making = Copy.objects.filter(state=CopyState.MAKING)
    # There may have been one before it.
    transaction.on_commit(partial(purge, list(making.values_list("address", flat=True))))
    making.update(state=CopyState.THROWN)
    doubted = Copy.objects.filter(fresh)
    for name in sorted(tables):
        reading = doubted if name == EVERYTHING else doubted.filter(tables__contains=f" {name} ")
        new = reading.exclude(doubts__contains=f" {name} ")
        new.update(state=CopyState.SUSPECT, doubts=Concat(F("doubts"), Value(f"{name} ")))
    _drop_what_is_closed()


def _drop_what_is_closed() -> None:
    """Throw away for good what shows pages that visitors may no longer read.

    Not even while the database is down is such a copy to be found.
    """
    of_source = PageViewRestriction.objects.filter(page=OuterRef("alias_of"))
    open_pages = (
        Page.objects.live()
        .filter(pk=OuterRef("page_id"))
        .exclude(is_restricted())
        .exclude(Exists(of_source))
    )
    doubted = Copy.objects.filter(state__in=[CopyState.SUSPECT, CopyState.THROWN])
    closed = list(doubted.filter(page_id__isnull=False).exclude(Exists(open_pages)))
    if closed:
        store().drop(places(closed))
        transaction.on_commit(partial(purge, [copy.address for copy in closed]))
        Copy.objects.filter(pk__in=[copy.pk for copy in closed]).delete()
