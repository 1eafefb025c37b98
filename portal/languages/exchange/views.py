"""“Upload PO file” in the translation editor, with words about what came of it."""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from portal.languages.publishing.own import quoted_texts

from .reading import Reading, RefusedFileError, as_file, parse, read

TOOL = "PO File"
"""How wagtail-localize calls the origin of such texts."""


@require_POST
def upload_po_file(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over the texts of a PO file that fit the page; say which do not, and why.

    Raises Http404 where there is no such translation, PermissionDenied for staff who may not edit
    the page.
    """
    translation = get_object_or_404(Translation.objects.select_related("source"), pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    answer = redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
    try:
        file = request.FILES.get("file")
        if not isinstance(file, UploadedFile):
            raise RefusedFileError(_("Please choose a file first."))
        reading = read(parse(file), translation)
    except RefusedFileError as refused:
        messages.error(request, _("Nothing was taken over. %(why)s") % {"why": refused})
        return answer
    with transaction.atomic():
        translation.import_po(as_file(reading.good, translation), user=request.user, tool_name=TOOL)
    say(request, reading)
    return answer


def say(request: HttpRequest, reading: Reading) -> None:
    """Tell staff what was taken over and what was not."""
    if number := len(reading.good):
        messages.success(
            request,
            ngettext(
                "%(count)d text was taken over from the file.",
                "%(count)d texts were taken over from the file.",
                number,
            )
            % {"count": number},
        )
    for entries, words in (
        (
            reading.damaged,
            _(
                "Not taken over, because a link, a mark or a placeholder is missing or new: "
                "%(texts)s"
            ),
        ),
        (
            reading.guessed,
            _("Not taken over, because the file marks them as guesses (“fuzzy”): %(texts)s"),
        ),
        (
            reading.gone,
            _("Not taken over, because the page has changed since the file was made: %(texts)s"),
        ),
    ):
        if entries:
            texts = quoted_texts([entry.msgid for entry in entries])
            messages.warning(request, words % {"texts": texts})
    if number := len(reading.empty):
        messages.info(
            request,
            ngettext(
                "%(count)d text of the file has no translation.",
                "%(count)d texts of the file have no translation.",
                number,
            )
            % {"count": number},
        )
