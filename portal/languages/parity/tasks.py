"""Wakes the worker for the letters to owners. Losing a task loses no letter: states know."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from .letters import send_due

AGAIN_AFTER = timedelta(minutes=10)


@task()
def tell_owners() -> dict[str, int]:
    """Send what is due, and come back for what could not be sent. Returns the counts."""
    sent, failed = send_due()
    if failed:
        tell_owners.using(run_after=timezone.now() + AGAIN_AFTER).enqueue()
    return {"sent": sent, "failed": failed}
