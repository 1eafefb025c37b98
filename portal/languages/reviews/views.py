"""Reading what a machine translated, and answering for it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from portal.languages.names import language_name
from portal.languages.publishing.pieces import Piece, pieces_of
from portal.languages.publishing.words import edit_address
from portal.languages.translators import may_translate_into

from .approved import approve, name_of


def may_approve(user: Any, instance: Any) -> bool:
    """Tell whether a member of staff may approve a machine's translation of a page or snippet."""
    return bool(
        user.has_perm("languages.add_approval")
        and may_translate_into(user, instance.locale)
        and user_can_edit_instance(user, instance)
    )


def machine_pieces(translation: Translation) -> list[Piece]:
    """Return the pieces of a translation that a machine made, approved or not."""
    pieces = pieces_of([translation])[translation.pk]
    return [piece for piece in pieces if piece.is_machine and not piece.is_missing]


@require_http_methods(["GET", "POST"])
def approve_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show what a machine translated beside its source; a POST approves what was shown.

    Raises Http404 where there is no such translation, PermissionDenied for staff who may not
    approve it.
    """
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "target_locale"), pk=translation_id
    )
    instance = translation.get_target_instance()
    if not may_approve(request.user, instance):
        raise PermissionDenied
    pieces = machine_pieces(translation)
    waiting = [piece for piece in pieces if piece.is_unreviewed]
    if request.method == "POST":
        return _approve(request, translation, instance, waiting)
    if not waiting:
        messages.info(request, _("There is nothing to approve: no text waits for a person."))
        return redirect(edit_address(instance))
    source, target = translation.source.locale, translation.target_locale
    return TemplateResponse(
        request,
        "languages/admin/approve.html",
        {
            "page_title": _("Approve a machine translation"),
            "page_subtitle": str(instance),
            "header_icon": "check",
            "pieces": waiting,
            "digests": [piece.digest for piece in waiting],
            "edit_address": edit_address(instance),
            "source": language_name(source.language_code),
            "source_name": source.get_display_name(),
            "target": language_name(target.language_code),
            "target_name": target.get_display_name(),
            "name": name_of(request.user) if settings.REVIEWERS_NAMED else "",
        },
    )


def _approve(
    request: HttpRequest, translation: Translation, instance: Any, waiting: list[Piece]
) -> HttpResponse:
    read = set(request.POST.getlist("digest"))
    if not waiting or any(piece.digest not in read for piece in waiting):
        messages.error(
            request,
            _(
                "The translation has changed while you read it. Please read what is new, then "
                "approve."
            ),
        )
        return redirect(request.path)
    approve(translation, [piece.digest for piece in waiting], request.user)
    messages.success(
        request,
        _("You have approved the translation of “%(title)s”. It can be published now.")
        % {"title": str(instance)},
        buttons=[messages.button(edit_address(instance), _("Edit"))],
    )
    return redirect(edit_address(instance))
