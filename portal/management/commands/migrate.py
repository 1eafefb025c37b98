"""Django's `migrate`, which does not hold up visitors while it waits for a table."""

import time
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangosCommand
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

PATIENCE = "4s"
"""How long a step waits for a table that is in use. Whoever comes after it waits behind it."""

TRIES = 5
PAUSE = 3
"""Seconds between two tries."""

LOCK_NOT_AVAILABLE = "55P03"
"""What PostgreSQL says then (its appendix A)."""


class Command(DjangosCommand):
    """Steps that could not have their table are tried again; those that are done stay done."""

    def handle(self, *args: Any, **options: Any) -> Any:
        """Migrate. Raises CommandError when a table was in use for all the tries."""
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            return super().handle(*args, **options)
        try:
            return self._with_patience(connection, *args, **options)
        finally:
            # Whoever calls this from Python goes on with the connection.
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")

    def _with_patience(self, connection: BaseDatabaseWrapper, *args: Any, **options: Any) -> Any:
        for left in reversed(range(TRIES)):
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
            try:
                return super().handle(*args, **options)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
                    raise
                if left:
                    self.stderr.write("A table is in use; the rest is tried again.")
                    time.sleep(PAUSE)
        raise CommandError(
            "A table was in use all the time, so not everything is migrated. What is done stays "
            "done, and the site works. Try again in a quiet hour."
        )
