"""The copies there are, for tests and for staff."""

from dataclasses import dataclass

from django.db.models import Count

from .models import Change, Copy, CopyState
from .recording import aside
from .stores import store
from .verifying import Outcome, verify_all

__all__ = ["Figures", "Outcome", "figures", "fresh", "process_changes"]


@dataclass(frozen=True)
class Figures:
    """How many copies there are by their state, and changes that nobody has looked into."""

    fresh: int
    suspect: int
    thrown: int
    changes: int


def fresh() -> set[str]:
    """Return the addresses of all fresh copies: path with query."""
    with aside():
        rows = Copy.objects.filter(state=CopyState.FRESH).only("key", "address")
        return {copy.shown for copy in rows if store().fresh(copy.key)}


def process_changes() -> Outcome:
    """Look into all changes and verify every copy that they put into doubt."""
    return verify_all()


def figures() -> Figures:
    """Count."""
    rows = Copy.objects.values_list("state").annotate(number=Count("pk"))
    by_state: dict[str, int] = dict(rows)
    return Figures(
        fresh=by_state.get(CopyState.FRESH, 0),
        suspect=by_state.get(CopyState.SUSPECT, 0),
        thrown=by_state.get(CopyState.THROWN, 0) + by_state.get(CopyState.MAKING, 0),
        changes=Change.objects.count(),
    )
