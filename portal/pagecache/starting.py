"""What a server does before it hands out the first copy, and once a second while it does."""

import logging
import threading
import time

from django.db import Error, close_old_connections, connection

from .changes import reconcile, settle
from .choices import choices, is_on
from .release import release
from .stores import store
from .stores.files import FileStore

logger = logging.getLogger(__name__)


class Lookout:
    """Looks, while visitors come, for changes of processes that died before they told of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0.0
        self._is_reconciled = False

    def begin(self) -> None:
        """Bring the copies up to what the database says. Without one, they are all there is."""
        if not is_on():
            return
        kept = store()
        if isinstance(kept, FileStore):
            try:
                kept.be_current(release())
            except OSError:
                # A server starts all the same, and makes each page.
                logger.exception("There is no room for copies of pages in %s", kept.folder)
        self._look()
        # A server that starts workers as copies of itself must not hand them this connection.
        connection.close()

    def pass_by(self) -> None:
        """Look again if the last time is long enough ago, without holding up the visitor."""
        now = time.monotonic()
        if now < self._next or not self._lock.acquire(blocking=False):
            return
        self._next = now + choices().look_every
        threading.Thread(target=self._look_and_go, name="page cache", daemon=True).start()

    def _look_and_go(self) -> None:
        try:
            self._look()
        finally:
            connection.close()
            self._lock.release()

    def _look(self) -> None:
        try:
            close_old_connections()
            settle()
            if not self._is_reconciled:
                reconcile()
                self._is_reconciled = True
        except Error as fault:
            # The database is down, or was never migrated: its health is told elsewhere.
            logger.info("No look at the changes: %s", type(fault).__name__)
        except Exception:
            logger.exception("Copies of pages could not be put aside")
