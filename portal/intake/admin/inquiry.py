"""One inquiry: its thread, its duplicates, what staff do next."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.generic import EditView, HistoryView

from portal.intake.defence.signs import read_signs
from portal.intake.duplicates import possible_duplicates
from portal.intake.handling import add_note, assign, change_status, close, may_be_answered
from portal.intake.models import AccessEntry, ClosingReason, Inquiry, Look, Status
from portal.intake.privacy.admin.permissions import looks_at

from .columns import due, is_late
from .handling_form import CLOSING, HandlingForm
from .thread import thread


class InquiryView(EditView):
    """Reading needs the permission to view, everything else the permission to change."""

    model = Inquiry
    form_class = HandlingForm
    permission_required = None
    any_permission_required = ["view", "change"]
    template_name = "intake/admin/inquiry.html"
    success_message = _("Inquiry %(object)s saved.")
    error_message = _("The inquiry could not be saved.")

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Show it, and note who opened it."""
        response = super().get(request, *args, **options)
        AccessEntry.objects.note(request.user, Look.OPENED, inquiry=self.object)
        return response

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Save what was done."""
        if not self.can_change:
            raise PermissionDenied
        return super().post(request, *args, **options)

    def get_queryset(self) -> Any:
        """Return the inquiries that the user may read: others are not found."""
        return Inquiry.objects.readable_by(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who fills it in."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what a link of a possible duplicate chose; nothing is saved by it."""
        other = self.request.GET.get("duplicate_of", "")
        if self.request.method != "GET" or not other:
            return super().get_initial()
        return {
            "status": Status.CLOSED,
            "closing_reason": ClosingReason.DUPLICATE,
            "duplicate_of": other,
        }

    @cached_property
    def can_change(self) -> bool:
        """Whether the reader may handle inquiries."""
        return self.user_has_permission("change")

    @cached_property
    def can_delete(self) -> bool:
        """Nobody deletes an inquiry by hand."""
        return False

    def save_instance(self) -> Inquiry:
        """Do and log each act by itself, from the state that is in the database."""
        form = self.form
        inquiry = Inquiry.objects.held().get(pk=form.instance.pk)
        if form.closes:
            close(inquiry, self.request.user, *form.reason)
        elif "status" in form.changed_data:
            change_status(inquiry, form.cleaned_data["status"], self.request.user)
        if "assignee" in form.changed_data:
            assign(inquiry, form.cleaned_data["assignee"], self.request.user)
        if note := form.cleaned_data["note"].strip():
            add_note(inquiry, note, self.request.user)
        return inquiry

    def get_success_url(self) -> str:
        """Stay on the inquiry."""
        return self.get_edit_url()

    def get_success_buttons(self) -> list[Any]:
        """No button leads away from where one already is."""
        return []

    def get_side_panels(self) -> Any:
        """The page itself shows the history."""
        return MediaContainer([])

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add everything that the page shows beside the form."""
        inquiry = self.object
        return super().get_context_data(
            **context,
            inquiry=inquiry,
            can_change=self.can_change,
            can_reply=self.can_change and may_be_answered(inquiry),
            closing_fields=CLOSING,
            due=due(inquiry),
            late=is_late(inquiry),
            suspicions=[sign.text for sign in read_signs(inquiry.suspicions)],
            thread=thread(inquiry),
            duplicates=possible_duplicates(inquiry, self.request.user),
            looks=looks_at(inquiry, self.request.user),
        )


class InquiryHistoryView(HistoryView):
    """What staff did with one inquiry, for those who may read it."""

    any_permission_required = ["view", "change"]

    def get_base_object_queryset(self) -> Any:
        """Return the inquiries that the user may read: others are not found."""
        return Inquiry.objects.readable_by(self.request.user)
