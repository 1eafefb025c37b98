"""The short facts at the head of a resource: who wrote and published it, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from .dates import published_text
from .references import authors_of

if TYPE_CHECKING:
    from .models import ResourcePage


def facts_of(page: ResourcePage, concerned: Sequence[Page]) -> list[dict[str, Any]]:
    """Return label, value and perhaps href of each fact; those without a value too.

    `concerned` are the pages that visitors may read, among them perhaps the publisher's profile.
    """
    authors = authors_of(page)
    named = "; ".join(author.spoken_name for author in authors)
    profile = next(
        (entry for entry in concerned if page.publisher_page_id and entry == concerned[0]), None
    )
    return [
        {"label": _("Written by"), "value": named if named != page.publisher else ""},
        {
            "label": _("Published by"),
            "value": page.publisher or (profile and profile.title),
            "href": profile and profile.url,
        },
        {
            "label": _("Published on"),
            "value": published_text(page.published_on, page.date_precision),
        },
    ]
