"""Keeps a page that was just made, unless something changed while it was."""

import time
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .address import Address
from .bundle import Bundle
from .changes import is_quiet, places
from .choices import choices
from .models import Copy, CopyState, State
from .purging import purge
from .questions import Answered, ask, packed
from .recording import Recording, aside
from .stores import Place, store
from .tables import read_tables

HIDDEN_BEFORE = timedelta(minutes=30)
"""So long before its end a copy is taken from nginx; the job that does it runs more often."""

OLD_RELEASES_FOR = timedelta(hours=1)
"""So long copies of an earlier release stay after its last one: its servers may still be up."""


def keep(address: Address, bundle: Bundle, recording: Recording, number: int, page: Any) -> bool:
    """Keep a page; return whether it is kept.

    `number` is that of the state before the page was begun; `page` the key of the page of the tree
    that it shows, or None.
    """
    with aside():
        answered = [Answered(asked, ask(asked)) for asked in recording.questions]
        tables = sorted(set().union(*(read_tables(asked.sql) for asked in recording.questions)))
        known, _new = Copy.objects.update_or_create(
            pk=address.key,
            # From here on whoever looks into a change takes away what is kept under this key.
            defaults={"state": CopyState.MAKING, "address": str(address)},
        )
        stamp = max(int(time.time()), known.stamp + 1)
        place = Place(address.key, str(address))
        try:
            with transaction.atomic():
                State.objects.locked()
                if not is_quiet(number):
                    return False
                store().keep(place, bundle, stamp)
                Copy.objects.filter(pk=address.key).update(
                    is_narrowed=bool(address.query),
                    page_id=page,
                    state=CopyState.FRESH,
                    tables=f" {' '.join(tables)} ",
                    doubts=" ",
                    questions=packed(answered),
                    etag=bundle.etag,
                    ends_at=recording.ends,
                    stored_at=timezone.now(),
                    stamp=stamp,
                )
        except BaseException:
            store().put_aside([place])
            raise
        _let_the_oldest_go()
    return True


def _let_the_oldest_go() -> None:
    chosen = choices()
    for copies, most in (
        (Copy.objects.filter(is_narrowed=True), chosen.most_narrowed),
        (Copy.objects.all(), chosen.most),
    ):
        number = copies.count()
        if number > most:
            # A few more at once, so that not every new copy costs this.
            oldest = copies.order_by("-is_narrowed", "stored_at")
            drop(list(oldest[: number - most + most // 50]))


def drop(copies: list[Copy]) -> None:
    """Forget copies, their files first; a cache in front too, as no change finds them any more."""
    with aside(), transaction.atomic():
        State.objects.locked()
        store().drop(places(copies))
        Copy.objects.filter(pk__in=[copy.pk for copy in copies]).delete()
        transaction.on_commit(partial(purge, [copy.address for copy in copies]))


def drop_what_is_over() -> int:
    """Put aside the copies that have ended by the clock; return how many.

    From nginx, which does not know when a copy ends, those are taken that will end soon.
    """
    now = timezone.now()
    with aside(), transaction.atomic():
        State.objects.locked()
        fresh = Copy.objects.filter(state=CopyState.FRESH)
        store().hide(places(fresh.filter(ends_at__lte=now + HIDDEN_BEFORE)))
        over = list(fresh.filter(ends_at__lte=now))
        store().put_aside(places(over))
        Copy.objects.filter(pk__in=[copy.pk for copy in over]).update(state=CopyState.THROWN)
    return len(over)


def clear() -> None:
    """Throw everything away."""
    with aside(), transaction.atomic():
        State.objects.locked()
        State.objects.filter(pk=1).update(number=F("number") + 1)
        store().clear()
        Copy.objects.all().delete()


def drop_other_releases() -> int:
    """Throw away copies of earlier releases, to which nobody adds any more; return how many."""
    with aside():
        newest: dict[str, datetime] = {}
        for key, at in Copy.objects.values_list("key", "stored_at"):
            release = key.partition("-")[0]
            if at:
                newest[release] = max(at, newest.get(release, at))
        if not newest:
            return 0
        current = max(newest, key=lambda release: newest[release])
        over = timezone.now() - OLD_RELEASES_FOR
        number = 0
        for release, at in newest.items():
            if release != current and at < over:
                copies = list(Copy.objects.filter(key__startswith=f"{release}-"))
                drop(copies)
                store().drop_release(release)
                number += len(copies)
        return number
