"""Which texts of a machine are approved, and by whom."""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import Translation

from .models import Approval


@dataclass(frozen=True)
class Signature:
    """Who answers for a machine's translation, and since when."""

    name: str
    at: datetime.datetime


def digest_of(string_id: int, context_id: int, words: str) -> str:
    """Return what identifies a translated text: its source, its place and its words."""
    return hashlib.sha256(f"{string_id}/{context_id}/{words}".encode()).hexdigest()[:32]


def approved_digests(translations: Iterable[Translation]) -> dict[int, set[str]]:
    """Return the digests of each translation's approved texts, by its primary key. One query."""
    found: dict[int, set[str]] = defaultdict(set)
    approvals = Approval.objects.filter(translation__in={each.pk for each in translations})
    for pk, digests in approvals.values_list("translation_id", "digests"):
        found[pk].update(digests)
    return found


def name_of(reviewer: Any) -> str:
    """Return the name by which a member of staff signs."""
    return str(reviewer.get_full_name() or reviewer.get_username())


def approve(translation: Translation, digests: Collection[str], reviewer: Any) -> Approval:
    """Record that a member of staff answers for texts of a translation."""
    return Approval.objects.create(
        translation=translation,
        reviewer=reviewer,
        reviewer_name=name_of(reviewer),
        digests=sorted(digests),
    )


def signature_of(translation: Translation, digests: Collection[str]) -> Signature | None:
    """Return who was the last to approve any of these texts; None when nobody has."""
    wanted = set(digests)
    for approval in Approval.objects.filter(translation=translation):
        if wanted & set(approval.digests):
            return Signature(approval.reviewer_name, approval.approved_at)
    return None
