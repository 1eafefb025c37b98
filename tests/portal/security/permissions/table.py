"""Reads the table that says who may come to which address."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from .world import ROLES

TABLE = Path(__file__).with_name("matrix.txt")


@dataclass(frozen=True)
class Line:
    """What is expected at the addresses with a name, a route or a family of names, by role."""

    names: str
    expected: dict[str, str]

    @property
    def rank(self) -> int:
        """Which lines count first: those of a route, then of a name, then of a family."""
        if "/" in self.names:
            return 0
        return 2 if "*" in self.names else 1

    def fits(self, name: str, route: str) -> bool:
        """Return whether the line is about the address with this name and route."""
        if self.rank == 2:
            return fnmatchcase(name, self.names)
        return self.names in (name, route)


def lines() -> list[Line]:
    """Return the lines of the table, those that count first at the beginning."""
    found = []
    for text in TABLE.read_text(encoding="utf-8").splitlines():
        words = text.split()
        if words and not text.startswith("#"):
            found.append(Line(words[-1], dict(zip(ROLES, words[:-1], strict=True))))
    return sorted(found, key=lambda line: (line.rank, -len(line.names)))


def line_for(name: str, route: str, table: Iterable[Line]) -> Line | None:
    """Return the line that counts for an address; None where the table has forgotten it."""
    return next((line for line in table if line.fits(name, route)), None)
