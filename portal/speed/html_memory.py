"""HTML that a process keeps by all that it was drawn from, within so many bytes.

    _memory = Memory(8 * 1024 * 1024)
    mark = mark_of(("card.html", words, language))
    html = _memory.get(mark)

What a piece of a page was drawn from is often larger than its HTML, so only its mark is kept: two
that say different things have different marks. What is small and asked for often, such as a
picture in its sizes, can be its own mark: a tuple, whose bytes are counted with the HTML.
"""

import sys
from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.utils.safestring import SafeString

from portal.speed import has

BESIDE = 256
"""Bytes that a mark and its place take beside the HTML."""


def mark_of(drawn_from: Any) -> bytes:
    """Return twenty bytes for tuples of texts, numbers, truth values, days and None.

    They are told apart as Python writes them: 1, True and "1" differ.
    """
    return blake2b(repr(drawn_from).encode(), digest_size=20).digest()


class Memory:
    """HTML by marks, for all threads of the process; what nobody asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes if has("html_memory") else 0
        self._known: OrderedDict[Hashable, tuple[SafeString, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._known)

    @property
    def bytes_held(self) -> int:
        """What all that is kept takes."""
        return self._bytes

    def get(self, mark: Hashable) -> SafeString | None:
        """Return what was kept; None where nothing is."""
        with self._lock:
            kept = self._known.get(mark)
            if kept is None:
                return None
            self._known.move_to_end(mark)
        return kept[0]

    def put(self, mark: Hashable, html: SafeString) -> None:
        """Keep HTML, unless it is larger than all that may be kept."""
        size = sys.getsizeof(html) + BESIDE + _parts(mark)
        with self._lock:
            if mark in self._known or size > self.most_bytes:
                return  # another thread drew the same, or all others would go for one
            self._known[mark] = html, size
            self._bytes += size
            while self._bytes > self.most_bytes:
                self._bytes -= self._known.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._known.clear()
            self._bytes = 0


def _parts(mark: Hashable) -> int:
    """Return the bytes of all that a tuple holds; what it shares with others is counted again."""
    if not isinstance(mark, tuple):
        return 0
    return sum(sys.getsizeof(part) + _parts(part) for part in mark)
