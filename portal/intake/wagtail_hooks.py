"""Puts the intake into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy

from .admin.bulk import (
    AssignInquiries,
    CallSpam,
    ChangeStatusOfInquiries,
    CloseInquiries,
    ReleaseInquiries,
)
from .admin.dashboard import InquiriesPanel
from .admin.mail import MailPanel
from .admin.permissions import InquiryPermissionPolicy
from .admin.report import InquiryReportView, may_see_report
from .admin.saved_answers import SavedAnswerViewSet
from .admin.viewset import InquiryViewSet
from .models import ClosingReason, Inquiry, MailKind, Status
from .privacy.admin import hooks as _privacy  # noqa: F401 - registers its own
from .responses import admin as _responses  # noqa: F401 - registers its own

register_permission_policy(Inquiry, InquiryPermissionPolicy(Inquiry))


@hooks.register("register_admin_viewset")
def inbox() -> InquiryViewSet:
    """The list of inquiries."""
    return InquiryViewSet()


@hooks.register("register_admin_viewset")
def saved_answers() -> SavedAnswerViewSet:
    """The answers that are kept ready."""
    return SavedAnswerViewSet()


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """The report of volumes and answers."""
    return [path("reports/inquiries/", InquiryReportView.as_view(), name="inquiry_report")]


class ReportMenuItem(MenuItem):
    """Shows for those who may read inquiries."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this member of staff may see the report."""
        return may_see_report(request.user)


@hooks.register("register_reports_menu_item")
def report_in_the_menu() -> MenuItem:
    """Inquiries, among the reports."""
    address = reverse("inquiry_report")
    return ReportMenuItem(
        _("Inquiries"), address, name="inquiries-report", icon_name="mail", order=20
    )


for act in (
    AssignInquiries,
    ChangeStatusOfInquiries,
    CloseInquiries,
    ReleaseInquiries,
    CallSpam,
):
    hooks.register("register_bulk_action", act)


@hooks.register("construct_homepage_panels")
def inquiries_on_dashboard(_request: HttpRequest, panels: list[Any]) -> None:
    """New inquiries, and mail that did not go out, on the dashboard."""
    panels += [MailPanel(), InquiriesPanel()]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Words for what staff did, in the history."""

    @actions.register_action("intake.status")
    class StatusFormatter(LogFormatter):
        """From which status to which."""

        label = _("Change status")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            words = {name: Status(log_entry.data[name]).label for name in ("from", "to")}
            changed = _("Status changed from “%(from)s” to “%(to)s”") % words
            reason = log_entry.data.get("reason")
            return f"{changed}: {ClosingReason(reason).label}" if reason else changed

    @actions.register_action("intake.assign")
    class AssignFormatter(LogFormatter):
        """To whom."""

        label = _("Assign")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            if not log_entry.data["to"]:
                return str(_("Given back to everybody"))
            return _("Assigned to %(name)s") % {"name": log_entry.data["to"]}

    @actions.register_action("intake.resend")
    class ResendFormatter(LogFormatter):
        """Which message."""

        label = _("Send again")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            return _("Sent again: %(kind)s") % {"kind": MailKind(log_entry.data["kind"]).label}

    actions.register_action("intake.note", _("Note"), _("Note added"))
    actions.register_action("intake.reply", _("Reply"), _("Replied to the sender"))
    actions.register_action("intake.addition", _("Addition"), _("The sender added something"))
    actions.register_action(
        "intake.addition_released", _("Addition released"), _("An addition is no spam")
    )
    actions.register_action(
        "intake.addition_spam", _("Addition is spam"), _("An addition is marked as spam")
    )
    actions.register_action(
        "intake.confirmed", _("Sent on by its sender"), _("The sender said that it is no spam")
    )
    actions.register_action("intake.withdrawn", _("Withdrawal"), _("The sender withdrew it"))
    actions.register_action("intake.spam", _("Spam"), _("Marked as spam"))
