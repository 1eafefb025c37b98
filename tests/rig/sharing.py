"""How the tests are shared out among workers: some files tell one story, some ask one page much.

pytest-xdist's own groups are lost with pytest 9.2, whose ids of tests do not take the suffix by
which xdist 3.8 would know them.
"""

from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

STORIES = (
    "test_growing",
    "test_front",
    "test_there_and_back",
    "test_the_rig",
    "test_loaded_site",
    "test_staff_builds_a_site",
    "test_translator_works",
    "test_every_word_is_translated",
    "test_visitor_writes",
)
"""Files whose tests go together: what they meet takes long to build, or one goes on after another."""

PAGES = "test_standing_bars"
"""The file whose tests of one page go together: they look at the same visit."""

LONGEST = (*STORIES, "test_query_growth", "test_matrix")
"""Files to begin with, so that no worker waits for another at the end."""

FIRST = "test_invalidation"
"""It builds a site of its own on the database as migrations leave it, which some tests empty."""


class TogetherScheduling(LoadScopeScheduling):
    """Gives each worker one test at a time, or all that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the test `nodeid` is given out with."""
        file, _colons, rest = nodeid.partition("::")
        stem = Path(file).stem
        if stem in STORIES:
            return file
        if stem == PAGES and "[" in rest:
            return f"{file}[{rest.partition('[')[2]}"
        return nodeid
