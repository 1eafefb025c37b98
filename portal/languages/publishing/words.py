"""How staff are told that something could not go live."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Locale
from wagtail_localize.models import get_edit_url

from .party import party_of
from .reasons import HeldBackError


def edit_address(held: DraftStateMixin) -> str:
    """Return the address of the editor of a page or snippet."""
    return get_edit_url(held) or reverse("wagtailadmin_home")


def sentences(reasons: Iterable[str]) -> SafeString:
    """Write reasons as a list."""
    return format_html(
        '<ul class="errorlist">{}</ul>',
        format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons)),
    )


def say_held(request: HttpRequest, held: HeldBackError) -> None:
    """Tell the member of staff what was not published and why; the draft is kept."""
    title = str(held.held) if held.held else ""
    words = format_html(
        "{}{}",
        _("“%(title)s” is saved, but it cannot go live yet.") % {"title": title},
        sentences(held.reasons),
    )
    messages.error(request, words, buttons=_ways_on(held.held) if held.held else [])


def _ways_on(held: DraftStateMixin) -> list[Any]:
    """Return buttons that lead to the page, and to the languages that it goes live with."""
    ways = [messages.button(edit_address(held), _("Edit"))]
    if party := party_of(held):
        for code, version in party.versions.items():
            language = Locale.objects.get_for_language(code).get_display_name()
            if version is None:
                address = reverse(
                    "wagtail_localize:submit_page_translation", args=[party.source.pk]
                )
                label = _("Translate into %(language)s") % {"language": language}
                ways.append(messages.button(f"{address}?select_locale={code}", label))
            elif version.pk != held.pk:
                ways.append(messages.button(edit_address(version), language))
    return ways
