"""Mail that did not go out: a panel on the dashboard, and a list of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.permissions import policy_registry

from portal.intake.models import Inquiry, MailKind, MailState, OutboxMessage

from .permissions import messages_for
from .sending import may_be_sent

SHOWN = 5
LATE = timedelta(minutes=5)
"""When mail that waits is worth a word on the dashboard."""


def may_read(user: Any) -> bool:
    """Return whether a member of staff may see mail: those who may read inquiries."""
    return policy_registry.get_by_type(Inquiry).user_has_any_permission(user, ["view", "change"])


def may_send(user: Any) -> bool:
    """Return whether a member of staff may send mail again."""
    return policy_registry.get_by_type(Inquiry).user_has_permission(user, "change")


class MailPanel(Component):
    """A panel of the dashboard, for those who may see mail, while something did not go out."""

    name = "mail"
    template_name = "intake/admin/mail_panel.html"
    order = 85

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """Return the panel, or nothing where all mail is out."""
        if parent_context is None or not may_read(parent_context["request"].user):
            return ""
        context = self.get_context_data(parent_context)
        if not context["failed_count"] and not context["oldest"]:
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the failed mail and the message that has waited longest."""
        user = parent_context["request"].user
        mail = messages_for(user)
        failed = mail.failed().select_related("inquiry")
        return {
            "request": parent_context["request"],
            "csrf_token": parent_context.get("csrf_token"),
            "failed": failed[:SHOWN],
            "failed_count": failed.count(),
            "oldest": mail.filter(due_at__lte=timezone.now() - LATE).oldest_unsent(),
            "can_send": may_send(user),
        }


class MailFilterSet(WagtailFilterSet):
    """What the list of mail can be narrowed down by."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=MailState.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Message"), choices=MailKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = OutboxMessage
        fields: list[str] = []


class SendColumn(Column):
    """A button that sends the message now, for those who may."""

    cell_template_name = "intake/admin/send_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add what the button needs."""
        user = parent_context["request"].user
        return {
            **super().get_cell_context_data(instance, parent_context),
            "csrf_token": parent_context.get("csrf_token"),
            "can_send": not instance.is_sent and may_be_sent(instance) and may_send(user),
        }


class MailListView(IndexView):
    """Mail that is not sent, the longest due first; any mail when the filter names a state."""

    model = OutboxMessage
    permission_policy = None
    any_permission_required = None
    page_title = _("Mail")
    header_icon = "mail"
    index_url_name = "inquiries:mail"
    index_results_url_name = "inquiries:mail_results"
    filterset_class = MailFilterSet
    default_ordering = "due_at"
    paginate_by = 50
    is_searchable = False
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in those who may read inquiries."""
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of the table."""
        return [
            TitleColumn(
                "kind", label=_("Message"), accessor="get_kind_display", get_url=self.get_edit_url
            ),
            Column("recipient", label=_("To"), sort_key="recipient"),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor="get_state_display",
                primary=lambda message: message.is_failed,
                sort_key="state",
            ),
            DateColumn("due_at", label=_("Due"), sort_key="due_at"),
            Column("attempts", label=_("Attempts"), sort_key="attempts"),
            Column("last_error", label=_("What went wrong")),
            SendColumn("send", label=_("Action")),
        ]

    def get_base_queryset(self) -> QuerySet:
        """Return mail with its inquiry, for the way there."""
        mail = messages_for(self.request.user).select_related("inquiry")
        return mail if "state" in self.request.GET else mail.exclude(state=MailState.SENT)

    def get_edit_url(self, instance: OutboxMessage) -> str | None:
        """Return where the inquiry of a message is read; None where it belongs to none."""
        if instance.inquiry_id is None:
            return None
        return reverse("inquiries:edit", args=[instance.inquiry_id])

    def get_list_buttons(self, instance: OutboxMessage) -> list[Any]:  # noqa: ARG002 - Wagtail's view
        """Nothing is done with mail but to send it."""
        return []

    header_buttons: list[Any] = []
    header_more_buttons: list[Any] = []
