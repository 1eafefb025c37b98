"""How the tests are shared out among workers: what was built for a file serves all its tests.

pytest-xdist's own groups are lost with pytest 9.2, whose ids of tests do not take the suffix by
which xdist 3.8 would know them.
"""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

from .kept import ROOT

PAGES = "test_standing_bars"
"""The file whose tests of one page go together: they look at the same visit."""

LONGEST = (
    "test_the_rig",
    "test_staff_builds_a_site",
    "test_archive",
    "test_translator_works",
    "test_query_growth",
    "test_loaded_site",
    "test_growing",
    "test_front",
    "test_there_and_back",
    "test_matrix",
    "test_canaries",
    "test_spam_wave",
    "test_visitor_writes",
    "test_every_word_is_translated",
)
"""Files to begin with, in this order, so that no worker waits for another at the end."""

FIRST = "test_invalidation"
"""It builds a site of its own on the database as migrations leave it, which some tests empty."""


def turn(stem: str) -> int:
    """Return when a file's turn comes: the lower, the earlier."""
    if stem == FIRST:
        return -1
    return LONGEST.index(stem) if stem in LONGEST else len(LONGEST)


@cache
def builds_once(file: Path) -> bool:
    """Tell whether the file of tests, or what stands beside it, builds something for all of it.

    Shared out among workers, its tests would have it built by each of them.
    """
    beside = file.parent / "conftest.py"
    texts = [place.read_text(encoding="utf-8") for place in (file, beside) if place.exists()]
    return any('scope="module"' in text for text in texts)


class TogetherScheduling(LoadScopeScheduling):
    """Gives each worker one test at a time, or all that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the test `nodeid` is given out with."""
        name, _colons, rest = nodeid.partition("::")
        file = ROOT / name
        if file.stem == PAGES and "[" in rest:
            return f"{name}[{rest.partition('[')[2]}"
        return name if builds_once(file) else nodeid
