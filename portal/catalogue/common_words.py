"""The pages that hold common words, which are many: looked up once, and right at every moment.

To look up a word that half of a million pages have takes PostgreSQL a tenth of a second, and who
narrows an answer or leafs through it asks for the same words again. So a process remembers what it
found, together with the generation of the bits. Whatever is written since is fresh, and asked
for each time; and when that is settled the bits are of another generation (`settling`), and the
words are looked up anew.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from .bits import Bits, bits_of, either, without
from .clauses import Clause
from .engines import engine
from .standing import Standing, State

COMMON = 5_000
"""Pages of what is remembered. Less is as quickly looked up."""

MOST_CHUNKS = 2_000
"""Of 8 kB each: 16 MB."""

Asked = tuple[tuple[Clause, ...], str, str]


@dataclass(frozen=True)
class _Found:
    state: State
    pages: Bits
    unsure: frozenset[int]
    """The pages that were fresh then: nothing is known of them."""


_known: OrderedDict[Asked, _Found] = OrderedDict()
_lock = Lock()


def pages_with(
    clauses: Sequence[Clause], operator: str, standing: Standing, head: str = ""
) -> Bits:
    """Return the pages that fulfil all clauses ("and") or one ("or"), as `Engine.matching` does.

    One query. `standing` has to be read before.
    """
    asked = (tuple(clauses), operator, head)
    known = _recall(asked, standing.state)
    if known is None:
        found = engine().matching(clauses, operator, head)
        pages = bits_of(found)
        if len(found) >= COMMON and standing.state != (0, 0):
            _remember(asked, _Found(standing.state, pages, frozenset(standing.changed)))
        return pages
    unsure = sorted(known.unsure.union(standing.changed))
    if not unsure:
        return known.pages
    again = engine().matching(clauses, operator, head, unsure)
    return either([without(known.pages, bits_of(unsure)), bits_of(again)])


def forget_words() -> None:
    """Look all words up anew when they are next asked for."""
    with _lock:
        _known.clear()


def _recall(asked: Asked, state: State) -> _Found | None:
    with _lock:
        found = _known.get(asked)
        if found is None or found.state != state:
            return None
        _known.move_to_end(asked)
        return found


def _remember(asked: Asked, found: _Found) -> None:
    with _lock:
        _known[asked] = found
        _known.move_to_end(asked)
        while sum(len(each.pages) for each in _known.values()) > MOST_CHUNKS and len(_known) > 1:
            _known.popitem(last=False)
