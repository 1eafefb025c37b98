"""One button, afterwards: everybody who registered learns where the recording is. Once."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.log_actions import log

from programs.webinars.recordings import not_told, tell_of_recording

from .may import webinar_for


class RecordingView(View):
    """Asks for confirmation; writes on POST to those who were not written to."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Say what is sent and to how many."""
        webinar = webinar_for(request.user, page_id, to_handle=True)
        context = {
            "webinar": webinar,
            "number": not_told(webinar).count(),
            "is_ready": webinar.live and webinar.is_past and webinar.has_recording,
            "page_title": _("Send the recording: %(title)s") % {"title": webinar.title},
        }
        return render(request, "programs/admin/recording.html", context)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponseRedirect:
        """Write to them."""
        webinar = webinar_for(request.user, page_id, to_handle=True)
        if not (webinar.live and webinar.is_past and webinar.has_recording):
            messages.error(request, _("There is nothing published yet that could be sent."))
            return redirect("webinar_recording", webinar.pk)
        with transaction.atomic():
            number = tell_of_recording(webinar)
            log(webinar, "programs.recording", user=request.user, data={"number": number})
        words = ngettext(
            "%(number)d person is written to.", "%(number)d people are written to.", number
        )
        messages.success(request, words % {"number": number})
        return redirect("webinar_registrations", webinar.pk)
