"""The site's full addresses inside files: heads of pages, feeds, calendars, citations, tables."""

import re
from collections.abc import Callable
from datetime import date

from .addresses import QUESTION, Address, own_address

ANYTHING_ELSE = r"""[^\s"'<>\\|,)}\]]*"""
FOLD = re.compile(r"\r?\n[ \t]")
STAMP = re.compile(r"(?<=\n)DTSTAMP:[^\r\n]*")
"""When a file was made (RFC 5545, 3.8.7.2): for those of a site that is the moment of asking."""

FOLDED_AT = 75
"""Octets of a line in a calendar file (RFC 5545, 3.1)."""


class FullAddresses:
    """Replaces the site's addresses by those of the archive."""

    def __init__(self, root: str, address_of: Callable[[Address], str]) -> None:
        """`address_of` returns where an address is archived, or nothing."""
        self.root = root
        self._address_of = address_of
        self._pattern = re.compile(re.escape(root) + rf"(?=[/\s\"'<>]|$)({ANYTHING_ELSE})")

    def replace(self, text: str) -> str:
        """Return `text` with archived addresses; those that are not archived stay as they were."""
        return self._pattern.sub(self._one, text)

    def replace_in_calendar(self, text: str, day: date) -> str:
        """The same for a calendar file, whose lines are folded; it then says it is of `day`."""
        changed = STAMP.sub(f"DTSTAMP:{day:%Y%m%d}T000000Z", self.replace(FOLD.sub("", text)))
        return "\r\n".join(_folded(line) for line in changed.splitlines()) + "\r\n"

    def _one(self, found: re.Match[str]) -> str:
        rest = found[1].rstrip(".,;")
        after = found[1][len(rest) :]
        own = own_address(f"{self.root}{rest}".replace("&amp;", "&"), Address("/"), self.root)
        place = self._address_of(own[0]) if own else ""
        if own and not place and f"?{QUESTION}=" in rest:  # how programs may search the site
            path, _mark, question = rest.partition("?")
            place = self._address_of(Address(path))
            after = f"?{question}{after}"
        if not own or not place:
            return found[0]
        fragment = f"#{own[1]}" if own[1] else ""
        return f"{place}{fragment}{after}"


def _folded(line: str) -> str:
    pieces, piece, size = [], "", 0
    for sign in line:
        length = len(sign.encode())
        if size + length > FOLDED_AT:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += length
    return "\r\n".join([*pieces, piece])
