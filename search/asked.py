"""What an address of the search page asks for, and the addresses of everything one step away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portal.catalogue import NEWEST, RELEVANCE, Query
from portal.catalogue.facets import ALL

SORTS = {RELEVANCE: _("Best first"), NEWEST: _("Newest first")}

MOST_VALUES = 20
"""So many answers to one question count; more can only come from a hostile address."""

MOST_PAGES = 10_000
LONGEST = 200
"""Characters of what was typed before it was corrected."""


@dataclass(frozen=True)
class Asked:
    """The state of the search page. The address holds all of it."""

    query: Query
    typed: str
    """What the visitor wrote, in full."""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = RELEVANCE
    page: int = 1
    is_exact: bool = False
    """Whether the words are to be taken as they were typed, and not corrected."""

    corrected_from: str = ""
    """What the visitor typed, where the question is a correction of that."""

    @classmethod
    def from_address(cls, given: QueryDict) -> "Asked":
        """Read `request.GET`; what makes no sense is left out."""
        typed = given.get("q", "")
        chosen = {
            name: list(dict.fromkeys(value for value in given.getlist(name) if is_sound(value)))
            for name in ALL
        }
        sort = given.get("sort", RELEVANCE)
        number = given.get("page", "1")
        page = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
        return cls(
            query=Query.from_text(typed),
            typed=typed,
            chosen={name: values[:MOST_VALUES] for name, values in chosen.items() if values},
            sort=sort if sort in SORTS else RELEVANCE,
            page=min(max(page, 1), MOST_PAGES),
            is_exact=given.get("exact") == "1",
            corrected_from=Query.from_text(given.get("typed", "")).text[:LONGEST],
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for less than all that was found."""
        return bool(self.chosen)

    @property
    def is_first_look(self) -> bool:
        """Whether a question is asked for the first time: not narrowed, and on the first page."""
        return not self.is_narrowed and self.page == 1

    def address(self, **changes: Any) -> str:
        """Return the address with some of its parts changed, from the first page unless said."""
        return replace(self, **{"page": 1, **changes}).own_address

    @property
    def own_address(self) -> str:
        """The address of this state, with its parts in a fixed order: one state, one address."""
        return f"?{urlencode([*self._until(), *self._after()])}"

    def _until(self, last: str = ALL[-1]) -> list[tuple[str, str]]:
        """Return the words and the answers, up to those to the question `last`."""
        asked = ALL[: ALL.index(last) + 1]
        answers = [(name, value) for name in asked for value in self.chosen.get(name, ())]
        return [("q", self.query.text), *answers]

    def _after(self, last: str = ALL[-1]) -> list[tuple[str, str]]:
        """Return what follows them: answers to other questions, order, corrections, page."""
        others = ALL[ALL.index(last) + 1 :]
        parts = [(name, value) for name in others for value in self.chosen.get(name, ())]
        if self.sort != RELEVANCE:
            parts.append(("sort", self.sort))
        if self.is_exact:
            parts.append(("exact", "1"))
        if self.corrected_from:
            parts.append(("typed", self.corrected_from))
        if self.page > 1:
            parts.append(("page", str(self.page)))
        return parts

    def for_words(self, words: str, *, corrected_from: str = "", is_exact: bool = False) -> str:
        """Return the address of another question, asked afresh."""
        query = Query.from_text(words)
        return Asked(query, words, corrected_from=corrected_from, is_exact=is_exact).own_address

    def with_one_more(self, name: str) -> Callable[[str], str]:
        """Return what gives the address with one more answer to a question, for many answers."""
        first = replace(self, page=1)
        before = f"?{urlencode(first._until(name))}&{name}="
        after = "".join(f"&{urlencode([part])}" for part in first._after(name))
        return lambda value: f"{before}{quote_plus(value)}{after}"

    def with_answer(self, name: str, values: Sequence[str]) -> str:
        """Return the address with other answers to one question."""
        chosen = {**self.chosen, name: list(values)}
        return self.address(chosen={key: given for key, given in chosen.items() if given})


def is_sound(value: str) -> bool:
    """Tell whether a value may reach the database."""
    return bool(value) and "\x00" not in value and len(value) <= 100
