"""The questions that lists of resources ask."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q

from portal.pages import BasePageQuerySet

from .edition import ResourceEdition


class ResourceQuerySet(BasePageQuerySet):
    """Resources, asked for as lists show them."""

    def for_cards(self) -> "ResourceQuerySet":
        """Read with each resource what its card shows: three queries for any number of cards."""
        return self.select_related("social_image", "locale").prefetch_related(
            "social_image__renditions",
            Prefetch("editions", ResourceEdition.objects.select_related("document")),
            "categories",
        )

    def newest_first(self) -> "ResourceQuerySet":
        """Order by the day of publication, the undated ones last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "title", "pk")

    def by_title(self) -> "ResourceQuerySet":
        """Order by title, as readers look things up."""
        return self.order_by("title", "pk")

    def sharing_terms(
        self, subjects: Iterable[int], audiences: Iterable[int], categories: Iterable[int]
    ) -> "ResourceQuerySet":
        """Return the resources with some of these terms (primary keys), the most alike first."""
        shared = {
            field: Q(**{f"{field}__in": list(terms)})
            for field, terms in (
                ("subjects", subjects),
                ("audiences", audiences),
                ("categories", categories),
            )
        }
        alike = sum(
            (Count(field, filter=terms, distinct=True) for field, terms in shared.items()),
            start=Count("pk", distinct=True),
        )
        return (
            self.filter(shared["subjects"] | shared["audiences"] | shared["categories"])
            .annotate(terms_shared=alike)
            .order_by("-terms_shared", F("published_on").desc(nulls_last=True), "pk")
        )

    def concerning(self, key: UUID) -> "ResourceQuerySet":
        """Return the resources that name the page with this translation key, in any language."""
        return self.filter(
            Q(concerns__target__translation_key=key) | Q(publisher_page__translation_key=key)
        ).distinct()
