"""Authors as one text, and back: “Rivera, Ana María; Health Equity Center; "Acme, Inc."”.

A comma makes a person; what stands in quotation marks is one name, whatever is in it. A quotation
mark inside is doubled, as in CSV.
"""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .cells import one_line

Author = tuple[str, str, bool]
"""Family name and given names of a person, or an organization's name, nothing, and False."""

MOST = 200
"""Characters of a name; of each part of a person's name 100."""

NAME = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^",;][^,;]*)?)\s*([,;]|$)')


def read_authors(text: str) -> list[Author]:
    """Return the authors that a text names, in its order.

    Raises ValidationError where it cannot be divided into names, or a name is too long.
    """
    text = text.replace("\n", ";").replace("\u201c", '"').replace("\u201d", '"')
    authors: list[Author] = []
    parts: list[str] = []
    position = 0
    while position < len(text):
        found = NAME.match(text, position)
        if not found or found.end() == position:
            raise ValidationError(
                _("Write people as “Family, Given”, and semicolons between authors.")
            )
        position = found.end()
        quoted, bare, divider = found.groups()
        parts.append(one_line(quoted.replace('""', '"') if quoted is not None else bare or ""))
        if divider != ",":
            authors += _author(parts)
            parts = []
    if parts:
        authors += _author([*parts, ""])
    return authors


def _author(parts: list[str]) -> list[Author]:
    if not any(parts):
        return []
    if len(parts) > 2 or not parts[0]:
        raise ValidationError(
            _(
                "“%(name)s” has more than one comma. Write people as “Family, Given”, put "
                "semicolons between authors, and other names into quotation marks."
            )
            % {"name": ", ".join(parts)}
        )
    longest = MOST if len(parts) == 1 else MOST // 2
    if any(len(part) > longest for part in parts):
        raise ValidationError(
            _("“%(name)s…” is longer than %(number)d characters.")
            % {"name": max(parts, key=len)[:40], "number": longest}
        )
    return [(parts[0], parts[1], True) if len(parts) == 2 else (parts[0], "", False)]


def authors_text(authors: Iterable[Author]) -> str:
    """Return the text that `read_authors` reads as these authors."""
    names = []
    for family, given, is_person in authors:
        name = _quoted(family)
        if is_person:
            name = f"{name}, {_quoted(given)}" if given else f"{name},"
        names.append(name)
    return "; ".join(names)


def _quoted(name: str) -> str:
    name = one_line(name)
    return '"' + name.replace('"', '""') + '"' if re.search(r'[,;"\u201c\u201d]', name) else name
