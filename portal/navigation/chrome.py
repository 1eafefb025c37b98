"""Menu, footer and alert banner of one request, in the reader's language."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, get_supported_language_variant
from wagtail.models import Site

from portal.languages.locales import locale_code
from portal.speed.prepared import prepared

from .links import Link, LinkTargets, RawLink
from .models import AlertBanner, Footer, MainMenu
from .models.base import NavigationSnippet

NOT_SHOWN = (
    "expire_at",
    "expired",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "live_revision",
    "name",
)
"""Fields of a piece that no visitor sees; each page reads up to six pieces."""


def chrome_of(request: HttpRequest) -> "Chrome":
    """Return the chrome of a request; asked twice, it is made once."""
    language = get_supported_language_variant(get_language() or settings.LANGUAGE_CODE)
    known: Chrome | None = getattr(request, "_portal_chrome", None)
    if known is None or known.language != language:
        known = request._portal_chrome = Chrome(request, language)  # type: ignore[attr-defined]  # our note
    return known


class Chrome:
    """The published pieces of the navigation, each in the reader's language or else the source's.

    A piece in another language than the reader's says so in `lang`.
    """

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.request = request
        self.language = language
        self.languages = [language, settings.LANGUAGE_CODE]
        self.site = Site.find_for_request(request)

    @property
    def main_menu(self) -> list[Link]:
        """The entries of the main menu."""
        if not self._menu:
            return []
        language = locale_code(self._menu.locale_id)
        items = []
        for raw in _values(self._menu.items):
            link = self._targets.link(raw["link"], language)
            if link:
                link.children.extend(self._targets.links(_entries(raw, "children"), language))
                items.append(link)
        return items

    @property
    def footer(self) -> dict[str, Any] | None:
        """The footer's texts and columns; None when there is no footer."""
        if not self._footer:
            return None
        language = locale_code(self._footer.locale_id)
        columns = [
            {
                "title": raw["title"],
                "links": self._targets.links(_entries(raw, "links"), language),
            }
            for raw in _values(self._footer.columns)
        ]
        return {
            "about": self._footer.about,
            "columns": [column for column in columns if column["links"]],
            "small_print": self._footer.small_print,
            "lang": self._foreign(self._footer),
        }

    @property
    def alert(self) -> dict[str, Any] | None:
        """The newest alert that is in force; None when there is none."""
        if not self._alert:
            return None
        links = self._targets.links(_values(self._alert.link), locale_code(self._alert.locale_id))
        return {
            "tone": self._alert.tone,
            "tone_label": self._alert.get_tone_display(),
            "title": self._alert.title,
            "text": self._alert.text,
            "link": links[0] if links else None,
            "lang": self._foreign(self._alert),
        }

    @cached_property
    def _menu(self) -> MainMenu | None:
        return self._draft(MainMenu) or self._in_reader_language(
            _picked(MainMenu, "main_menu", self.site, tuple(self.languages))
        )

    @cached_property
    def _footer(self) -> Footer | None:
        return self._draft(Footer) or self._in_reader_language(
            _picked(Footer, "footer", self.site, tuple(self.languages))
        )

    @cached_property
    def _alert(self) -> AlertBanner | None:
        if draft := self._draft(AlertBanner):
            return draft
        today = timezone.localdate()
        known = _alerts(tuple(self.languages), today=today)
        rows = [row for row in known if row.is_in_force(today)]
        # Unpublishing a banner leaves its translations published; they must not outlive it.
        withdrawn = {
            row.translation_key
            for row in rows
            if not row.live and locale_code(row.locale_id) == settings.LANGUAGE_CODE
        }
        return self._in_reader_language(
            [row for row in rows if row.live and row.translation_key not in withdrawn]
        )

    @property
    def page_ids(self) -> set[int]:
        """The primary keys of the pages that are linked, as they were chosen."""
        return {raw["page"] for raw in self._raw_links() if raw.get("page")}

    @cached_property
    def _targets(self) -> LinkTargets:
        return LinkTargets(self._raw_links(), self.language, self.request)

    def _raw_links(self) -> Iterator[RawLink]:
        if self._menu:
            for raw in _values(self._menu.items):
                yield raw["link"]
                yield from _entries(raw, "children")
        if self._footer:
            for raw in _values(self._footer.columns):
                yield from _entries(raw, "links")
        if self._alert:
            yield from _values(self._alert.link)

    def _draft(self, model: type[NavigationSnippet]) -> Any:
        draft = getattr(self.request, "navigation_draft", None)
        return draft if isinstance(draft, model) else None

    def _in_reader_language(self, rows: list[Any]) -> Any:
        """Return the first row's version in the reader's language, or else that row itself."""
        if not rows:
            return None
        versions = [row for row in rows if row.translation_key == rows[0].translation_key]
        return next(
            (row for row in versions if locale_code(row.locale_id) == self.language), versions[0]
        )

    def _foreign(self, snippet: NavigationSnippet) -> str:
        code = locale_code(snippet.locale_id)
        return "" if code == self.language else code


@prepared
def _picked(
    model: type[NavigationSnippet], setting: str, site: Site | None, languages: tuple[str, ...]
) -> QuerySet[Any]:
    asked = model.objects.published().picked_for(site, setting).in_languages(list(languages))
    return asked.defer(*NOT_SHOWN)


@prepared
def _alerts(languages: tuple[str, ...], *, today: datetime.date) -> QuerySet[AlertBanner]:
    return AlertBanner.objects.not_over(today).in_languages(list(languages)).defer(*NOT_SHOWN)


# The stored form of a stream is read as it is: asking the blocks for their values would fetch
# every page on its own.


def _values(stream: Any) -> list[Any]:
    return [block["value"] for block in stream.get_prep_value()] if stream else []


def _entries(raw: dict[str, Any], name: str) -> list[RawLink]:
    entries = raw.get(name) or []
    return [entry["value"] if entry.get("type") == "item" else entry for entry in entries]
