"""What reading a file brings: its text, and facts that tell whether everybody can read it.

Used in the child process, which knows nothing of Django.
"""

import re
import time
import unicodedata
from dataclasses import dataclass, field
from typing import Any

MOST_TEXT = 2_000_000
"""Bytes of text, as UTF-8, that are kept of one file: about 800 pages."""

SECONDS_OF_READING = 25
"""Seconds of processor time after which a reader stops and hands over what it has."""

PAGE_BREAK = "\f"
"""Stands between the pages of a text."""

CONTROL = re.compile(r"[\x00\x01\x03-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufeff\uffff]")
"""What databases refuse, or nobody reads."""

SOFT_HYPHENS = re.compile("\u00ad\\s*")

DIVIDED = re.compile("(\\w{0,60})[\ufffe\x02][^\\S\f]*(\\w{0,60})")
"""Two parts of a word with a hyphen at the end of a line, as PDFium tells of it (U+FFFE)."""

SPACES = re.compile(r"[^\S\n\f]+")


class EnoughError(Exception):
    """The limit of text or of time is reached: what was read so far is handed over."""


class TooMuchError(Exception):
    """The file unpacks to more than anybody could read."""


class EncryptedError(Exception):
    """The file wants a password."""


@dataclass
class Found:
    """What one file holds. `text` grows while the file is read."""

    pages: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    cut: bool = False
    _parts: list[str] = field(default_factory=list)
    _size: int = 0

    def add(self, words: str) -> None:
        """Take a piece of text. Raises EnoughError when the limit of text or time is reached."""
        words = clean(words)
        room = MOST_TEXT - self._size
        encoded = words.encode()
        if len(encoded) > room:
            self._parts.append(encoded[:room].decode(errors="ignore"))
            self._size = MOST_TEXT
            raise EnoughError
        self._parts.append(words)
        self._size += len(encoded)
        if time.process_time() > SECONDS_OF_READING:
            raise EnoughError

    def line(self) -> None:
        """End a line."""
        self.add("\n")

    def page(self) -> None:
        """End a page."""
        self.pages += 1
        self.add(PAGE_BREAK)

    @property
    def text(self) -> str:
        """All text so far, without runs of blanks."""
        joined = SPACES.sub(" ", without_divisions("".join(self._parts)))
        return re.sub(r" ?\n(?: ?\n)+", "\n\n", joined).strip(" \n\f")


def clean(words: str) -> str:
    """Return words without what cannot be kept, each letter in its usual form.

    Files for print write "fi" and Arabic letters as the shapes they take; NFKC makes letters of
    them again (Unicode Standard Annex 15), so that a search finds the word.
    """
    return unicodedata.normalize("NFKC", CONTROL.sub("", SOFT_HYPHENS.sub("", words)))


def without_divisions(text: str) -> str:
    """Return a text with the words whole that were divided at the ends of lines.

    A hyphen stays where the text has both parts as words of their own and never the whole one, as
    in "power-building"; otherwise the program that set the lines has put it there.
    """
    if not DIVIDED.search(text):
        return text
    words = {word.lower() for word in re.findall(r"\w+", DIVIDED.sub(" ", text))}

    def whole(found: re.Match[str]) -> str:
        first, second = found.groups()
        is_one = (first + second).lower() in words
        are_two = {first.lower(), second.lower()} <= words
        return f"{first}-{second}" if are_two and not is_one else first + second

    return DIVIDED.sub(whole, text)
