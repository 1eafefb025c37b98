"""Writes what is fresh into the bits, so that questions need not read it row by row."""

import time
from collections import defaultdict

from django.db import connection, transaction
from django.db.models import Max
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .bits import CHUNK, SIZE
from .models import Bits, Entry

MOST_FRESH = 500
"""Fresh entries that every question reads beside the bits; when there are more, they are settled.
"""

AT_ONCE = 5_000
"""Entries that are settled in one transaction."""

_LOCK = 0x0CA7A106
"""The number of the lock on PostgreSQL by which one process settles at a time."""


def settle_if_many() -> None:
    """Have the worker settle what is fresh when there is much of it, unless it will anyway."""
    if Entry.objects.filter(fresh=True)[: MOST_FRESH + 1].count() <= MOST_FRESH:
        return
    waiting = DBTaskResult.objects.ready().filter(task_path=settle_fresh.module_path)
    if not waiting.exists():
        settle_fresh.enqueue()


@task()
def settle_fresh() -> int:
    """Settle all that is fresh. Returns how many entries that were."""
    return settle_all()


def settle_all() -> int:
    """Write all fresh entries into the bits, some thousands in each transaction.

    Returns how many there were. Safe while pages are published: an entry that changes meanwhile is
    fresh again. A second process that settles at the same time waits for this one.
    """
    settled, after = 0, -1
    while True:
        fresh = Entry.objects.filter(fresh=True, page__gt=after).order_by("page")
        page = fresh.values_list("page_id", flat=True).first()
        if page is None:
            return settled
        number, after = _settle_from(page)
        settled += number


@transaction.atomic
def _settle_from(page: int) -> tuple[int, int]:
    """Settle entries from a page on, within its chunk. Returns how many, and up to which page."""
    _wait_for_others()
    chunk = page >> CHUNK
    end = (chunk + 1) << CHUNK
    fresh = Entry.objects.filter(fresh=True, page__gte=page, page__lt=end)
    rows = list(
        fresh.order_by("page")
        .select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        .values_list("page_id", "values", "gone")[:AT_ONCE]
    )
    places: dict[int, list[int]] = defaultdict(list)
    for page, values, gone in rows:
        if not gone:
            for value in values.split():
                places[int(value)].append(page & SIZE - 1)
    touched = ~_mask([page & SIZE - 1 for page, _values, _gone in rows])
    generation = _next_generation()
    known = set()
    changed = []
    for row in Bits.objects.filter(chunk=chunk):
        known.add(row.value_id)
        before = int.from_bytes(row.bits, "little")
        after = before & touched | _mask(places.get(row.value_id, []))
        if after != before:
            row.bits, row.generation = after.to_bytes(SIZE // 8, "little"), generation
            changed.append(row)
    Bits.objects.bulk_update(changed, ["bits", "generation"], batch_size=50)
    Bits.objects.bulk_create(
        [
            Bits(
                value_id=value,
                chunk=chunk,
                bits=_mask(found).to_bytes(SIZE // 8, "little"),
                generation=generation,
            )
            for value, found in places.items()
            if value not in known
        ],
        batch_size=50,
    )
    if not changed and not places.keys() - known:
        _mark(generation)
    pages = [page for page, _values, _gone in rows]
    mine = Entry.objects.filter(page__in=pages)
    mine.filter(gone=True).delete()
    mine.update(fresh=False)
    return len(rows), pages[-1] if len(pages) == AT_ONCE else end - 1


def _mark(generation: int) -> None:
    """Make the bits of a new generation where they stay as they are, since words may have changed.

    `common_words` goes by it.
    """
    first = Bits.objects.order_by("pk").only("pk").first()
    if first:
        Bits.objects.filter(pk=first.pk).update(generation=generation)


def _next_generation() -> int:
    """Return a number above all that are there, whatever the clock of this machine says."""
    last = Bits.objects.aggregate(last=Max("generation"))["last"] or 0
    return max(time.time_ns(), last + 1)


def _mask(places: list[int]) -> int:
    if not places:
        return 0
    digits = bytearray(b"0" * SIZE)
    for place in places:
        digits[~place] = 49  # the digit 1
    return int(digits, 2)


def _wait_for_others() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
