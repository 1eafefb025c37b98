"""One inquiry: what was sent, its mail, what staff did, and what they do next."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import EditView
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import registry as log_registry
from wagtail.permissions import policy_registry

from portal.intake.defence.signs import Suspicion
from portal.intake.handling import add_note, assign, change_status, send_again
from portal.intake.models import Inquiry, OutboxMessage, Status

from .listing import people_who_answer


class ColleagueField(forms.ModelChoiceField):
    """One of those who may handle inquiries, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name as the admin shows it."""
        return get_user_display_name(obj)


class HandlingForm(forms.ModelForm):
    """What staff can change about an inquiry: never what was sent."""

    assignee = ColleagueField(
        label=_("Assigned to"),
        help_text=_("Who answers it."),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )
    note = forms.CharField(
        label=_("Add a note"),
        required=False,
        max_length=5000,
        widget=AdminAutoHeightTextInput,
        help_text=_("For your colleagues. The sender does not see it."),
    )

    class Meta:
        model = Inquiry
        fields = ["status", "assignee"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assignee = self.fields["assignee"]
        if isinstance(assignee, ColleagueField):
            assignee.queryset = people_who_answer()
        if self.instance.is_quarantined:
            self.fields["status"].help_text = _(
                "Any other status means that it is no spam: its mail is then sent."
            )


class InquiryView(EditView):
    """Reading needs the permission to view, everything else the permission to change."""

    model = Inquiry
    form_class = HandlingForm
    permission_required = None
    any_permission_required = ["view", "change"]
    template_name = "intake/admin/inquiry.html"
    success_message = _("Inquiry %(object)s saved.")
    error_message = _("The inquiry could not be saved.")

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Save what was done."""
        if not self.can_change:
            raise PermissionDenied
        return super().post(request, *args, **options)

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
        inquiry = Inquiry.objects.select_for_update().get(pk=form.instance.pk)
        if "status" in form.changed_data:
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
            suspicions=[Suspicion(value).label for value in inquiry.suspicions],
            mail=inquiry.mail.all(),
            notes=inquiry.notes.select_related("author"),
            history=log_registry.get_logs_for_instance(inquiry).select_related("user"),
            is_new=inquiry.status == Status.NEW,
        )


class SendAgainView(View):
    """Sends one message again, on POST."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Have the worker send it at once and go back to the inquiry."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        message = get_object_or_404(OutboxMessage.objects.select_related("inquiry"), pk=pk)
        send_again(message, request.user)
        messages.success(request, _("The message will be sent again now."))
        return redirect(reverse("inquiries:edit", args=[message.inquiry_id]))
