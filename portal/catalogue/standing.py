"""Which pages give which answer at this moment: the bits, and what changed since they were written.

Bits are read once into each process and only what is newer after that. Entries that were written
since stand in `fresh` rows until the bits are written again (`settling`); they are read with each
question, and what the bits say of those pages does not count.
"""

from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_

from django.db import connection
from django.db.models import Q, QuerySet
from wagtail.models import PageViewRestriction

from portal.speed.prepared import prepared

from .bits import Among, Bits, bits_of, either, number_in_both, without
from .models import Bits as BitsRow
from .models import Entry, Value
from .moment import once_a_moment

PATHS = 300
"""Closed sections that one query asks for: SQLite takes no more than 1,000 conditions."""


State = tuple[int, int]
"""The generation of the bits that were written last, and how many rows there are."""

Answers = dict[str, dict[str, int]]
"""The key of each answer by its question and what it says. Nobody changes one that was read."""


class _Memory:
    """What this process has read of the bits."""

    def __init__(self) -> None:
        self.known: dict[int, Bits] = {}
        self.rows = 0
        self.newest = 0


_memory = _Memory()
_answers: tuple[State, State, Answers] | None = None
"""What was read of the answers, with the state of the bits and theirs."""


def forget_bits() -> None:
    """Read all bits and answers anew when they are next asked for."""
    global _memory, _answers
    _memory = _Memory()
    _answers = None


class Standing:
    """All published pages by their answers. Two queries, however many pages there are."""

    def __init__(self, facets: Iterable[str]) -> None:
        """Read what is needed to ask by `facets`."""
        # First what is fresh: whatever is folded in meanwhile is then known twice, never missing.
        rows = _fresh_entries()
        self._fresh: dict[int, list[int]] = {}
        changed = []
        for page, values, gone in rows:
            changed.append(page)
            if not gone:
                for value in values.split():
                    self._fresh.setdefault(int(value), []).append(page)
        self.changed = changed
        self._changed = bits_of(changed)
        answers, state = _values()
        self._bits = _read_bits(state)
        self.state = state
        self.values: Answers = {facet: answers[facet] for facet in facets if facet in answers}

    def of(self, facet: str, value: str) -> Bits:
        """Return the pages that give an answer; none for one that nobody gives."""
        pk = self.values.get(facet, {}).get(value)
        return self.of_value(pk) if pk else {}

    def of_value(self, pk: int) -> Bits:
        """Return the pages that give the answer with this key."""
        settled = self._bits.get(pk, {})
        if self._changed and settled:
            settled = without(settled, self._changed)
        fresh = self._fresh.get(pk)
        return either([settled, bits_of(fresh)]) if fresh else settled

    def answers(self, facet: str) -> dict[str, Bits]:
        """Return the pages by their answers to a question."""
        return {value: self.of_value(pk) for value, pk in self.values.get(facet, {}).items()}

    @cached_property
    def years(self) -> list[tuple[int, Bits]]:
        """The pages that have a date by its year, the newest first. For who asked by years."""
        years = ((int(year), pages) for year, pages in self.answers("year").items())
        return sorted(years, key=lambda entry: -entry[0])

    def counts(self, facet: str, among: Bits) -> dict[str, int]:
        """Return how many of some pages give each answer to a question."""
        settled = without(among, self._changed) if self._changed else among
        fresh = Among(among)
        return {
            value: number_in_both(self._bits.get(pk, {}), settled)
            + sum(page in fresh for page in self._fresh.get(pk, ()))
            for value, pk in self.values.get(facet, {}).items()
        }


@once_a_moment
def _fresh_entries() -> list[tuple[int, str, bool]]:
    """Return key, answers and whether it is gone of each entry that the bits do not know yet."""
    return _entries_of_now()


@prepared
def _entries_of_now() -> QuerySet[Entry, tuple[int, str, bool]]:
    return Entry.objects.filter(fresh=True).values_list("page_id", "values", "gone")


@once_a_moment
def _values() -> tuple[Answers, State]:
    """Return all answers, and of which state the bits are: one query, and one more for new answers.

    There are as many answers as terms, years, languages and lists. None ever changes, and a new one
    has a higher key than all before it. So they are read again where there are more. What a
    transaction sees may yet be undone, so that is not remembered.
    """
    global _answers
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT MAX(generation) FROM catalogue_bits), "
            "(SELECT COUNT(*) FROM catalogue_bits), "
            "(SELECT MAX(id) FROM catalogue_value), (SELECT COUNT(*) FROM catalogue_value)"
        )
        newest, rows, last, number = cursor.fetchone()
    of_bits, of_values = (newest or 0, rows), (last or 0, number)
    known = _answers
    if known is None or known[:2] != (of_bits, of_values):
        answers: Answers = {}
        for pk, facet, value in Value.objects.values_list("pk", "facet", "value"):
            answers.setdefault(facet, {})[value] = pk
        known = (of_bits, of_values, answers)
        if not connection.in_atomic_block:
            _answers = known
    return known[2], of_bits if number else (0, 0)


@once_a_moment
def restricted_pages() -> Bits:
    """Return the pages with an entry that are not open to everyone: below a restriction.

    Two queries, and one more for each further PATHS sections. The entries of a closed section are
    taken out soon after, and then its pages are not even read here. So ask this before what
    stands: whatever is closed in between is found in one of the two.
    """
    closed: list[str] = []
    for path in _paths_of_restrictions():
        if not closed or not path.startswith(closed[-1]):
            closed.append(path)
    found: list[int] = []
    for start in range(0, len(closed), PATHS):
        sections = [Q(page__path__startswith=path) for path in closed[start : start + PATHS]]
        below = Entry.objects.filter(reduce(or_, sections)).order_by()
        found += below.values_list("page_id", flat=True)
    return bits_of(found)


@prepared
def _paths_of_restrictions() -> QuerySet[PageViewRestriction, str]:
    restrictions = PageViewRestriction.objects.order_by("page__path")
    return restrictions.values_list("page__path", flat=True)


def _read_bits(state: State) -> dict[int, Bits]:
    newest, rows = state
    memory = _memory
    if (memory.newest, memory.rows) == (newest, rows):
        return memory.known
    fresh = _Memory()
    fresh.newest, fresh.rows = newest, rows
    if newest < memory.newest:
        # An older database, as after a restore: what is remembered is not of this one.
        memory = _Memory()
    wanted = BitsRow.objects.filter(generation__gt=memory.newest)
    read = list(wanted.values_list("value_id", "chunk", "bits"))
    known = {(value, chunk) for value, chunks in memory.known.items() for chunk in chunks}
    if len(known | {(value, chunk) for value, chunk, _bits in read}) != rows:
        # Some rows are gone, as after a rebuild: begin anew.
        memory = _Memory()
        read = list(BitsRow.objects.values_list("value_id", "chunk", "bits"))
    fresh.known = {value: dict(chunks) for value, chunks in memory.known.items()}
    for value, chunk, bits in read:
        fresh.known.setdefault(value, {})[chunk] = int.from_bytes(bits, "little")
    globals()["_memory"] = fresh
    return fresh.known


def in_lists_of(standing: Standing, code: str, source: str) -> Bits:
    """Return the pages that stand in lists of one language: its own, and what is only in `source`.

    A page of the source language stands there when no version in the reader's language is open.
    """
    written = without(standing.of("locale", code), standing.of("alias", "yes"))
    if code == source:
        return written
    in_source = standing.of("locale", source)
    return either([written, without(in_source, standing.of("translated", code))])
