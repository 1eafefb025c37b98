"""Lists that fill themselves: each app says what it can list, any page may show it.

The ground knows no page types, so an app registers its lists from its AppConfig.ready():

    register_list("stories", _("Latest stories"), newest_stories)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Locale

from portal.pages import BasePage

Source = Callable[[Locale, int], Sequence[BasePage]]


@dataclass(frozen=True)
class FilledList:
    """A list with the name that staff choose it by."""

    name: str
    label: str | Promise
    source: Source


_lists: dict[str, FilledList] = {}


def register_list(name: str, label: str | Promise, source: Source) -> None:
    """Offer a list to editors.

    `name` is stored in pages and never changes. `source` takes a locale and a number, and
    returns at most so many pages that every visitor may read, in that language.
    """
    _lists[name] = FilledList(name, label, source)


def list_choices() -> list[tuple[str, str | Promise]]:
    """Return the registered lists as choices of a form field."""
    return [(entry.name, entry.label) for entry in _lists.values()]


def fill_list(name: str, locale: Locale, number: int) -> Sequence[BasePage]:
    """Return the pages of a list; none when no app offers it any more."""
    entry = _lists.get(name)
    return entry.source(locale, number) if entry else []
