"""Attributes of rows that are read for a whole list at once, as plain values.

    class StoryPage(BasePage):
        shown_terms = ShownTerms("issues")   # a ReadTogether

    StoryPage.objects.prefetch_related("shown_terms")

Django prefetches relations: it writes the SQL for each list, makes a row of each related row and a
query set for each page. Here `read` is a query that is written once (portal.speed.prepared).
Without `prefetch_related` a row reads its own when it is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

from django.db.models import Model

Value = TypeVar("Value")


class _OfRow(list[Value]):
    """The values of one row."""

    def __init__(self, pk: int) -> None:
        super().__init__()
        self.pk = pk


def _is_as_stored(row: Model) -> bool:
    """Whether a row holds no related rows itself: modelcluster keeps those of a draft in it."""
    return bool(row.pk) and not row.__dict__.get("_cluster_related_objects")


class ReadTogether(Generic[Value]):
    """An attribute of a model: a sequence of values, kept on the row once they are read."""

    def read(self, model: type[Any], keys: Iterable[int]) -> Iterable[tuple[int, Value]]:
        """Return what the rows with these primary keys have, each with its row's key, in order."""
        raise NotImplementedError

    def unstored(self, row: Any) -> Sequence[Value] | None:
        """Return the values of a preview, which are not in the database; None for other rows."""
        raise NotImplementedError

    def __set_name__(self, owner: type[Model], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, row: None, owner: type[Model]) -> "ReadTogether[Value]": ...
    @overload
    def __get__(self, row: Model, owner: type[Model]) -> Sequence[Value]: ...
    def __get__(
        self, row: Model | None, owner: type[Model]
    ) -> "ReadTogether[Value] | Sequence[Value]":
        """Return the values of `row`: what it holds itself, or else what was read."""
        if row is None:
            return self
        values = None if _is_as_stored(row) else self.unstored(row)
        if values is None:
            values = row.__dict__.get(self.name)
        if values is None:
            values = row.__dict__[self.name] = self._read([row])[0]
        return values

    def __set__(self, row: Model, values: Sequence[Value]) -> None:
        """Keep what Django prefetched; a draft that is changed in memory still shows its own."""
        row.__dict__[self.name] = values

    def is_cached(self, row: Model) -> bool:
        """Whether the values of `row` are read: Django asks before it prefetches."""
        return self.name in row.__dict__

    def get_prefetch_querysets(
        self,
        instances: Sequence[Model],
        querysets: Any = None,  # noqa: ARG002  # Django's, of a Prefetch
    ) -> tuple[list[_OfRow[Value]], Callable[..., Any], Callable[..., Any], bool, str, bool]:
        """Return the values of rows as Django wants what it prefetches."""
        return self._read(instances), attrgetter("pk"), attrgetter("pk"), True, self.name, True

    def _read(self, rows: Sequence[Model]) -> list[_OfRow[Value]]:
        found: dict[int, _OfRow[Value]] = {row.pk: _OfRow(row.pk) for row in rows}
        for pk, value in self.read(type(rows[0]), found):
            found[pk].append(value)
        return list(found.values())
