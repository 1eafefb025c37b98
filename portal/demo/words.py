"""The demo's texts: each sentence is written in English and Spanish side by side.

`both` and `prose` return the English text and remember the Spanish one. When all pages stand,
`spanish_of` gives the translation of every piece of text that wagtail-localize cuts out of them.
"""

import re

from wagtail_localize.strings import StringValue, extract_strings

_spanish: dict[str, str] = {}


class UnlikeTextsError(ValueError):
    """The two languages differ in their structure, or one text has two translations."""


def both(english: str, spanish: str) -> str:
    """Return a plain English text, white space folded, and remember its Spanish translation.

    Raises UnlikeTextsError when the same English text already has another translation.
    """
    english, spanish = _fold(english), _fold(spanish)
    _remember(StringValue.from_plaintext(english), StringValue.from_plaintext(spanish))
    return english


def lines(english: str, spanish: str) -> str:
    """Return an English text of one entry on each line, given with commas between the entries."""
    entries = ["\n".join(part.strip() for part in text.split(",")) for text in (english, spanish)]
    _remember(*map(StringValue.from_plaintext, entries))
    return entries[0]


def prose(english: str, spanish: str) -> str:
    """Return an English rich text and remember the Spanish translation of each of its pieces.

    An empty line divides paragraphs; lines that begin with "- " make a list. Inline HTML stays.
    A link to a page of the demo is written `<a href="page:KEY">`.

    Raises UnlikeTextsError when the two languages do not have the same paragraphs, lists and links.
    """
    pages = [_as_html(text) for text in (english, spanish)]
    pieces = [extract_strings(page)[1] for page in pages]
    numbers = [len(found) for found in pieces]
    if numbers[0] != numbers[1]:
        raise UnlikeTextsError(
            f"{len(pieces[0])} pieces against {len(pieces[1])}: {_fold(english)}"
        )
    for (source, source_links), (target, target_links) in zip(*pieces, strict=True):
        if source_links != target_links:
            raise UnlikeTextsError(f"The links differ: {source.data}")
        _remember(source, target)
    return pages[0]


def spanish_of(english: str) -> str:
    """Return the Spanish translation of one piece of text, as wagtail-localize stores it.

    Figures stay as they are. Raises KeyError when the demo has no translation.
    """
    if not any(character.isalpha() for character in english):
        return english
    return _spanish[english]


def translated_pieces() -> dict[str, str]:
    """Return all pieces of text with their translations."""
    return dict(_spanish)


def _remember(english: StringValue, spanish: StringValue) -> None:
    known = _spanish.setdefault(english.data, spanish.data)
    if known != spanish.data:
        raise UnlikeTextsError(f"{english.data!r} is both {known!r} and {spanish.data!r}")


def _fold(text: str) -> str:
    return " ".join(text.split())


def _as_html(text: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text.strip()))
    return "".join(_block_as_html(block) for block in blocks if block)


def _block_as_html(block: str) -> str:
    if not block.startswith("- "):
        return f"<p>{_fold(block)}</p>"
    entries = re.split(r"(?:^|\n)\s*- ", block)[1:]
    return f"<ul>{''.join(f'<li>{_fold(entry)}</li>' for entry in entries)}</ul>"
