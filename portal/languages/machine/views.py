"""“Translate with …” in the translation editor, with words about what came of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import apply_machine_translation

from .troubles import remarks_collected


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let a machine translate what is left of a page; keep what it did when something fails.

    Raises Http404 where there is no such translation or no machine, PermissionDenied for staff who
    may not edit the page.
    """
    machine = get_machine_translator()
    if machine is None:
        raise Http404
    translation = get_object_or_404(Translation.objects.select_related("source"), pk=translation_id)
    made = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale=translation.target_locale,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    before = made.count()
    with remarks_collected() as remarks:
        apply_machine_translation(translation.pk, request.user, machine)
    say(request, made.count() - before, remarks, str(machine.display_name))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def say(request: HttpRequest, number: int, remarks: list[str], service: str) -> None:
    """Tell staff how many texts a service translated, and what went wrong."""
    if number:
        messages.success(
            request,
            ngettext(
                "%(service)s has translated %(count)d text. The page cannot go live until a "
                "person has approved it.",
                "%(service)s has translated %(count)d texts. The page cannot go live until a "
                "person has approved them.",
                number,
            )
            % {"service": service, "count": number},
        )
    elif not remarks:
        messages.warning(request, _("There is nothing left to translate."))
    for words in remarks:
        messages.error(request, words)
