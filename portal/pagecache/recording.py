"""What a page asked while it was made, and until when what it says holds."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import local
from typing import Any

from django.core.cache import DEFAULT_CACHE_ALIAS, caches

logger = logging.getLogger(__name__)

_thread = local()


class Recording:
    """The questions of one page in their order, each once. `spoiled` says why it cannot be kept."""

    def __init__(self) -> None:
        self.begun = datetime.now(UTC)
        self.ends: datetime | None = None
        self.questions: dict[Any, None] = {}
        self.spoiled = ""

    def note(self, sql: Any, params: Any) -> None:
        """Note a statement that was carried out."""
        # They read Django's registry of models, which is not there yet when this module is.
        from .questions import question  # noqa: PLC0415
        from .tables import READS, verb, why_not_kept  # noqa: PLC0415

        if not isinstance(sql, str):
            self.spoiled = "it asks in a way that cannot be kept"
        elif verb(sql) in READS:
            self.spoiled = self.spoiled or why_not_kept(sql)
            try:
                self.questions[question(sql, params)] = None
            except TypeError as kind:
                self.spoiled = f"it asks with a {kind}"


def until(moment: datetime | None) -> None:
    """Say that what the page being made shows holds until `moment`, an instant with a time zone.

    The earliest one wins. Instants that were over when the page was begun change nothing any more,
    and None never does. Outside the making of a page that is to be kept nothing happens.

    Raises ValueError for a datetime without a time zone.
    """
    recording: Recording | None = getattr(_thread, "recording", None)
    if recording is None or moment is None:
        return
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    if moment > recording.begun and (recording.ends is None or moment < recording.ends):
        recording.ends = moment


@contextmanager
def recorded() -> Iterator[Recording]:
    """Record what is asked in the block, by this thread, of the default database.

    What others put into Django's cache does not count inside, for nobody knows when it changes;
    what is put there is forgotten afterwards.
    """
    # Connections and caches need the settings, which import nothing of ours but may be incomplete
    # while this module is imported by an app.
    from django.db import connection  # noqa: PLC0415

    from .own_cache import OwnCache  # noqa: PLC0415

    recording = Recording()

    def note(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if not getattr(_thread, "aside", False):
            recording.note(sql, params)
        return answer

    shared = caches[DEFAULT_CACHE_ALIAS]
    caches[DEFAULT_CACHE_ALIAS] = OwnCache()
    _thread.recording = recording
    try:
        with connection.execute_wrapper(note):
            yield recording
    finally:
        _thread.recording = None
        caches[DEFAULT_CACHE_ALIAS] = shared


@contextmanager
def aside() -> Iterator[None]:
    """Keep the page cache's own statements out of recordings and of what is watched."""
    before = getattr(_thread, "aside", False)
    _thread.aside = True
    try:
        yield
    finally:
        _thread.aside = before


def is_aside() -> bool:
    """Tell whether the page cache itself is speaking."""
    return getattr(_thread, "aside", False)
