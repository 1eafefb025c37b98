"""Sees every statement that writes, whoever sends it, and notes its tables in its own transaction.

Inside a transaction the note is a row that is committed or rolled back with what was written, and
is looked into when it is committed. Outside, each statement is committed by itself: so the change
is announced before, which puts aside what it may touch, and closed afterwards; meanwhile nobody
keeps a copy.
"""

import logging
from collections.abc import Callable
from threading import local
from typing import Any

from django.apps import AppConfig
from django.core.signals import request_finished
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from .changes import reconcile, settle
from .choices import choices, is_on
from .models import Change
from .noted import forget_noted, noted_here
from .recording import aside, is_aside
from .tables import EVERYTHING, written_tables
from .verifying import verify_all

logger = logging.getLogger(__name__)

Execute = Callable[..., Any]

_thread = local()
_migrating = False


class _Watch:
    """What was seen of one connection."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.is_ready = False
        self.announced: dict[int, str] = {}
        """Changes whose statement has still rows to hand out, with their tables."""

    def __call__(self, execute: Execute, sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Carry out a statement, and note what it writes."""
        if not is_on() or is_aside() or _migrating:
            return execute(sql, params, many, context)
        if self.announced:
            self.close_announced()
        text = sql if isinstance(sql, str) else str(sql)
        if text.startswith("ROLLBACK TO"):
            forget_noted()
        tables = written_tables(text)
        if not tables or not self._has_tables():
            return execute(sql, params, many, context)
        if self.connection.in_atomic_block:
            answer = execute(sql, params, many, context)
            self._note(tables)
            return answer
        return self._alone(tables, lambda: execute(sql, params, many, context), text)

    def close_announced(self) -> None:
        """Let what was announced be looked into for the last time."""
        done, self.announced = self.announced, {}
        with aside():
            for key, tables in done.items():
                if not Change.objects.filter(pk=key).update(is_open=False):
                    # It took so long (OPEN_FOR) that others thought we had died.
                    Change.objects.create(tables=tables)
        if not self.connection.in_atomic_block:
            _look()

    def _note(self, tables: frozenset[str]) -> None:
        noted = noted_here(_look)
        if new := tables - noted.tables:
            noted.tables |= new
            with aside():
                Change.objects.create(tables=" ".join(sorted(new)))

    def _alone(self, tables: frozenset[str], write: Callable[[], Any], sql: str) -> Any:
        with aside():
            change = Change.objects.create(tables=" ".join(sorted(tables)), is_open=True)
        _look()
        self.announced[change.pk] = change.tables
        answer = write()
        if self.connection.vendor != "sqlite" or " RETURNING " not in sql:
            # SQLite commits it only when its rows were fetched.
            self.close_announced()
        return answer

    def _has_tables(self) -> bool:
        """Tell whether our tables are there yet: a database may be older than this code."""
        if not self.is_ready:
            with aside(), self.connection.cursor() as cursor:
                names = self.connection.introspection.table_names(cursor)
            self.is_ready = Change._meta.db_table in names
        return self.is_ready


def watch_all_writing() -> None:
    """Watch each connection to the default database from its beginning."""
    connection_created.connect(_watch)
    request_finished.connect(_after_a_request)
    pre_migrate.connect(_before_migrating)
    post_migrate.connect(_after_migrating)


def _watch(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    wrappers = connection.execute_wrappers
    if connection.alias == DEFAULT_DB_ALIAS and not any(
        isinstance(wrapper, _Watch) for wrapper in wrappers
    ):
        wrappers.append(_Watch(connection))


def _look() -> None:
    """Put aside what changed. A fault here must not look as if the writing had failed."""
    try:
        settle()
    except Exception:
        logger.exception("Copies of pages could not be put aside")
    else:
        _thread.has_doubts = True


def _after_a_request(**_kwargs: Any) -> None:
    """Ask copies again that this request put into doubt, when its answer is out of the door."""
    for wrapper in connection.execute_wrappers:
        if isinstance(wrapper, _Watch) and wrapper.announced:
            wrapper.close_announced()
    if not getattr(_thread, "has_doubts", False):
        return
    _thread.has_doubts = False
    try:
        verify_all(choices().verify_for)
    except DatabaseError:
        logger.warning("Copies of pages could not be verified", exc_info=True)


def _before_migrating(sender: AppConfig, **_kwargs: Any) -> None:
    """Doubt everything here too: a migration that fails half-way has no end."""
    global _migrating
    _migrating = True
    _doubt_everything(sender)


def _after_migrating(sender: AppConfig, **_kwargs: Any) -> None:
    """Doubt everything: columns may be others, and what migrations write is not watched."""
    global _migrating
    _migrating = False
    if _doubt_everything(sender):
        reconcile()


def _doubt_everything(sender: AppConfig) -> bool:
    """Do so once for all apps, where there are copies at all; return whether it was done."""
    if sender.label != Change._meta.app_label or not is_on():
        return False
    if Change._meta.db_table not in connection.introspection.table_names():
        return False
    with aside():
        Change.objects.create(tables=EVERYTHING)
    _look()
    return True
