"""What an edition that shuts people out must have beside it: the same in a form for everybody.

The rule follows the Americans with Disabilities Act, title II (28 CFR 35.200): what a public body
puts on the web meets WCAG 2.1 AA, files too, unless an exception holds, such as one for what is
kept for the record. Another version that says the same meets it (WCAG 2.1, conforming alternate
version).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from resources.models.edition import Accessible

if TYPE_CHECKING:
    from resources.models import ResourceEdition, ResourcePage


def without_twin(page: ResourcePage, editions: Iterable[ResourceEdition]) -> list[ResourceEdition]:
    """Return the editions that shut people out, and say nowhere else what they say.

    A twin is the text of the page in the edition's language, or another edition in that language
    that everybody can read. What is kept for the record needs none. At most one query.
    """
    shut = [edition for edition in editions if edition.access == Accessible.NO]
    if page.archived or not shut:
        return []
    readable = {
        _spoken(edition.language) for edition in editions if edition.access == Accessible.YES
    }
    written = _languages_of_text(page)
    return [edition for edition in shut if _spoken(edition.language) not in readable | written]


def _languages_of_text(page: ResourcePage) -> set[str]:
    """Return the languages in which the page itself has a text."""
    found = {_spoken(page.locale.language_code)} if page.body else set()
    versions = type(page).objects.live().filter(translation_key=page.translation_key)
    others = versions.exclude(pk=page.pk).filter(alias_of=None).select_related("locale")
    return found | {_spoken(other.locale.language_code) for other in others if other.body}


def _spoken(code: str) -> str:
    """Return the language without its region: Mexican and other Spanish are one here."""
    return code.split("-")[0].lower()
