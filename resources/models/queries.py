"""The questions that lists of resources ask."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Lower

from portal.pages import NOT_ON_CARDS, BasePageQuerySet
from portal.speed.keys import Keys, one_of

MOST_LOOKED_AT = 1_000
"""Resources that share a subject with one, of which the closest are shown."""


class ResourceQuerySet(BasePageQuerySet):
    """Resources, asked for as lists show them."""

    def for_cards(self, *, with_editions: bool = True) -> "ResourceQuerySet":
        """Read with each resource what its card shows: two queries for any number of cards.

        One without the editions, for whoever asks `with_languages` for their languages.
        """
        cards = self.select_related("social_image").defer("authors", "body", *NOT_ON_CARDS)
        return cards.prefetch_related("editions") if with_editions else cards

    def newest_first(self) -> "ResourceQuerySet":
        """Order by the day of publication, the undated ones last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "title", "pk")

    def by_title(self) -> "ResourceQuerySet":
        """Order by title, as readers look things up."""
        return self.order_by(Lower("title"), "pk")

    def sharing_terms(self, terms: dict[str, Keys]) -> "ResourceQuerySet":
        """Return resources that have some of `terms`, those that have most of them first.

        `terms` gives for each field of terms the primary keys; empty ones are left out. What the
        first field with terms says decides who is looked at: of those who share it, the ones that
        were added last. So a million resources are no slower than a thousand.
        """
        shared = [(field, keys) for field, keys in terms.items() if keys]
        if not shared:
            return self.none()
        first, wanted = shared[0]
        close = _naming(self.model, first, wanted).order_by("-resourcepage")
        numbers = (
            _naming(self.model, field, keys)
            .filter(resourcepage=OuterRef("pk"))
            .order_by()
            .values("resourcepage")
            .annotate(number=Count("pk"))
            .values("number")
            for field, keys in shared
        )
        counted = (Coalesce(Subquery(number), 0) for number in numbers)
        return (
            self.filter(pk__in=close.values("resourcepage")[:MOST_LOOKED_AT])
            .annotate(terms_shared=sum(counted, start=Value(0, output_field=IntegerField())))
            .order_by("-terms_shared", F("published_on").desc(nulls_last=True), "pk")
        )

    def named_or_concerning(self, keys: Collection[UUID], key: UUID) -> "ResourceQuerySet":
        """Return the resources with one of the translation `keys`, and those that concern `key`."""
        # Three questions that an index answers each; as one with "or" all resources are read.
        asked = (
            Q(translation_key__in=keys),
            Q(concerns__target__translation_key=key),
            Q(publisher_page__translation_key=key),
        )
        named = [self.model._default_manager.filter(each).order_by().values("pk") for each in asked]
        return self.filter(pk__in=named[0].union(*named[1:], all=True))


def _naming(model: type[Model], field: str, terms: Keys) -> QuerySet[Any]:
    """Return the rows that say which resource names one of `terms` in a field."""
    through = getattr(model, field).through
    return through._default_manager.filter(one_of("term_id", terms))
