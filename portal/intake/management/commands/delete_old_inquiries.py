"""Keeps the promise of every receipt: deletes inquiries whose day has come. For cron, daily."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.intake.models import Inquiry


class Command(BaseCommand):
    """Deletes inquiries with their mail, notes and history."""

    help = "Delete the inquiries whose retention has ended, with their mail, notes and history."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Delete what is over and print how many there were."""
        over = Inquiry.objects.filter(delete_after__lt=timezone.localdate())
        with transaction.atomic():
            keys = list(over.values_list("pk", flat=True))
            ModelLogEntry.objects.filter(
                content_type=ContentType.objects.get_for_model(Inquiry),
                object_id__in=[str(key) for key in keys],
            ).delete()
            Inquiry.objects.filter(pk__in=keys).delete()
        self.stdout.write(f"deleted {len(keys)} inquiries")
