"""Finished translations go to an editor: the way out for those who do not publish.

The translation editor of wagtail-localize offers “Publish” or nothing. Here a translator hands a
page over, and it goes through the same approval as what contributors write.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.languages.publishing.pieces import progress_of

from .standing import may_translate_into


@dataclass(frozen=True)
class HandOver:
    """What a translator can do with a page besides filling in words.

    `missing` is the number of texts without a translation. `waits` says that an editor has the
    page.
    """

    translation: Translation
    missing: int
    waits: bool


def hand_over_of(user: Any, translation: Translation, page: Any) -> HandOver | None:
    """Return how a page stands, or None where there is nobody to hand it over to.

    So it is for snippets, which have no approval, and for those who publish by themselves.
    """
    if not isinstance(page, Page) or page.permissions_for_user(user).can_publish():
        return None
    if not page.has_workflow:
        return None
    progress = progress_of([translation])[translation.pk]
    return HandOver(
        translation=translation,
        missing=progress.total - progress.translated,
        waits=page.workflow_in_progress,
    )


@require_POST
def hand_over(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Make a draft of what is translated and ask an editor to publish it.

    Raises Http404 for a translation that there is not.
    """
    found = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(found, pk=translation_id, enabled=True)
    page = translation.get_target_instance()
    if (
        not may_translate_into(request.user, translation.target_locale)
        or not isinstance(page, Page)
        or not page.permissions_for_user(request.user).can_edit()
    ):
        return permission_denied(request)
    state = hand_over_of(request.user, translation, page)
    if state is None or state.waits:
        messages.warning(request, _("There is nothing to hand over."))
    elif state.missing:
        messages.error(
            request,
            ngettext(
                "%(count)d text is still missing. Translate it first, then hand the page over.",
                "%(count)d texts are still missing. Translate them first, then hand the page over.",
                state.missing,
            )
            % {"count": state.missing},
        )
    else:
        translation.save_target(user=request.user, publish=False)
        draft = translation.get_target_instance()
        draft.get_workflow().start(draft, request.user)
        messages.success(
            request, _("“%(title)s” is with the editors now.") % {"title": draft.draft_title}
        )
    return redirect("wagtailadmin_pages:edit", page.pk)
