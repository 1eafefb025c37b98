"""What is offered as one types, with where it leads. Never personal."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Locale

from portal.catalogue import suggest

LONGEST = 60
"""Characters that are looked at: whoever has typed more knows what to ask."""


@dataclass(frozen=True)
class Suggested:
    """One suggestion: its words, where it leads, and what it is where that is no page."""

    text: str
    href: str
    kind: str


def suggestions(typed: str, locale: Locale) -> list[Suggested]:
    """Return what begins like `typed`, in the reader's language, the best first: eight at most.

    A page leads to itself, a word of the vocabulary to what is found by it.
    """
    return [
        Suggested(found.text, found.href, "")
        if found.href
        else Suggested(
            found.text, f"{reverse('search')}?{urlencode({'q': found.question})}", _("Subject")
        )
        for found in suggest(typed[:LONGEST], locale)
    ]
