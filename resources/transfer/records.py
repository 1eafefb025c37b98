"""Rows that belong together become one record: a resource, with all that a sheet says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from .cells import folded, one_line
from .columns import EDITION, KEY, LANGUAGE, TEXTS, TITLE, VERSION
from .editions import Edition, editions_text, read_edition
from .fields import FIELDS
from .sheet import Row
from .words import Words

LONGEST_KEY = 150

EDITIONS = "editions"
"""All the columns of editions together, as one field of a record."""


@dataclass(frozen=True)
class Problem:
    """What is wrong in one column of one row; `column` is empty for the row as a whole."""

    row: int
    column: str
    words: str


@dataclass
class Record:
    """What a sheet says of one resource in one language.

    `values` holds, for each column that the sheet has, the text that its field reads, and for
    `EDITIONS` all editions. `rows` are kept as they were read.
    """

    key: str
    language: str
    rows: list[Row]
    version: str = ""
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    has_own_key: bool = True

    @property
    def title(self) -> str:
        """The title, as far as it could be read."""
        return self.values.get(TITLE, "")

    @property
    def number(self) -> int:
        """The number of its first row."""
        return self.rows[0].number


class Reader:
    """Reads the rows of one sheet. `columns` gives the position of each column that it has."""

    def __init__(self, columns: Mapping[str, int], words: Words) -> None:
        self.columns = columns
        self.words = words
        self.names = [name for name in TEXTS if name in columns]
        self.has_editions = any(name in columns for name in EDITION)

    def cell(self, row: Row, name: str) -> str:
        """Return a cell of a column of ours; empty where the sheet has no such column."""
        position = self.columns.get(name)
        return "" if position is None else row.cells[position]

    def identity(self, row: Row) -> tuple[str, str]:
        """Return what rows have in common that belong together: folded key, language of the page.

        Without a key the title is the key, so that the same row is found again next time.
        """
        key = folded(self.cell(row, KEY)) or folded(made_key(self.cell(row, TITLE)))
        word = one_line(self.cell(row, LANGUAGE))
        try:
            language = self.words.site_language(word) if word else settings.LANGUAGE_CODE
        except ValidationError:
            language = folded(word)
        return key, language

    def grouped(self, rows: Iterable[Row]) -> list[list[Row]]:
        """Return the rows that belong together, in the order of the file."""
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            key, language = self.identity(row)
            # A row with neither key nor title stands alone, with a problem of its own.
            identity = (key, language) if key else ("", language, str(row.number))
            groups.setdefault(identity, []).append(row)
        return list(groups.values())

    def read(self, rows: list[Row]) -> Record:
        """Return the record of rows that belong together, with all that is wrong in them."""
        key = one_line(self.cell(rows[0], KEY))
        record = Record(key, self.identity(rows[0])[1], rows, has_own_key=bool(key))
        record.version = next(filter(None, (self.cell(row, VERSION) for row in rows)), "")
        if not key:
            record.key = made_key(self.cell(rows[0], TITLE))
        self._read_identity(record)
        self._note_faults(record)
        self._read_texts(record)
        if self.has_editions:
            self._read_editions(record)
        return record

    def _read_identity(self, record: Record) -> None:
        row = record.rows[0]
        if len(record.key) > LONGEST_KEY:
            words = _("The key has more than %(most)d characters.") % {"most": LONGEST_KEY}
            record.problems.append(Problem(row.number, KEY, words))
        elif not record.has_own_key and record.key:
            record.remarks.append(
                _("The row has no key. It is given “%(key)s”, made from the title.")
                % {"key": record.key}
            )
        word = one_line(self.cell(row, LANGUAGE))
        try:
            if word:
                self.words.site_language(word)
        except ValidationError as error:
            record.problems += [Problem(row.number, LANGUAGE, text) for text in error.messages]

    def _note_faults(self, record: Record) -> None:
        names = {position: name for name, position in self.columns.items()}
        for row in record.rows:
            for position, words in row.faults.items():
                # A fault in a column that is not imported harms nothing.
                if position in names:
                    record.problems.append(Problem(row.number, names[position], words))

    def _read_texts(self, record: Record) -> None:
        """Read the columns about the page from the first row that fills each."""
        for name in self.names:
            filled = [row for row in record.rows if self.cell(row, name)]
            row = filled[0] if filled else record.rows[0]
            text = self.cell(row, name)
            record.problems += [
                Problem(
                    other.number,
                    name,
                    _("Row %(row)d has the same key and says something else here.")
                    % {"row": row.number},
                )
                for other in filled
                if self.cell(other, name) != text
            ]
            try:
                record.values[name] = FIELDS[name].read(text, self.words)
            except ValidationError as error:
                record.problems += [Problem(row.number, name, text) for text in error.messages]
        self._note_twins(record)

    def _note_twins(self, record: Record) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for row in record.rows:
            cells = tuple(row.cells)
            if cells in seen:
                record.remarks.append(
                    _("Row %(row)d is the same as row %(first)d and is left out.")
                    % {"row": row.number, "first": seen[cells]}
                )
            seen.setdefault(cells, row.number)

    def _read_editions(self, record: Record) -> None:
        editions: list[Edition] = []
        for row in record.rows:
            cells = {name: self.cell(row, name) for name in EDITION}
            edition, wrong = read_edition(cells, self.words)
            record.problems += [
                Problem(row.number, name, text) for name, texts in wrong.items() for text in texts
            ]
            if edition and edition not in editions:
                editions.append(edition)
        record.values[EDITIONS] = editions_text(editions)


def made_key(title: str) -> str:
    """Return the key of a row that has none: its title, as in an address."""
    return slugify(one_line(title), allow_unicode=True)[:LONGEST_KEY]
