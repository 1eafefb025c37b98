"""What tells later which fields of a page were changed since its row was written.

A version is a short digest of each field, in a row of its own form: it needs no old revisions, and
still tells field by field who changed what.
"""

import hashlib
from collections.abc import Mapping

Version = dict[str, str]
"""A digest for each field, by the name of its column."""

MARK = "v1"
LENGTH = 6
"""Characters of a digest, of 16 kinds: one chance in 16 million to miss a change."""


def digest(text: str) -> str:
    """Return a short digest of the text of a field."""
    return hashlib.blake2b(text.encode(), digest_size=LENGTH // 2).hexdigest()


def version_of(values: Mapping[str, str]) -> Version:
    """Return the version of a page that says these values."""
    return {name: digest(text) for name, text in values.items()}


def version_cell(version: Version) -> str:
    """Return a version as it stands in a cell."""
    return " ".join([MARK, *(f"{name}:{text}" for name, text in sorted(version.items()))])


def read_version(text: str) -> Version:
    """Return what `version_cell` wrote; empty for anything else."""
    mark, *parts = text.split()[:64] or [""]
    pairs = [part.split(":", 1) for part in parts]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2} if mark == MARK else {}
