"""The kinds of record that the site publishes, and the tables that each makes as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from portal.listings import Filter
from portal.pages import BasePage, BasePageQuerySet

from .records import Record, Reference, pick

if TYPE_CHECKING:
    from .reading import Reading, Versions

Cell = str | int | float | bool | None
Row = Any
"""What a table has a line for: the record itself, or a pair of the record and one of its parts."""

BETWEEN = "|"
"""Stands between several values in one cell."""


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and how its cell is read from a row in a language."""

    name: str
    about: str
    cell: Callable[[Row, str], Cell | Sequence[str]]
    datatype: str = "string"
    many: bool = False

    def value(self, row: Row, language: str) -> Cell:
        """Return the cell of `row`; several values stand in one text."""
        cell = self.cell(row, language)
        if isinstance(cell, Sequence) and not isinstance(cell, str):
            return BETWEEN.join(part.replace(BETWEEN, "/") for part in cell)
        return cell


def _same(record: Record) -> Iterator[Row]:
    yield record


@dataclass(frozen=True)
class Table:
    """The records of a kind, or one of their parts, as lines and columns.

    `about` says what its lines are where that is not what the kind's records are.
    """

    name: str
    label: str | Promise
    columns: Sequence[Column]
    rows: Callable[[Any], Iterable[Row]] = _same
    about: str | Promise = ""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record: `name` in addresses, `singular` in records, `label` for people.

    `read` makes the records of some pages: one for each `Versions`, in their order, with a number
    of queries that does not depend on how many they are. The first table is the kind's own.
    """

    name: str
    singular: str
    label: str | Promise
    about: str | Promise
    model: type[BasePage]
    record: type[Record]
    read: Callable[[Sequence[Versions], Reading], Sequence[Record]]
    load: Callable[[Any], BasePageQuerySet]
    tables: Sequence[Table]
    filters: Callable[[], Sequence[Filter]] = field(default=lambda: [])


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Publish a kind of record. Its `name` is in addresses and never changes."""
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """Return all kinds, by their names."""
    return sorted(_kinds.values(), key=lambda kind: kind.name)


def kind_of_model(label: str) -> Kind | None:
    """Return the kind whose records are pages of this type, such as "partnerpage", if any is."""
    return next((kind for kind in kinds() if kind.model._meta.model_name == label), None)


def record_columns() -> list[Column]:
    """Return the columns with which every table of records begins."""
    return [
        Column("id", "The same in all languages and for good.", lambda row, _: str(row.id)),
        Column("title", "The title.", lambda row, language: pick(row.title, language)),
        Column("summary", "One or two sentences.", lambda row, lang: pick(row.summary, lang)),
        Column("page", "The page for people.", lambda row, lang: pick(row.page, lang), "anyURI"),
        Column(
            "languages",
            "The languages in which there is a page.",
            lambda row, _: list(row.page),
            "language",
            many=True,
        ),
        Column(
            "updated",
            "When one of its pages was last published, in UTC.",
            lambda row, _: row.updated and f"{row.updated:%Y-%m-%dT%H:%M:%SZ}",
            "dateTime",
        ),
    ]


def reference_columns(
    name: str, about: str, reference: Callable[[Row], Reference | None]
) -> list[Column]:
    """Return two columns for another record: its id and its title."""

    def identity(row: Row, _language: str) -> str:
        return str(found.id) if (found := reference(row)) else ""

    def title(row: Row, _language: str) -> str:
        return found.title if (found := reference(row)) else ""

    return [
        Column(f"{name}_id", f"{about}: its id.", identity),
        Column(name, f"{about}: its title.", title),
    ]


def term_column(name: str, about: str, field: str = "") -> Column:
    """Return a column for terms of the vocabulary: their names in the language of the table.

    `field` is the record's field where it has another name than the column.
    """
    field = field or name
    return Column(
        name,
        about,
        lambda row, language: [pick(term.name, language) for term in getattr(row, field)],
        many=True,
    )
