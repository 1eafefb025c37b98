"""What became different between two versions of a source text, piece by piece."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from .pieces import BEHIND_THE_PAGE, Piece
from .trivial import is_trivial, letters_of

_TAG = re.compile(r"<[^>]+>")
_TARGET = re.compile(r'(?:href|linktype|\bid|src)="[^"]*"')


@dataclass(frozen=True)
class Change:
    """One piece that is not what it was."""

    trail: list[str]
    kind: str
    old: Any
    """None when the piece is new."""

    new: Any
    """None when the piece is gone."""

    @property
    def is_text(self) -> bool:
        """Whether it is words, which translators write anew; all else is carried over."""
        return self.kind in ("text", "rich")

    @property
    def is_trivial(self) -> bool:
        """Whether readers of a translation need not know."""
        if self.kind == "order":
            return True
        if not self.is_text:
            return False
        if _targets(self.old) != _targets(self.new):
            return False
        return is_trivial(words_of(self.old), words_of(self.new))

    @property
    def is_seen(self) -> bool:
        """Whether readers see the piece on the page."""
        return len(self.trail) > 1 or self.trail[0] not in BEHIND_THE_PAGE


def words_of(value: Any) -> str:
    """Return the bare words of a text or paragraph."""
    return unescape(_TAG.sub("", value)) if isinstance(value, str) else ""


def _targets(value: Any) -> list[str]:
    return _TARGET.findall(value) if isinstance(value, str) else []


def changes_between(old: list[Any], new: list[Any]) -> list[Change]:
    """Return the changes from one snapshot's pieces to another's, in the order of the page."""
    before = {piece.path + piece.kind: piece for piece in (Piece(*entry) for entry in old)}
    after = {piece.path + piece.kind: piece for piece in (Piece(*entry) for entry in new)}
    found: list[Change] = []
    for key, piece in after.items():
        found += _changes_of(before.get(key), piece)
    for key, piece in before.items():
        if key not in after:
            found += _changes_of(piece, None)
    return found


def signature_of(changes: list[Change]) -> str:
    """Return what tells these changes from others; the same after a comma was moved in them."""
    said = [
        [change.trail, change.old, letters_of(words_of(change.new)), _targets(change.new)]
        if change.is_text
        else [change.trail, change.old, change.new]
        for change in changes
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _changes_of(old: Piece | None, new: Piece | None) -> Iterator[Change]:
    piece = new or old
    if piece is None or (old and new and old.value == new.value):
        return
    before, after = (old.value if old else None), (new.value if new else None)
    if piece.kind == "order":
        yield from _moves(piece, before, after)
    elif piece.kind == "rich":
        for one, other in _pairs(before or [], after or []):
            yield Change(piece.trail, piece.kind, one, other)
    else:
        yield Change(piece.trail, piece.kind, before, after)


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield the paragraphs that differ, each with the one that it came from if there is one."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[start:end], new[new_start:new_end]
        for number in range(max(len(gone), len(come))):
            yield (
                gone[number] if number < len(gone) else None,
                come[number] if number < len(come) else None,
            )


def _moves(piece: Piece, old: list[Any] | None, new: list[Any] | None) -> Iterator[Change]:
    """Yield one change when what is in both versions stands in another order."""
    before, after = old or [], new or []
    kept = {key for key, _name in before} & {key for key, _name in after}
    first = [entry for entry in before if entry[0] in kept]
    second = [entry for entry in after if entry[0] in kept]
    if first != second:
        yield Change(
            piece.trail, "order", [name for _key, name in first], [name for _key, name in second]
        )
