"""Keeps inquiries that are limited to a group out of Wagtail's "Site history" for everybody else.

That report asks whether somebody may see inquiries at all, not which, and its entries name the
reference, the assignee and the reason of closing. Wagtail has no hook for it, so the one method
that it asks is replaced when the app starts.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models.audit_log import ModelLogEntryManager

from portal.intake.models import Inquiry


def hide_limited_inquiries() -> None:
    """Have every list of log entries leave out the inquiries that its reader may not read."""
    shown = ModelLogEntryManager.viewable_by_user

    def viewable_by_user(self: Any, user: Any) -> QuerySet:
        readable = Inquiry.objects.readable_by(user).annotate(name=Cast("pk", CharField()))
        about_inquiries = Q(content_type=ContentType.objects.get_for_model(Inquiry))
        entries: QuerySet = shown(self, user)
        return entries.filter(~about_inquiries | Q(object_id__in=readable.values("name")))

    ModelLogEntryManager.viewable_by_user = viewable_by_user
