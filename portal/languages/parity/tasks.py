"""Wakes the worker for the letters to owners. Losing a task loses no letter: states know."""

from django_tasks import task

from .letters import write_due


@task()
def tell_owners() -> dict[str, int]:
    """Write what is due into the outbox. Returns the count."""
    return {"written": write_due()}
