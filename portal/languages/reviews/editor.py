"""Where staff come upon a translation that waits for approval: in the translation editor."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from portal.languages.publishing.own import translation_into
from portal.languages.publishing.pieces import progress_of

from .views import may_approve


def approve_address(translation: Any) -> str:
    """Return the address at which a translation is approved."""
    return reverse("languages_approve", args=[translation.pk])


def say_what_waits(request: HttpRequest, instance: Any) -> None:
    """Tell whoever opens a translation how many texts of a machine wait for a person."""
    if request.method != "GET" or (translation := translation_into(instance)) is None:
        return
    waiting = progress_of([translation])[translation.pk].machine_unreviewed
    if not waiting:
        return
    button = messages.button(approve_address(translation), _("Read and approve"))
    messages.warning(
        request,
        ngettext(
            "%(count)d text was translated by a machine. The page cannot go live until a person "
            "has approved it.",
            "%(count)d texts were translated by a machine. The page cannot go live until a person "
            "has approved them.",
            waiting,
        )
        % {"count": waiting},
        buttons=[button] if may_approve(request.user, instance) else [],
    )
