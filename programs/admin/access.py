"""What people need to take part in one webinar, who arranges it, and what has become of it."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.log_actions import log

from portal.intake.models import AccessEntry, Look
from programs.models import AccessRequest, RequestState, WebinarPage

from .may import HANDLING, people_of, webinar_for


class StateForm(forms.ModelForm):
    """What has become of one request."""

    class Meta:
        model = AccessRequest
        fields = ["state"]


StateFormSet = forms.modelformset_factory(AccessRequest, form=StateForm, extra=0)


class AccessRequestsView(View):
    """Shows the requests for one webinar; saves what has become of them."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Show them all."""
        webinar = webinar_for(request.user, page_id)
        return self._show(webinar, StateFormSet(queryset=self._requests(webinar)))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse | HttpResponseRedirect:
        """Save the states that were changed."""
        webinar = webinar_for(request.user, page_id, to_handle=True)
        forms_sent = StateFormSet(request.POST, queryset=self._requests(webinar))
        if not forms_sent.is_valid():
            return self._show(webinar, forms_sent)
        with transaction.atomic():
            for changed in forms_sent.save(commit=False):
                changed.settled_by_id = (
                    None if changed.state == RequestState.ASKED else request.user.pk
                )
                changed.save(update_fields=["state", "settled_by"])
                data = {"state": changed.state, "service": changed.service}
                log(webinar, "programs.access", user=request.user, data=data)
        messages.success(request, _("Saved."))
        return redirect("webinar_access", webinar.pk)

    def _requests(self, webinar: WebinarPage) -> Any:
        people = people_of(webinar, self.request.user)
        asked = AccessRequest.objects.of_webinar(webinar.translation_key)
        return asked.filter(registration__in=people).select_related("settled_by")

    def _show(self, webinar: WebinarPage, formset: Any) -> HttpResponse:
        context = {
            "webinar": webinar,
            "formset": formset,
            "owner": webinar.access_owner or webinar.owner,
            "can_handle": self.request.user.has_perm(HANDLING),
            "page_title": _("Access services: %(title)s") % {"title": webinar.title},
        }
        response = render(self.request, "programs/admin/access.html", context)
        AccessEntry.objects.note(self.request.user, Look.LISTED, number=len(formset.forms))
        return response
