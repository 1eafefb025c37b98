"""How old the newest backup is, for whoever watches the server."""

from datetime import UTC, datetime

from django.conf import settings

from .chest import backups_in


def hours_since_last() -> float | None:
    """Return the age of the newest backup in hours; None where there is none, or none is made.

    It looks at names only: `check_backup` reads what is in it. Raises OSError.
    """
    instants = list(backups_in(settings.BACKUP_DIR)) if settings.BACKUP_DIR else []
    if not instants:
        return None
    return round((datetime.now(UTC) - instants[-1]).total_seconds() / 3600, 1)


def report() -> dict[str, float | bool | None]:
    """Return what `/health/ready` says of backups; nothing where none are made."""
    if not settings.BACKUP_DIR:
        return {}
    try:
        hours = hours_since_last()
    except OSError:  # the disk of backups is away
        hours = None
    limit = settings.BACKUP_TOO_OLD
    return {
        "hours_since_backup": hours,
        "backup_too_old": bool(limit) and (hours is None or hours > limit),
    }
