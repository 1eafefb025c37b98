"""A full disk does not kill the processes that count.

prometheus_client counts in files that are mapped into memory, and makes them longer than what is
written to them. Where the disk is full, the first touch of such a hole is SIGBUS: the process dies
without a word, and so does the one that is started in its place. So each file gets its room before
it is mapped, or an OSError is raised, which whoever counts can bear.

Seen with prometheus_client 0.26 on a full tmpfs. To be taken away when it reserves room itself.
"""

import os
from typing import Any

from prometheus_client import mmap_dict, values

FIRST = 1 << 16
"""Bytes of a new file, as prometheus_client has it."""


class ReservedDict(mmap_dict.MmapedDict):
    """prometheus_client's file of figures, with the room that it needs."""

    def __init__(self, filename: str, read_mode: bool = False) -> None:
        if not read_mode:
            with open(filename, "ab") as file:
                try:
                    _reserve(file.fileno(), FIRST)
                except OSError:
                    # An empty one is none that can be added up.
                    os.unlink(filename)
                    raise
        super().__init__(filename, read_mode)

    def _init_value(self, key: str) -> None:
        # A name, its padding, its length and two numbers: twice the file holds them, as it grows.
        if self._used + len(key.encode()) + 32 > self._capacity:
            _reserve(self._f.fileno(), 2 * self._capacity)
        super()._init_value(key)


def reserve_room() -> None:
    """Let prometheus_client use it. Call it before the first figure is counted."""
    library: Any = values
    library.MmapedDict = ReservedDict


def _reserve(file: int, size: int) -> None:
    """Give a file room for `size` bytes. Raises OSError where the disk has none."""
    if os.fstat(file).st_size < size:
        os.posix_fallocate(file, 0, size)
