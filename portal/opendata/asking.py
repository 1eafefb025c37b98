"""What an address asks for. Whatever is wrong with it is said, with the parameter's name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from portal.listings import Filter
from portal.pages import BasePageQuerySet

from .kinds import Kind

USUAL, MOST = 50, 200
"""How many records an answer holds unless it is asked for another number, and at most."""

MOST_VALUES = 20
LONGEST = 100
"""Characters of a value; longer ones are nothing that the site has."""


class BadParameterError(Exception):
    """A parameter that the address may not have, or not like this."""

    def __init__(self, parameter: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter = parameter[:LONGEST]
        self.detail = detail


@dataclass(frozen=True)
class Asked:
    """What the parameters of an address say."""

    limit: int = USUAL
    after: UUID | None = None
    updated_since: datetime | None = None
    language: str = settings.LANGUAGE_CODE
    chosen: Sequence[tuple[Filter, list[str]]] = field(default_factory=list)

    def narrow(self, pages: BasePageQuerySet) -> BasePageQuerySet:
        """Return the pages that are asked for."""
        for entry, values in self.chosen:
            pages = entry.narrow(pages, values)
        if self.updated_since:
            pages = pages.filter(last_published_at__gte=self.updated_since)
        return pages


def asked(kind: Kind, query: QueryDict, *own: str) -> Asked:
    """Return what `query` asks of a kind; `own` are the parameters beside the filters.

    Raises BadParameterError for a parameter that is unknown, twice where it may stand once, or has
    a value that means nothing.
    """
    filters = {entry.name: entry for entry in kind.filters()}
    for name in query:
        if name not in filters and name not in own:
            known = ", ".join([*own, *filters]) or "none"
            raise BadParameterError(name, f"There is no such parameter here. Known: {known}.")
    one = {name: _one(query, name) for name in own if name in query}
    return Asked(
        limit=_limit(one["limit"]) if "limit" in one else USUAL,
        after=_uuid(one["after"]) if "after" in one else None,
        updated_since=_moment(one["updated_since"]) if "updated_since" in one else None,
        language=_language(one["text"]) if "text" in one else settings.LANGUAGE_CODE,
        chosen=[
            (filters[name], _values(filters[name], query.getlist(name)))
            for name in query
            if name in filters
        ],
    )


def only(query: QueryDict) -> None:
    """Refuse every parameter, where an address has none. Raises BadParameterError."""
    for name in query:
        raise BadParameterError(name, "This address takes no parameters.")


def _one(query: QueryDict, name: str) -> str:
    values = query.getlist(name)
    if len(values) > 1:
        raise BadParameterError(name, "It may stand in the address once.")
    return values[0]


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 4 and 1 <= int(value) <= MOST):
        raise BadParameterError("limit", f"It must be a whole number from 1 to {MOST}.")
    return int(value)


def _uuid(value: str) -> UUID:
    try:
        found = UUID(value)
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise BadParameterError("after", "It must be the id of a record, as in the link “next”.")
    return found


def _moment(value: str) -> datetime:
    try:
        given = parse_datetime(value[:LONGEST])
        # In UTC now: at the ends of time there is a day too few for it (OverflowError).
        found = given.astimezone(UTC) if given and given.tzinfo else None
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise BadParameterError(
            "updated_since",
            "It must be a moment with its zone (RFC 3339), such as 2026-01-31T00:00:00Z.",
        )
    return found


def _language(value: str) -> str:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if value not in codes:
        raise BadParameterError("text", f"It must be one of: {', '.join(codes)}.")
    return value


def _values(entry: Filter, values: list[str]) -> list[str]:
    if len(values) > MOST_VALUES:
        raise BadParameterError(entry.name, f"It may have {MOST_VALUES} values at most.")
    wrong = [value for value in values if len(value) > LONGEST or "\x00" in value]
    if not wrong:
        known = {option.value for option in entry.unfound(values)}
        wrong = [value for value in values if value not in known]
    if wrong:
        raise BadParameterError(entry.name, "It has a value that this site does not know.")
    return values
