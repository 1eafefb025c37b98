"""Why something cannot go live yet, in words for staff."""

from collections.abc import Sequence

from wagtail.models import DraftStateMixin

from .own import reasons_of, translation_into
from .party import party_of, reasons_of_party


class HeldBackError(Exception):
    """Something cannot go live yet. `reasons` says why, in words; `held` is the page or snippet."""

    def __init__(self, reasons: Sequence[str], held: DraftStateMixin | None = None) -> None:
        self.reasons = list(reasons)
        self.held = held
        super().__init__(" ".join(self.reasons))


def reasons_to_hold(page: DraftStateMixin) -> list[str]:
    """Return why a page or snippet of ours cannot go live yet; nothing if it can.

    `page` is what would go live: for a draft, the object of its revision. An alias shows the text
    of another page and is never asked.
    """
    if party := party_of(page):
        return reasons_of_party(party)
    translation = translation_into(page)
    return reasons_of(translation) if translation else []
