"""What was sent back and not stored is counted, so that it stays in sight of staff."""

import logging
import math
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils import timezone

from portal.intake.models import Refusal, RefusalCount

log = logging.getLogger(__name__)


def count_refusal(reason: Refusal) -> None:
    """Count one refusal of today. A count that fails hinders nobody."""
    try:
        with transaction.atomic():
            RefusalCount.objects.add_one(reason)
    except DatabaseError:
        log.warning("A refusal could not be counted.")


def seconds_until(instant: datetime) -> int:
    """Return the whole seconds from now until an instant, at least one."""
    return max(1, math.ceil((instant - timezone.now()).total_seconds()))
