"""How programs' pages are asked for: by what they are, whatever language they are written in.

What points at a page may hold any of its language versions (wagtail-localize keeps the source's).
So pages are the same when their `translation_key` is the same, and readers get each page once: in
their language where it is published, else in the language that it has.
"""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from wagtail.models import Locale, Page

from portal.pages import BasePageQuerySet


class ProgramsQuerySet(BasePageQuerySet):
    """Pages of programs. Every public question starts with `for_visitors()`."""

    def in_reader_language(self, locale: Locale) -> Self:
        """Return each page of this query once: in `locale`, else the source language, else any.

        Call it last but for ordering, since it chooses among the pages asked for so far. An alias
        in another language's tree is no version: its text is not in that language.
        """
        written = self.filter(Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")))
        nearness = Case(
            When(locale=locale, then=Value(0)),
            When(locale__language_code=settings.LANGUAGE_CODE, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        # All versions are ranked at once: asked for each page, they would be filtered for each.
        rank = Window(RowNumber(), partition_by=F("translation_key"), order_by=(nearness, F("pk")))
        nearest = written.order_by().annotate(version_rank=rank).filter(version_rank=1)
        return written.filter(pk__in=nearest.values("pk"))

    def below(self, page: Page) -> Self:
        """Return the pages of this type beneath any language version of `page`."""
        return self.beneath(page.translation_key, page.depth)

    def beneath(self, key: UUID, depth: int) -> Self:
        """Return the pages of this type beneath any page with a translation key, at its depth."""
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        versions = Page.objects.filter(translation_key=key)
        above = versions.annotate(asked_path=path).filter(asked_path__startswith=F("path"))
        return self.filter(Exists(above), depth__gt=depth)

    def versions_of(self, pk: int | None) -> Self:
        """Return every language version of the page with this primary key; none for None."""
        key = Page.objects.filter(pk=pk).values("translation_key")
        return self.filter(translation_key__in=key)

    def same_as(self, keys: Iterable[UUID]) -> Self:
        """Return every language version of the pages with these translation keys."""
        return self.filter(translation_key__in=list(keys))
