"""Tries an address as one person and tells how it went, and what was written meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.apps import apps
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection, transaction
from django.http.cookie import SimpleCookie
from django.test import Client

OPEN, REFUSED, ABSENT, READ_ONLY = "+", "-", "0", "r"
"""Comes in; 403, or led to the log-in or back to the front of the admin; 404, as if it were not
there; comes in to read, and is refused when posting."""

FRONT, LOG_OUT = "/admin/", "/admin/logout/"
NO_PERMISSION = ["Sorry, you do not have permission to access this area."]
LOG_IN = re.compile(r"/(admin/login|\w+/_util/login)/")
WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
SESSIONS = "django_session"
"""Written by whoever logs out or is told something. It says nothing about anybody's things."""


class Person:
    """A browser in which somebody is logged in, or nobody."""

    def __init__(self, user: Any = None) -> None:
        # What falls over inside has been let in: an empty post is no form of Wagtail's editors.
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self._cookies = deepcopy(self.client.cookies)

    def get(self, path: str) -> str:
        """Open an address; nothing that it does is kept."""
        return self._come(self.client.get, path)

    def post(self, path: str) -> str:
        """Post to an address as its buttons do; nothing that it does is kept."""
        return self._come(self.client.post, path)

    def put(self, path: str) -> str:
        """Put something at an address; nothing that it does is kept."""
        return self._come(self.client.put, path)

    def _come(self, send: Any, path: str) -> str:
        self.client.cookies = SimpleCookie(deepcopy(self._cookies))
        with transaction.atomic():
            outcome = outcome_of(send(path))
            if outcome in (OPEN, "") or path == LOG_OUT:
                transaction.set_rollback(True)
        return outcome


def outcome_of(answer: Any) -> str:
    """Return how it went; nothing for an address that knows no such method."""
    location = answer.headers.get("Location", "")
    if answer.status_code == 405:
        return ""
    if answer.status_code == 403 or LOG_IN.match(location):
        return REFUSED
    if location == FRONT and _told(answer) == NO_PERMISSION:
        return REFUSED
    # Outside the admin's own addresses the portal looks for the page in a language.
    absent = answer.status_code == 404 or location.startswith("/en/admin/")
    return ABSENT if absent else OPEN


def _told(answer: Any) -> list[str]:
    """Return what the next page of the admin will say."""
    kept = answer.cookies.get(CookieStorage.cookie_name)
    found = CookieStorage(answer.wsgi_request)._decode(kept.value) if kept else []
    return [str(message).strip() for message in found]


def fares(person: Person, path: str, expected: str) -> str:
    """Return how somebody fares at an address.

    Who is expected to come in is let in once; who is to be refused tries by every method.
    """
    if expected == OPEN:
        return person.get(path) or person.post(path) or person.put(path)
    opened, posted = person.get(path), person.post(path)
    if opened == OPEN and posted in (REFUSED, ABSENT):
        return READ_ONLY
    return opened or posted or person.put(path)


@contextmanager
def written() -> Iterator[list[str]]:
    """Collect the names of the tables that are written to, but for sessions."""
    tables: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (found := WRITING.match(sql)) and found[1] != SESSIONS:
            tables.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def everything() -> dict[str, list[Any]]:
    """Return all rows of all tables, but for sessions."""
    return {
        model._meta.db_table: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table != SESSIONS
    }
