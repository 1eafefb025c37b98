"""The filter by kind of page."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.text import capfirst
from wagtail.models import Page, get_page_models

from portal.listings.filters import Filter, Option
from portal.pages import BasePageQuerySet


def kind_of(page: Page) -> str:
    """Return what a page is, in the reader's language, such as "Story"."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


class KindFilter(Filter):
    """Asks for the kind of page: stories, resources, webinars."""

    def __init__(self, name: str, label: str | Promise) -> None:
        """Offer the page types of all apps."""
        super().__init__(name, label)
        self.types = {
            model.__name__.removesuffix("Page").lower(): ContentType.objects.get_for_model(model)
            for model in get_page_models()
        }

    def _label(self, value: str) -> str:
        model = self.types[value].model_class()
        return capfirst(str(model._meta.verbose_name_plural)) if model else value

    def narrow(self, pages: BasePageQuerySet, values: Sequence[str]) -> BasePageQuerySet:
        """Return the pages of the kinds `values`; an unknown kind finds nothing."""
        known = [self.types[value].pk for value in values if value in self.types]
        return pages.filter(content_type_id__in=known)

    def unfound(self, values: Sequence[str]) -> list[Option]:
        """Return the kinds of which no page was found."""
        return [Option(value, self._label(value), 0) for value in values if value in self.types]

    def options(self, pages: BasePageQuerySet) -> list[Option]:
        """Return the kinds that were found, the most frequent first."""
        rows = pages.order_by().values_list("content_type_id").annotate(number=Count("pk"))
        counts = dict(rows)
        options = [
            Option(value, self._label(value), counts[kind.pk])
            for value, kind in self.types.items()
            if kind.pk in counts
        ]
        return sorted(options, key=lambda option: (-option.count, option.label))
