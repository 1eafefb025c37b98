"""Keeps terms that pages bear from being deleted, and shows the way to do it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from portal.taxonomy.bearers import Bearer, bearers
from portal.taxonomy.models import Term

from .access import address_of, may_merge


def bearers_of(terms: Sequence[Term]) -> dict[Term, list[Bearer]]:
    """Return the terms that pages bear, each with those pages; translations as their source."""
    found = {}
    for term in terms:
        versions = Term.objects.filter(translation_key=term.translation_key)
        source = versions.filter(locale__language_code=settings.LANGUAGE_CODE)
        pages = bearers(list(source.values_list("pk", flat=True)))
        if pages:
            found[term] = pages
    return found


def keep_used_terms(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """Refuse to delete terms, one or several, while a page or a draft names one of them."""
    terms = [instance for instance in instances if isinstance(instance, Term)]
    used = bearers_of(terms)
    if not used:
        return None
    number = len({entry.page.translation_key for pages in used.values() for entry in pages})
    words = ngettext(
        "%(number)d page names %(terms)s. Take the term out of it first, or merge the term into "
        "another.",
        "%(number)d pages name %(terms)s. Take the terms out of them first, or merge the terms "
        "into others.",
        number,
    ) % {"number": number, "terms": ", ".join(f"“{term}”" for term in used)}
    first = next(iter(used))
    buttons = []
    if may_merge(request.user) and first.is_in_source_language:
        buttons.append(messages.button(address_of("merge", first.pk), _("Merge")))
    messages.error(request, words, buttons=buttons)
    return redirect(address_of("pages", first.pk) if len(used) == 1 else address_of("list"))
