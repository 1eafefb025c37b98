"""Reads pages for records: only what visitors may see, each page once with all its languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Expression, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from portal.languages.versions import homes_of
from portal.pages import NOT_ON_THE_WAY, BasePageQuerySet
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from portal.taxonomy.models import Term

from .kinds import Kind, kind_of_model
from .records import Named, Record, Reference, words

_NOT_IN_RECORDS = [name for name in NOT_ON_THE_WAY if name != "last_published_at"]


@dataclass(frozen=True)
class Versions:
    """One page in the languages in which visitors may read it, in the settings' order."""

    key: UUID
    pages: Sequence[Any]

    @property
    def first(self) -> Any:
        """The version that facts are read from: they are the same in all."""
        return self.pages[0]


class Reading:
    """Everything that one answer reads; it knows the request only for the site's address."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The paths of the front pages of all languages that are open."""
        return tuple(home.path for home in homes_of(self.request))

    def public(self, model: type[Page]) -> BasePageQuerySet:
        """Return the pages of the site that visitors may read, in the languages that are open."""
        return public_below(self.places, model)

    def address(self, name: str, *parts: Any) -> str:
        """Return the full address of a view of open data."""
        return self.request.build_absolute_uri(reverse(f"opendata:{name}", args=parts))

    def keys(self, pages: QuerySet[Any], after: UUID | None, number: int) -> list[UUID]:
        """Return the next ids of `pages` after one, at most `number`, in the order of ids.

        What is added meanwhile moves nothing else, and no page of the list costs more than another.
        """
        if after:
            pages = pages.filter(translation_key__gt=after)
        ordered = pages.order_by("translation_key").values_list("translation_key", flat=True)
        return list(ordered.distinct()[:number])

    def records(self, kind: Kind, keys: Sequence[UUID]) -> Sequence[Record]:
        """Return the records with these ids, in their order; what is not public is left out."""
        found: dict[UUID, list[Any]] = {}
        for page in sorted(_pages(kind, self.places, keys=Keys(keys)), key=_language_order):
            found.setdefault(page.translation_key, []).append(page)
        return kind.read([Versions(key, found[key]) for key in keys if key in found], self)

    def first_record(self, kind: Kind) -> Record | None:
        """Return the record with the smallest id, or None while there is none."""
        return next(iter(self.records(kind, _first_key(kind, self.places))), None)

    def common(self, kind: Kind, versions: Versions) -> dict[str, Any]:
        """Return the fields that all records have."""
        published = [page.last_published_at for page in versions.pages if page.last_published_at]
        return {
            "id": versions.key,
            "kind": kind.singular,
            "href": self.address("record", kind.name, versions.key),
            "updated": max(published).astimezone(UTC) if published else None,
            "page": words(versions.pages, lambda page: page.get_full_url(self.request)),
            "title": words(versions.pages, lambda page: page.title),
            "summary": words(versions.pages, lambda page: page.summary),
        }

    def references(self, keys: Iterable[UUID | None]) -> dict[UUID, Reference]:
        """Return the pages with these ids that visitors may see, by id: one query."""
        wanted = Keys({key for key in keys if key})
        pages = _named(self.places, keys=wanted) if wanted else []
        found: dict[UUID, Reference] = {}
        for page in sorted(pages, key=_language_order):
            label = page.content_type.model
            kind = kind_of_model(label)
            key = page.translation_key
            if key not in found:
                found[key] = Reference(
                    kind=kind.singular if kind else label.removesuffix("page"),
                    id=key,
                    href=self.address("record", kind.name, key) if kind else None,
                    page=page.get_full_url(self.request) or "",
                    title=page.title,
                )
        return found

    def terms(self, pages: Iterable[Any], *fields: str) -> dict[int, dict[str, Any]]:
        """Return for each page's primary key its terms by the name of the field: one query.

        `fields` are loaded with the pages.
        """
        pages = list(pages)
        named = {
            page.pk: {name: list(getattr(page, name).all()) for name in fields} for page in pages
        }
        keys = {
            term.translation_key for of in named.values() for some in of.values() for term in some
        }
        names: dict[UUID, dict[str, str]] = {}
        languages = {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES}
        for key, code, name in (
            Term.objects.filter(translation_key__in=keys, locale__language_code__in=languages)
            .order_by("locale_id")
            .values_list("translation_key", "locale__language_code", "name")
        ):
            names.setdefault(key, {})[code] = name
        return {
            page.pk: {
                field: sorted(
                    (Named(slug=term.slug, name=names[term.translation_key]) for term in some),
                    key=lambda term: term.slug,
                )
                for field, some in named[page.pk].items()
            }
            for page in pages
        }


def public_below(places: tuple[str, ...], model: type[Page]) -> BasePageQuerySet:
    """Return the pages that visitors may read below some paths: `Reading.places`.

    No aliases: an alias is another page's text, which is here already.
    """
    below = Q(pk__in=[])
    for path in places:
        below |= Q(path__startswith=path)
    return BasePageQuerySet(model=model).for_visitors().filter(below, alias_of__isnull=True)


@prepared
def _pages(kind: Kind, places: tuple[str, ...], *, keys: Keys) -> QuerySet[Any]:
    pages = public_below(places, kind.model).filter(one_of("translation_key", keys))
    return kind.load(pages.defer(*_NOT_IN_RECORDS)).select_related("locale")


@prepared
def _first_key(kind: Kind, places: tuple[str, ...]) -> QuerySet[Any, UUID]:
    keys = public_below(places, kind.model).order_by("translation_key")
    return keys.values_list("translation_key", flat=True)[:1]


@prepared
def _named(places: tuple[str, ...], *, keys: Keys) -> QuerySet[Page]:
    pages = public_below(places, Page).filter(one_of("translation_key", keys))
    return pages.select_related("locale", "content_type").defer(*NOT_ON_THE_WAY)


def parent_path(path: str | OuterRef = "path") -> Expression:
    """Return the path of the page above each page of the query, or above one of the outer query."""
    return Substr(path, 1, Length(path) - Page.steplen)


def parent_key() -> Subquery:
    """Return the id of the page above each page of the outer query, whatever it is."""
    above = Page.objects.filter(path=parent_path(OuterRef("path")))
    return Subquery(above.values("translation_key")[:1])


def key_of(field: str) -> F:
    """Return the id of the page that a foreign key points at, for `annotate`."""
    return F(f"{field}__translation_key")


def _language_order(page: Any) -> int:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    code = page.locale.language_code
    return codes.index(code) if code in codes else len(codes)
