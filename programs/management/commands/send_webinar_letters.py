"""Reminds people of webinars, and finds what an interrupted publication left. For cron."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils import timezone

from programs.models import WebinarPage
from programs.webinars.reminders import drop_late_reminders, remind
from programs.webinars.schedule import follow

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Run every five minutes. However often it runs, nobody is written to twice."""

    help = "Write the reminders that are due, and letters about changes that were left behind."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Look at every webinar to come and print how many people were reminded."""
        now = timezone.now()
        drop_late_reminders(now)
        ahead = WebinarPage.objects.live().filter(ends_at__gt=now).order_by("starts_at")
        written = 0
        for key in dict.fromkeys(ahead.values_list("translation_key", flat=True)):
            written += _look_at(key, now)
        self.stdout.write(f"reminded {written} people")


def _look_at(key: UUID, now: datetime) -> int:
    try:
        ruling = follow(key)
        return remind(ruling, now) if ruling else 0
    except OperationalError:
        # Such as a deadlock: the database gave way to somebody else. The next run comes back for
        # it, and people at other webinars need not wait for that.
        log.exception("The letters of webinar %s were not written", key)
        return 0
