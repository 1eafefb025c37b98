"""How staff are told that something could not go live."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import DraftStateMixin
from wagtail_localize.models import get_edit_url

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
    buttons = [messages.button(edit_address(held.held), _("Edit"))] if held.held else []
    messages.error(request, words, buttons=buttons)
