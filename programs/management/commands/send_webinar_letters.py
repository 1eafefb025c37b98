"""Reminds people of webinars, and finds what an interrupted publication left. For cron."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from programs.models import WebinarPage
from programs.webinars.reminders import remind
from programs.webinars.schedule import follow


class Command(BaseCommand):
    """Run every five minutes. However often it runs, nobody is written to twice."""

    help = "Write the reminders that are due, and letters about changes that were left behind."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Look at every webinar to come and print how many people were reminded."""
        now = timezone.now()
        ahead = WebinarPage.objects.live().filter(ends_at__gt=now).order_by("starts_at")
        written = 0
        for key in dict.fromkeys(ahead.values_list("translation_key", flat=True)):
            ruling = follow(key)
            if ruling:
                written += remind(ruling, now)
        self.stdout.write(f"reminded {written} people")
