"""The questions that lists of resources ask."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, F, IntegerField, Q, Value
from django.db.models.functions import Lower

from portal.pages import BasePageQuerySet


class ResourceQuerySet(BasePageQuerySet):
    """Resources, asked for as lists show them."""

    def for_cards(self) -> "ResourceQuerySet":
        """Read with each resource what its card shows: two queries for any number of cards."""
        return self.select_related("social_image").prefetch_related("editions")

    def newest_first(self) -> "ResourceQuerySet":
        """Order by the day of publication, the undated ones last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "title", "pk")

    def by_title(self) -> "ResourceQuerySet":
        """Order by title, as readers look things up."""
        return self.order_by(Lower("title"), "pk")

    def sharing_terms(self, terms: dict[str, Collection[int]]) -> "ResourceQuerySet":
        """Return the resources that have some of `terms`, those that have most of them first.

        `terms` gives for each field of terms the primary keys; empty ones are left out.
        """
        shared = [(field, Q(**{f"{field}__in": keys})) for field, keys in terms.items() if keys]
        if not shared:
            return self.none()
        number = sum(
            (Count(field, filter=asked, distinct=True) for field, asked in shared),
            start=Value(0, output_field=IntegerField()),
        )
        return (
            self.filter(reduce(or_, (asked for _field, asked in shared)))
            .annotate(terms_shared=number)
            .order_by("-terms_shared", F("published_on").desc(nulls_last=True), "pk")
        )

    def concerning(self, key: UUID) -> "ResourceQuerySet":
        """Return the resources that name the page with this translation key, in any language."""
        return self.named_or_concerning([], key)

    def named_or_concerning(self, keys: Collection[UUID], key: UUID) -> "ResourceQuerySet":
        """Return the resources with one of the translation `keys`, and those that concern `key`."""
        return self.filter(
            Q(translation_key__in=keys)
            | Q(concerns__target__translation_key=key)
            | Q(publisher_page__translation_key=key)
        ).distinct()
