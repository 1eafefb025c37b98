"""What can be done with one term, from its row in the list and from its form."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail_localize.models import TranslationSource

from portal.taxonomy.models import Term

from .access import address_of, may_merge


def own_buttons(user: Any, term: Term) -> list[Button]:
    """Return the way to the pages of a term and, where one may merge it, to merging."""
    buttons = [
        Button(
            _("Pages with this term"),
            url=address_of("pages", term.pk),
            icon_name="doc-empty",
            priority=40,
        )
    ]
    if term.is_in_source_language and may_merge(user):
        buttons.append(
            Button(
                _("Merge into another term"),
                url=address_of("merge", term.pk),
                icon_name="resubmit",
                priority=45,
            )
        )
    return buttons


def note_sources(terms: Iterable[Term]) -> None:
    """Write on each term from which source it is translated, for `translation_buttons`: one query.

    wagtail-localize asks three times for every row of a list.
    """
    listed = list(terms)
    sources = TranslationSource.objects.filter(
        object__in=[term.translation_key for term in listed], translations__enabled=True
    )
    by_key = dict(sources.values_list("object", "pk"))
    for term in listed:
        term.translated_from = by_key.get(term.translation_key)


def translation_buttons(user: Any, term: Any, back: str) -> list[Button]:
    """Return the buttons of wagtail-localize for a term of the list, with its own words."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return []
    buttons = []
    if term.missing:
        submit = reverse(
            "wagtail_localize:submit_snippet_translation", args=["taxonomy", "term", term.pk]
        )
        buttons.append(
            Button(_("Translate"), url=submit, icon_name="wagtail-localize-language", priority=100)
        )
    if term.translated_from and term.is_in_source_language:
        update = reverse("wagtail_localize:update_translations", args=[term.translated_from])
        buttons.append(
            Button(
                _("Sync translated snippets"),
                url=f"{update}?{urlencode({'next': back})}",
                icon_name="resubmit",
                priority=106,
            )
        )
    return buttons
