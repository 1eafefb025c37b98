"""What a row of the list shows."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.admin.utils import get_user_display_name

from portal.intake.models import Inquiry, MailState, Status
from portal.intake.models.choices import DESK_KINDS, TO_ANSWER
from portal.intake.workdays import end_of_day


def mail_summary(inquiry: Inquiry) -> str:
    """Return the worst state of an inquiry's mail, in words. Uses the prefetched mail."""
    states = {message.state for message in inquiry.mail.all()}
    for state in (MailState.FAILED, MailState.WAITING, MailState.HELD, MailState.SENT):
        if state in states:
            return str(state.label)
    return ""


def sender(inquiry: Inquiry) -> str:
    """Return who wrote: the name, or else the address."""
    return inquiry.sender_name or inquiry.sender_email


def audience(inquiry: Inquiry) -> str:
    """Return who they said they are."""
    return inquiry.get_audience_display() or inquiry.get_kind_display()


def language(inquiry: Inquiry) -> str:
    """Return the name of the language that they wrote in."""
    return str(dict(settings.LANGUAGES).get(inquiry.language, inquiry.language))


def assigned_to(inquiry: Inquiry) -> str:
    """Return who answers it, or that nobody does yet."""
    assignee = inquiry.assignee
    return get_user_display_name(assignee) if assignee else gettext("Nobody yet")


def is_late(inquiry: Inquiry) -> bool:
    """Return whether our answer is overdue."""
    waits = inquiry.status in TO_ANSWER and inquiry.kind in DESK_KINDS
    return bool(waits and inquiry.due_at and inquiry.due_at < timezone.now())


def due(inquiry: Inquiry) -> str:
    """Return when our answer is due, in words; nothing when the next step is not ours."""
    if inquiry.due_at is None or inquiry.status not in TO_ANSWER:
        return ""
    if is_late(inquiry):
        days = (timezone.now() - inquiry.due_at).days + 1
        return ngettext("Overdue by %(days)d day", "Overdue by %(days)d days", days) % {
            "days": days
        }
    if inquiry.due_at <= end_of_day(timezone.now()):
        return gettext("Due today")
    # The day by the site's clock; a colleague may have another.
    local = timezone.localtime(inquiry.due_at, timezone.get_default_timezone())
    return date_format(local, "SHORT_DATE_FORMAT")


class DueColumn(Column):
    """When our answer is due, with alarm when it is late."""

    cell_template_name = "intake/admin/due_cell.html"

    def get_cell_context_data(self, instance: Inquiry, parent_context: Any) -> dict[str, Any]:
        """Add whether it is late."""
        return {
            **super().get_cell_context_data(instance, parent_context),
            "late": is_late(instance),
        }


def columns(reference: TitleColumn) -> list[Any]:
    """Return the columns of the list, with the one that leads to an inquiry."""
    return [
        BulkActionsCheckboxColumn("bulk_actions", obj_type="inquiry"),
        reference,
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
        DueColumn("due", label=_("Due"), accessor=due, sort_key="due_at"),
        Column("sender", label=_("Sender"), accessor=sender, sort_key="sender_name"),
        Column("audience", label=_("Who is writing"), accessor=audience, sort_key="audience"),
        Column("page_title", label=_("Page"), sort_key="page_title"),
        Column("language", label=_("Language"), accessor=language, sort_key="language"),
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            primary=lambda inquiry: inquiry.status == Status.NEW,
            sort_key="status",
        ),
        Column("assignee", label=_("Assigned to"), accessor=assigned_to),
        StatusTagColumn(
            "mail",
            label=_("Mail"),
            accessor=mail_summary,
            primary=lambda inquiry: any(m.is_failed for m in inquiry.mail.all()),
        ),
    ]
