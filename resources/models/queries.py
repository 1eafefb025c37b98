"""The questions that lists of resources ask."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, Q
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

    def concerning(self, key: UUID) -> "ResourceQuerySet":
        """Return the resources that name the page with this translation key, in any language."""
        return self.named_or_concerning([], key)

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
