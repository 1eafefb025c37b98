"""What the open transaction of a connection has noted already, so that it is noted once."""

from collections.abc import Callable

from django.db import connection, transaction


class Noted:
    """The tables that a transaction has noted; Django calls it after the commit."""

    def __init__(self, then: Callable[[], None]) -> None:
        self.tables: set[str] = set()
        self._then = then

    def __call__(self) -> None:
        """Do what is to be done after the commit."""
        self._then()


def noted_here(then: Callable[[], None]) -> Noted:
    """Return what is noted; `then` is called after the commit.

    It is rolled back to before it was begun with what it stands for, and is then begun anew.
    """
    for entry in connection.run_on_commit:
        if isinstance(entry[1], Noted):
            return entry[1]
    noted = Noted(then)
    transaction.on_commit(noted)
    return noted


def forget_noted() -> None:
    """Note everything once more: the rows are gone, rolled back or looked into."""
    for entry in connection.run_on_commit:
        if isinstance(entry[1], Noted):
            entry[1].tables.clear()
