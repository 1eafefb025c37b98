"""The partners that rows of a page name, in staff's order: by their translation keys."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import ExpressionWrapper, F, IntegerField, Model, QuerySet
from wagtail.models import Page

from portal.speed.prepared import prepared
from portal.speed.read_together import ReadTogether


class NamedPartner(NamedTuple):
    """A partner that a page names, and what it brings; empty where a page does not say that."""

    key: UUID
    role: str = ""


class NamedPartners(ReadTogether[NamedPartner]):
    """An attribute of a page type that has child rows `partners`."""

    def read(self, model: type[Page], keys: Iterable[int]) -> Iterator[tuple[int, NamedPartner]]:
        """Return the partners of pages, each with its page's key."""
        rows: Any = model._meta.get_field("partners").related_model
        for pk, *named in _named(rows, pages=keys):
            yield pk, NamedPartner(*named)

    def unstored(self, row: Any) -> Sequence[NamedPartner] | None:
        """Return the partners of a preview, by one query; None for other pages."""
        rows = row.partners.all()
        if isinstance(rows, QuerySet):
            return None
        named = {entry.partner_id for entry in rows if entry.partner_id}
        keys = dict(Page.objects.filter(pk__in=named).values_list("pk", "translation_key"))
        return [
            NamedPartner(keys[entry.partner_id], getattr(entry, "role", ""))
            for entry in rows
            if entry.partner_id in keys
        ]


@prepared
def _named(rows: type[Model], *, pages: Iterable[int]) -> QuerySet[Any, tuple[Any, ...]]:
    # As a number: the key of a page is a row above it, which no stand-in can be compared with.
    key = ExpressionWrapper(F("page_id"), output_field=IntegerField())
    found = rows._default_manager.annotate(of=key).filter(of__in=pages, partner__isnull=False)
    role = [field.name for field in rows._meta.fields if field.name == "role"]
    return found.order_by("sort_order").values_list("of", "partner__translation_key", *role)
