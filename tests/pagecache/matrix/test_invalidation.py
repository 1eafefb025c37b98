"""Whatever changes: copies are what a fresh rendering gives, and nothing else was thrown away."""

import pytest

from portal.pagecache import copies

from . import around, library, nothing, pages, programs, words  # noqa: F401
from .allowed import allowed
from .changes import CHANGES, Change
from .conftest import Warm, committed
from .reading import same

NO_COPIES = {
    "board", "fr home", "later", "partnerships table", "edition", "document", "old address",
    "no page", "es article",
}  # fmt: skip
"""Not open to everybody, nothing there, files, and what is written while it is sent."""


def test_of_every_page_there_is_a_copy(warm):
    assert warm.copied == set(warm.addresses) - NO_COPIES


@pytest.mark.parametrize("change", CHANGES, ids=[change.name for change in CHANGES])
def test_a_change(change: Change, warm: Warm, site, staff):
    """It is seen everywhere at once, and nothing is thrown away that it does not change."""
    with committed():
        change.do(site, staff)
    copies.process_changes()
    fresh = copies.fresh()
    kept = {name for name in warm.copied if warm.addresses[name] in fresh}
    thrown = warm.copied - kept
    after = warm.reader.made(warm.addresses, set(warm.addresses) - thrown)
    served = warm.reader.read(warm.addresses, warm.copied)
    after |= {name: served[name] for name in thrown}
    assert [name for name in kept if "hit" not in served[name].said] == []
    assert [name for name in kept if not same(served[name], after[name])] == [], "stale"

    changed = {name for name in warm.addresses if not same(after[name], warm.before[name])}
    print(f"{change.name}: {len(changed)} changed, {len(thrown)} of {len(warm.copied)} thrown away")
    assert changed >= change.shown_on
    assert bool(changed) == bool(change.shown_on)
    for_nothing = thrown - changed - allowed(change.name, warm.copied)
    assert for_nothing == set(), "thrown away for nothing"
