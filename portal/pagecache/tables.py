"""Which tables a statement reads or writes."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from django.apps import apps
from django.db import connection

from .questions import UNSEEN
from .recording import aside

EVERYTHING = "*"
"""In place of a table's name: all of them."""

QUIET = frozenset(
    {
        "account.EmailAddress",
        "accounts.Attempt",
        "accounts.User",
        "auth.Group",
        "catalogue.KnownWord",
        "catalogue.Text",
        "django_tasks_database.DBTaskResult",
        "intake.AccessEntry",
        "intake.Addition",
        "intake.AuditEntry",
        "intake.Erasure",
        "intake.Figure",
        "intake.InquiryNote",
        "intake.LearnedFrom",
        "intake.LearnedToken",
        "intake.OutboxMessage",
        "intake.RecentPost",
        "intake.RefusalCount",
        "intake.Reminder",
        "intake.Reply",
        "intake.SavedAnswer",
        "intake.SentBack",
        "intake.SentenceMark",
        "mfa.Authenticator",
        "pagecache.Change",
        "pagecache.Copy",
        "pagecache.State",
        "programs.AccessRequest",
        "programs.WebinarLetter",
        "resources.ImportRecord",
        "resources.LinkUse",
        "resources.ResourceImport",
        "schedule.JobRun",
        "search.UnansweredDay",
        "search.UnansweredQuestion",
        "sessions.Session",
        "wagtailadmin.EditingSession",
        "wagtailadmin.FormState",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.PageLogEntry",
        "wagtailcore.PageSubscription",
        "wagtailcore.ReferenceIndex",
        "wagtailcore.Revision",
        "wagtailcore.Task",
        "wagtailcore.TaskState",
        "wagtailcore.WorkflowState",
        "wagtailsearch.IndexEntry",
        "wagtailsearch.SQLiteFTSIndexEntry",
        "wagtailusers.UserProfile",
    }
)
"""Models that are written often and that no public page shows. Writing to them changes no page; a
page that reads one all the same is not kept, so a name too many here can make nothing wrong."""

APPENDED = frozenset({"intake.Inquiry"})
"""Models whose new rows no public page can show: pages find them through rows of other tables that
are written later (`intake.Response`). What becomes of them afterwards is heard of."""

LONG = 10_000
"""Characters of a statement that is not worth remembering."""

_WORD = re.compile(r"\w+")
_TARGET = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.I)
_SET = re.compile(r'^\s*UPDATE\s+"\w+"\s+SET\s+(.*?)(?:\s+WHERE\s|\s+RETURNING\s|$)', re.S)
_COLUMN_SET = re.compile(r'(?:^|,\s)"(\w+)" = (?=%s|NULL(?:,|$))')
_FIRST = re.compile(r"[\s(]*(\w+)")

READS = frozenset({"SELECT", "VALUES", "WITH"})
NEITHER = frozenset(
    {
        "BEGIN", "COMMIT", "RELEASE", "ROLLBACK", "SAVEPOINT", "START", "SET", "SHOW", "PRAGMA",
        "EXPLAIN", "LOCK", "ANALYZE", "VACUUM", "CLOSE", "FETCH", "DECLARE", "REINDEX", "RESET",
        "DISCARD", "LISTEN", "NOTIFY", "CREATE", "COMMENT",
    }
)  # fmt: skip
"""Statements that neither read a table nor change what is in one."""


Found = TypeVar("Found")


def _remembered(read: Callable[[str], Found]) -> Callable[[str], Found]:
    """Let `read` look once at each statement; each time at long ones, which write many rows."""
    known = lru_cache(maxsize=4_000)(read)

    @wraps(read)
    def of(sql: str) -> Found:
        return known(sql) if len(sql) < LONG else read(sql)

    return of


@lru_cache(maxsize=1)
def known_tables() -> frozenset[str]:
    """Return the tables of all models."""
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


@lru_cache(maxsize=1)
def quiet_tables() -> frozenset[str]:
    """Return the tables of QUIET, as far as these apps are installed."""
    return _tables_of(QUIET)


def _tables_of(labels: frozenset[str]) -> frozenset[str]:
    models = apps.get_models(include_auto_created=True)
    return frozenset(model._meta.db_table for model in models if model._meta.label in labels)


@lru_cache(maxsize=1)
def other_tables() -> frozenset[str]:
    """Return the tables and views of the database that belong to no model; one query a process."""
    with aside(), connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor, include_views=True)
    return frozenset(names) - known_tables()


@_remembered
def verb(sql: str) -> str:
    """Return the first word of a statement, in capitals."""
    found = _FIRST.match(sql)
    return found[1].upper() if found else ""


@_remembered
def read_tables(sql: str) -> frozenset[str]:
    """Return the tables that a statement reads: all that it names."""
    return known_tables().intersection(_WORD.findall(sql))


@_remembered
def why_not_kept(sql: str) -> str:
    """Say why nobody can know when the answer to a statement changes; "" where that is known."""
    words = _WORD.findall(sql)
    if found := quiet_tables().intersection(words):
        return f"it reads {', '.join(sorted(found))}, of which nobody hears"
    if found := other_tables().intersection(words):
        return f"it reads {', '.join(sorted(found))}, which belongs to no model"
    if UNSEEN.intersection(_WORD.findall(sql[sql.find(" FROM ") :])):
        return "it asks for what is in drafts"
    return ""


@_remembered
def written_tables(sql: str) -> frozenset[str]:
    """Return the tables that a statement changes so that a public page may change."""
    first = verb(sql)
    if first in NEITHER or first == "SELECT":
        return frozenset()
    if first == "WITH" and not re.search(r"\b(?:INSERT|UPDATE|DELETE|MERGE)\b", sql):
        return frozenset()
    target = _TARGET.match(sql)
    if not target:
        return read_tables(sql) - quiet_tables()
    written = known_tables() & {target[1]} - quiet_tables()
    if first == "INSERT":
        written -= _tables_of(APPENDED)
    return frozenset() if written and _touches_only_drafts(sql) else written


def _touches_only_drafts(sql: str) -> bool:
    """Tell whether an UPDATE sets nothing but columns that no visitor sees."""
    found = _SET.match(sql)
    if not found:
        return False
    columns = _COLUMN_SET.findall(found[1])
    # Whatever is set in a way that is not understood here counts as seen.
    return bool(columns) and found[1].count(" = ") == len(columns) and UNSEEN.issuperset(columns)
