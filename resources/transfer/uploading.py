"""An upload is kept, read and checked: the dry run. Nothing of the library is written."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import get_valid_filename

from resources.models import (
    ImportRecord,
    ImportState,
    ResourceImport,
    ResourceKey,
    ResourcePage,
)

from .cells import folded, one_line
from .pages import drafts_of, library_in, pages_by_key
from .planning import Place, plan_of
from .published import month_comes_first
from .reading import read_sheet, refuse_size
from .records import Reader, Record
from .sheet import RefusedSheetError, Row
from .words import Words

AT_ONCE = 200
"""Records whose pages are read together."""


def keep_upload(name: str, content: bytes, user: Any) -> ResourceImport:
    """Keep a file as it was sent, to be checked. Raises RefusedSheetError when it is too large."""
    refuse_size(len(content))
    digest = hashlib.sha256(content).hexdigest()
    upload = ResourceImport(user=user, name=name[-255:], sha256=digest, size=len(content))
    safe = get_valid_filename(f"{timezone.now():%Y%m%d%H%M%S}-{digest[:12]}-{name[-100:]}")
    upload.file.save(safe, ContentFile(content), save=False)
    upload.save()
    return upload


def check_upload(upload: ResourceImport) -> None:
    """Read an upload and plan every record, so that it can be shown. Can be run again.

    A file that cannot be read is refused, with the reason in `refusal`.
    """
    with upload.file.open("rb") as file:
        content = file.read()
    try:
        sheet = read_sheet(content, upload.name)
    except RefusedSheetError as error:
        upload.state, upload.refusal = ImportState.REFUSED, str(error)
        upload.finished_at = timezone.now()
        upload.save()
        return
    upload.records.all().delete()
    upload.headings, upload.columns, upload.notes = sheet.headings, sheet.columns, sheet.notes
    upload.month_first = month_comes_first(sheet.texts("published"))
    upload.row_count = len(sheet.rows)
    reader = reader_of(upload, upload.user)
    groups = iter(reader.grouped(sheet.rows))
    while batch := list(islice(groups, AT_ONCE)):
        planned = list(plans(batch, reader, upload.user))
        with transaction.atomic():
            ImportRecord.objects.bulk_create(
                [ImportRecord(upload=upload, **fields) for fields in planned]
            )
            upload.alive_at = timezone.now()
            upload.save()
    upload.state = ImportState.CHECKED
    upload.save()


def reader_of(upload: ResourceImport, user: Any) -> Reader:
    """Return what reads the rows of an upload for somebody (None: the system)."""
    return Reader(upload.columns, Words(user, upload.month_first))


def plans(groups: Sequence[list[Row]], reader: Reader, user: Any) -> Iterator[dict[str, Any]]:
    """Yield the fields of an `ImportRecord` for each group of rows that belong together."""
    records = [reader.read(rows) for rows in groups]
    places = places_of(records)
    for record, place in zip(records, places, strict=True):
        plan = plan_of(record, place, user, reader.words)
        yield {
            "position": record.number,
            "key": record.key[:300],
            "title": (record.title or reader.cell(record.rows[0], "title"))[:300],
            "rows": kept_rows(record.rows),
            "outcome": plan.outcome,
            "plan": plan.as_json(),
            "fingerprint": plan.fingerprint,
            "page_id": place.page.pk if place.page else None,
        }


def places_of(records: Sequence[Record]) -> list[Place]:
    """Return for each record where it belongs. The number of queries does not grow with them."""
    pages = pages_by_key(record.key for record in records if record.key)
    drafts = dict(zip(pages, drafts_of(pages.values()), strict=True))
    written = {
        row.folded: row.version
        for row in ResourceKey.objects.filter(folded__in=[folded(record.key) for record in records])
    }
    libraries = {code: library_in(code) for code in {record.language for record in records}}
    namesakes = _namesakes([record for record in records if folded(record.key) not in pages])
    return [
        Place(
            libraries[record.language],
            drafts.get(folded(record.key)),
            written.get(folded(record.key), {}),
            namesakes.get(folded(record.title), []),
        )
        for record in records
    ]


def _namesakes(records: Sequence[Record]) -> dict[str, list[str]]:
    """Return the keys of the pages that have the title of one of these new records."""
    titles = {record.title for record in records if record.title}
    if not titles:
        return {}
    same = Q(title__in=titles) | Q(draft_title__in=titles)
    found: dict[str, list[str]] = {}
    pages = ResourcePage.objects.filter(same, alias_of__isnull=True).values_list(
        "title", "translation_key"
    )
    keys = dict(
        ResourceKey.objects.filter(translation_key__in=[key for _title, key in pages]).values_list(
            "translation_key", "key"
        )
    )
    for title, translation_key in pages:
        name = keys.get(translation_key, str(translation_key))
        found.setdefault(folded(one_line(title)), []).append(name)
    return found


def kept_rows(rows: Sequence[Row]) -> list[Any]:
    """Return rows as they are kept with a record."""
    return [
        [row.number, row.cells, {str(at): text for at, text in row.faults.items()}] for row in rows
    ]


def rows_kept(kept: Sequence[Any]) -> list[Row]:
    """Return the rows that `kept_rows` kept."""
    return [
        Row(number, list(cells), {int(at): text for at, text in faults.items()})
        for number, cells, faults in kept
    ]
