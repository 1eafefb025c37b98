"""Records as CSV (RFC 4180), as programs for tables open it, and what its columns mean (CSVW)."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

from portal.security.spreadsheets import BYTE_ORDER_MARK, Line, inert

from .asking import Asked
from .kinds import BETWEEN, Kind, Table
from .license import data_license
from .reading import Reading

BATCH = 200
"""Records read at a time: the memory that a table takes, however long it is."""


def csv_lines(kind: Kind, table: Table, asked: Asked, request: HttpRequest) -> Iterator[str]:
    """Yield a table line by line; cells are no formulas wherever the file is opened.

    Pages are read in batches. What is published or taken down meanwhile is in the table or not;
    no other line is left out or repeated.
    """
    reading = Reading(request)
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK
    yield writer.writerow([column.name for column in table.columns])
    after = None
    while keys := reading.keys(asked.narrow(reading.public(kind.model)), after, BATCH):
        for record in reading.records(kind, keys):
            for row in table.rows(record):
                yield writer.writerow(
                    [inert(column.value(row, asked.language)) for column in table.columns]
                )
        if len(keys) < BATCH:
            return
        after = keys[-1]


def csv_metadata(kind: Kind, table: Table, reading: Reading) -> dict[str, Any]:
    """Return the dictionary of a table as CSV on the Web has it (W3C, tabular-metadata)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": reading.address("table", table.name),
        "dc:title": str(table.label),
        "dc:description": str(table.about or kind.about),
        "dc:license": {"@id": data_license().url},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.about,
                    "datatype": column.datatype,
                    **({"separator": BETWEEN} if column.many else {}),
                }
                for column in table.columns
            ],
        },
    }


def find_table(kinds: list[Kind], name: str) -> tuple[Kind, Table] | None:
    """Return the table with this name and the kind that it belongs to, or None."""
    for kind in kinds:
        for table in kind.tables:
            if table.name == name:
                return kind, table
    return None
