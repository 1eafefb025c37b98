"""Questions that only the library asks."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.library.languages import edition_languages
from portal.listings import ChoiceFilter
from portal.pages import BasePageQuerySet


class EditionLanguageFilter(ChoiceFilter):
    """Asks for a language in which a resource can be had."""

    def __init__(self) -> None:
        """The parameter in the address is `language`."""
        super().__init__("language", _("Language"), "editions__language", edition_languages())

    def giving(self, pages: BasePageQuerySet, stored: Sequence[Any]) -> BasePageQuerySet:
        """Return the pages with an edition in one of these languages, each page once."""
        chosen = pages.model.objects.filter(editions__language__in=stored)
        return pages.filter(pk__in=chosen.values("pk"))
