"""Addresses with a query: only those that their page understands, and that somebody asks for twice.

Anybody can think of thousands of queries; none of them may push out a copy that people need.
"""

from collections import OrderedDict
from threading import Lock
from typing import Any

from django.http import QueryDict

from .choices import choices

REMEMBERED = 10_000
"""Addresses whose visits a process counts."""

_visits: OrderedDict[str, int] = OrderedDict()
_lock = Lock()


class AskedFor(QueryDict):
    """A query that notes which of its parameters a view asks for by name, in `names`."""

    def __init__(self, query: str, encoding: str | None = None) -> None:
        self.names: set[str] = set()
        super().__init__(query, encoding=encoding)
        self.names.clear()  # it asks itself while it is made

    def __getitem__(self, key: str) -> Any:
        """Note it."""
        self.names.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Note it."""
        self.names.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> list[Any]:
        """Note it."""
        self.names.add(key)
        return super().getlist(key, default)

    def items(self) -> Any:
        """Note nothing: who goes through all of them asks for none."""
        return [(key, values[-1] if values else []) for key, values in self.lists()]

    def values(self) -> Any:
        """Note nothing."""
        return [value for _key, value in self.items()]

    def __deepcopy__(self, memo: Any) -> QueryDict:  # type: ignore[override]  # plain, as said
        """Return a plain copy, of which nothing is noted: what is read there alone is not known."""
        copied = QueryDict("", mutable=True, encoding=self.encoding)
        for key, values in self.lists():
            copied.setlist(key, list(values))
        return copied

    @property
    def unknown(self) -> set[str]:
        """The parameters that nobody asked for."""
        return set(self.keys()) - self.names


def asked_often_enough(key: str) -> bool:
    """Count a visit, and tell whether there were enough before it to keep a copy."""
    with _lock:
        before = _visits.pop(key, 0)
        _visits[key] = before + 1
        while len(_visits) > REMEMBERED:
            _visits.popitem(last=False)
    return before >= choices().asked_before
