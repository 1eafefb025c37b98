"""Puts the inbox into the admin: addresses, menu item with the number of new inquiries."""

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from portal.intake.models import Inquiry
from portal.intake.models.choices import DESK_KINDS

from .filters import InquiryFilterSet
from .handling_form import HandlingForm
from .inquiry import InquiryHistoryView, InquiryView
from .listing import InquiryListView
from .mail import MailListView
from .quarantine import LearnedView, QuarantineView
from .replying import ReplyView
from .sending import SendAgainView, SendFailedAgainView


def may_read(user: Any) -> bool:
    """Return whether a member of staff may read inquiries."""
    policy = policy_registry.get_by_type(Inquiry)
    return policy.user_has_any_permission(user, ["view", "change"])


class InquiriesMenuItem(MenuItem):
    """Says how many inquiries nobody has taken up."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may read inquiries."""
        return may_read(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Return the item with the number in its label."""
        component = super().render_component(request)
        waiting = Inquiry.objects.readable_by(request.user).new().filter(kind__in=DESK_KINDS)
        if new := waiting.count():
            component.label = f"{self.label} ({new})"
        return component


class InquiryViewSet(ModelViewSet):
    """List and single view; nothing is added, copied or deleted by hand."""

    model = Inquiry
    name = "inquiries"
    icon = "mail"
    menu_label = _("Inquiries")
    menu_order = 150
    add_to_admin_menu = True
    menu_item_class = InquiriesMenuItem
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = InquiryListView
    edit_view_class = InquiryView
    history_view_class = InquiryHistoryView
    edit_template_name = InquiryView.template_name
    filterset_class = InquiryFilterSet
    index_template_name = InquiryListView.template_name
    search_backend_name = None
    list_per_page = 50

    def get_common_view_kwargs(self, **options: Any) -> dict[str, Any]:
        """Tell the views that there are no addresses for adding, deleting and usage."""
        absent = {"add_url_name": None, "delete_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**absent, **options)

    def get_form_class(self, for_update: bool = False) -> type[HandlingForm]:  # noqa: ARG002 - Wagtail's viewset
        """Return the form with which staff handle an inquiry."""
        return HandlingForm

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer both permissions in the settings of groups."""
        return Permission.objects.filter(content_type=ContentType.objects.get_for_model(Inquiry))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses under admin/inquiries/."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("quarantine/", QuarantineView.as_view(), name="quarantine"),
            path("quarantine/learned/", LearnedView.as_view(), name="learned"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("history/<int:pk>/", self.history_view, name="history"),
            path("history-results/<int:pk>/", self.history_results_view, name="history_results"),
            path("reply/<int:pk>/", ReplyView.as_view(), name="reply"),
            path("mail/", MailListView.as_view(), name="mail"),
            path("mail/results/", MailListView.as_view(results_only=True), name="mail_results"),
            path("mail/<int:pk>/send/", SendAgainView.as_view(), name="send_again"),
            path("mail/send/", SendFailedAgainView.as_view(), name="send_failed_again"),
        ]
