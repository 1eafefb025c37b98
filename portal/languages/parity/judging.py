"""Says of one translation how it stands, and whom to tell."""

from datetime import datetime

from portal.languages.publishing.pieces import Progress

from .comparing import Change, signature_of
from .finding import Source, Target, is_live
from .models import Original, State, Status


def judge(
    state: State,
    original: Original,
    source: Source,
    target: Target,
    changes: list[Change],
    now: datetime,
) -> None:
    """Set what follows from the changes of the source since the translation was made."""
    status = _status(target, changes)
    is_new = state.pk is None
    if status != state.status or is_new:
        state.since = _since(status, original, source, now, is_new)
    state.status, state.changes = status, len(changes)
    state.percent = _percent(target.progress)
    state.unreviewed = target.progress.machine_unreviewed if target.progress else 0
    if status != Status.OUT_OF_DATE:
        state.readers_told_of, state.tell = None, False
        return
    matters = [change for change in changes if not change.is_trivial]
    known = state.told_of == (signature := signature_of(matters))
    if not any(change.is_seen for change in matters):
        state.readers_told_of = None
    elif not (known and state.readers_told_of):
        state.readers_told_of = original.changed_at
    if matters and not known:
        state.told_of, state.tell = signature, True


def _status(target: Target, changes: list[Change]) -> Status:
    if target.row is None:
        return Status.MISSING
    done = target.progress is None or _is_done(target.progress)
    if is_live(target.row):
        if changes:
            return Status.OUT_OF_DATE
        return Status.PUBLISHED if done else Status.IN_PROGRESS
    return Status.READY if target.progress and done else Status.IN_PROGRESS


def _is_done(progress: Progress) -> bool:
    """Whether the door would let it through: whole, and no machine's word that nobody read."""
    return progress.is_complete and not progress.machine_unreviewed


def _percent(progress: Progress | None) -> int | None:
    """Return how much is translated; None where nobody counts."""
    if progress is None:
        return None
    return 100 * progress.translated // progress.total if progress.total else 100


def _since(
    status: Status, original: Original, source: Source, now: datetime, is_new: bool
) -> datetime:
    if status == Status.OUT_OF_DATE:
        return original.changed_at
    if status == Status.MISSING and is_new:
        return getattr(source.row, "first_published_at", None) or now
    return now
