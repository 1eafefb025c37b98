"""The text of one cell: made clean on the way in, made inert on the way out.

`inert_cell` and `from_inert` undo each other for every text (tests say so), unlike the portal's
`inert`, whose apostrophe could not be told from one that somebody wrote.
"""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

DANGEROUS = re.compile(r"'*[ \n]*[=+\-@\t\r]")
"""How a text begins that is taken for a formula, with apostrophes before it."""

ALREADY_INERT = re.compile(r"'+[ \n]*[=+\-@\t\r]")

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\u200b\u2060]|_x000D_")
"""Characters that nobody typed: controls, marks of byte order, spaces without width."""


def inert_cell(text: str) -> str:
    """Return a text as it is written into a sheet: an apostrophe before what would be a formula."""
    return "'" + text if DANGEROUS.match(text) else text


def from_inert(text: str) -> str:
    """Return the text that `inert_cell` wrote."""
    return text[1:] if ALREADY_INERT.match(text) else text


def cell_text(value: Any) -> str:
    """Return the value of a cell as the text that a person would read there.

    Days come as 2024-05-17, whole numbers without a point, truth as "yes" and "no".
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return clean(from_inert(str(value)))


def clean(text: str) -> str:
    """Return a text with one way of writing letters and line ends, without what nobody sees."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """Return a text without line breaks and without doubled spaces."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def folded(word: str) -> str:
    """Return a word as words are compared: without case, accents' forms and kinds of quotes."""
    word = unicodedata.normalize("NFKC", word).casefold()
    word = re.sub(r"[\u2018\u2019\u02bc\u0060\u00b4]", "'", word)
    word = re.sub(r"[\u201c\u201d\u201e\u00ab\u00bb]", '"', word)
    word = re.sub(r"[\u2010-\u2015]", "-", word)
    return one_line(word)
