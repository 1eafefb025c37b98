"""Asks the questions of doubted copies again: whose answers are the same is fresh as it was."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction
from django.utils import timezone

from .changes import is_quiet, settle
from .models import Copy, CopyState, State
from .purging import purge
from .questions import Question, ask, unpacked
from .recording import aside
from .stores import Place, store
from .tables import EVERYTHING, read_tables

logger = logging.getLogger(__name__)

AT_ONCE = 50
"""Copies whose questions are asked before the lock is taken: menu and footer are asked once."""


GIVE_UP = 50
"""So often in a row of batches something may change meanwhile; then the rest is left to others."""


@dataclass
class Outcome:
    """The addresses of copies that were kept, and of those that were thrown away."""

    kept: set[str] = field(default_factory=set)
    thrown: set[str] = field(default_factory=set)


def verify_all(seconds: float | None = None) -> Outcome:
    """Verify doubted copies, until `seconds` are over; None for as long as it takes."""
    outcome = Outcome()
    over = time.monotonic() + seconds if seconds is not None else None
    tried: set[str] = set()
    disturbed = 0
    with aside():
        while disturbed < GIVE_UP and (over is None or time.monotonic() < over):
            settle()
            doubted = Copy.objects.filter(state=CopyState.SUSPECT).exclude(pk__in=tried)
            copies = list(doubted.order_by("is_narrowed", "-stored_at")[:AT_ONCE])
            if not copies:
                break
            if not verify(copies, outcome):
                # Something changed meanwhile; these are asked once more.
                disturbed += 1
                time.sleep(0.02)
                continue
            tried.update(copy.pk for copy in copies)
    return outcome


def verify(copies: list[Copy], outcome: Outcome) -> bool:
    """Verify these copies. Returns False when something changed meanwhile: then nothing is done."""
    with aside():
        number = State.objects.number()
        answers: dict[Question, str] = {}
        same = {copy.pk: _is_same(copy, answers) for copy in copies}
        with transaction.atomic():
            State.objects.locked()
            if not is_quiet(number):
                return False
            # Others may have made or verified some of them meanwhile.
            still = Copy.objects.filter(pk__in=list(same), state=CopyState.SUSPECT)
            copies = list(still.defer("questions"))
            kept = [copy for copy in copies if same[copy.pk]]
            thrown = [copy for copy in copies if not same[copy.pk]]
            for copy in kept:
                if not store().bring_back(Place(copy.key, copy.address), copy.stamp):
                    thrown.append(copy)
            gone = {copy.pk for copy in thrown}
            kept = [copy for copy in kept if copy.pk not in gone]
            _mark(kept, CopyState.FRESH)
            _mark(thrown, CopyState.THROWN)
        outcome.kept.update(copy.shown for copy in kept)
        outcome.thrown.update(copy.shown for copy in thrown)
        purge(copy.address for copy in thrown)
    return True


def _mark(copies: list[Copy], state: CopyState) -> None:
    keys = [copy.pk for copy in copies]
    if keys:
        Copy.objects.filter(pk__in=keys).update(state=state, doubts=" ")


def _is_same(copy: Copy, answers: dict[Question, str]) -> bool:
    """Tell whether all questions in doubt have their answers; each question is asked once."""
    if copy.ends_at and copy.ends_at <= timezone.now():
        return False
    try:
        for question, answer in _in_doubt(copy):
            if _answer(question, answers) != answer:
                logger.debug("%s is another by %s", copy.address, question.sql)
                return False
        return True
    except DatabaseError:
        # A column or a table is not what it was.
        logger.warning("A question of a copy cannot be asked any more", exc_info=True)
        return False


def _in_doubt(copy: Copy) -> Iterator[tuple[Question, str]]:
    doubts = set(copy.doubts.split())
    for entry in unpacked(bytes(copy.questions)):
        if EVERYTHING in doubts or doubts & read_tables(entry.question.sql):
            yield entry.question, entry.answer


def _answer(question: Question, answers: dict[Question, str]) -> str:
    if question not in answers:
        with transaction.atomic():
            answers[question] = ask(question)
    return answers[question]
