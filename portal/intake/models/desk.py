"""Inquiries as the people who answer them ask for them: what may I read, what is left to do?"""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.intake.workdays import end_of_day

from .choices import DESK_KINDS, TO_ANSWER

READING = ("intake.view_inquiry", "intake.change_inquiry")
OVERSEEING = "intake.oversee_inquiry"


class DeskQuerySet(models.QuerySet[Any]):
    """What the inbox, the dashboard and the morning's reminder ask."""

    def readable_by(self, user: Any) -> Self:
        """Return those that a member of staff may read: the one door to inquiries in the admin.

        Nothing without a permission to view or change inquiries. An inquiry that is handled by a
        group shows to its members, and to those who oversee the inquiries of all groups.
        """
        if not any(user.has_perm(permission) for permission in READING):
            return self.none()
        if user.has_perm(OVERSEEING):
            return self
        return self.filter(Q(is_limited=False) | Q(handled_by__in=user.groups.all()))

    def to_answer(self) -> Self:
        """Return those that wait for us. Registrations are confirmed by themselves."""
        return self.filter(status__in=TO_ANSWER, kind__in=DESK_KINDS)

    def unassigned(self) -> Self:
        """Return those that wait for us and nobody has taken."""
        return self.to_answer().filter(assignee=None)

    def of(self, user: Any) -> Self:
        """Return those that wait for one member of staff."""
        return self.to_answer().filter(assignee=user)

    def overdue(self, now: datetime | None = None) -> Self:
        """Return those that wait for us although their day is over at the instant `now`."""
        return self.to_answer().filter(due_at__lt=now or timezone.now())

    def due_today(self, now: datetime | None = None) -> Self:
        """Return those whose day it is at the instant `now`, in the site's time zone."""
        now = now or timezone.now()
        return self.to_answer().filter(due_at__gte=now, due_at__lte=end_of_day(now))
