"""Keeps a machine away from what it must not touch, and sees whether it did."""

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag
from wagtail_localize.strings import StringValue, validate_translation_links

from .glossary import Terms

SHIELD = '<code translate="no" data-term="{}">{}</code>'
"""All services leave such an element alone: LibreTranslate and DeepL for its name, Google for
`translate` (https://html.spec.whatwg.org/multipage/dom.html#the-translate-attribute)."""

SHIELDED = re.compile(r'<code\b[^>]*\bdata-term="(\d+)"[^>]*>.*?</code>', re.S)
TAG = re.compile(r"(<[^>]*>)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
"""What a program fills in, in texts of forms."""


class DamagedError(ValueError):
    """A translation lacks something that its source has."""


def shield(text: str, terms: Terms) -> tuple[str, list[str]]:
    """Return a text for a machine, and what is behind its shields, in order.

    `text` is HTML; tags themselves are never looked into.
    """
    kept: list[str] = []

    def put(found: re.Match[str]) -> str:
        kept.append(found[0])
        return SHIELD.format(len(kept) - 1, found[0])

    parts = TAG.split(text)
    for number in range(0, len(parts), 2):
        words = PLACEHOLDER.sub(put, parts[number])
        # A shield that is there already is not looked into again.
        pieces = TAG.split(words) if kept else [words]
        if terms:
            inside = False
            for place, piece in enumerate(pieces):
                if place % 2:
                    inside = piece.startswith("<code")
                elif not inside:
                    pieces[place] = terms.sub(put, piece)
        parts[number] = "".join(pieces)
    return "".join(parts), kept


def unshield(source: str, answer: str, kept: list[str]) -> str:
    """Return a machine's answer with what was behind the shields.

    Raises DamagedError when a shield, a tag or a link is missing, is there twice or is no longer
    what it was.
    """
    seen = sorted(int(number) for number in SHIELDED.findall(answer))
    if seen != list(range(len(kept))):
        raise DamagedError(answer)
    words = SHIELDED.sub(lambda found: kept[int(found[1])], answer)
    check(source, words)
    return words


def check(source: str, translation: str) -> None:
    """Raise DamagedError when a translation lacks a tag, link or placeholder of its source."""
    if not translation.strip() or tags_of(source) != tags_of(translation):
        raise DamagedError(translation)
    if Counter(PLACEHOLDER.findall(source)) != Counter(PLACEHOLDER.findall(translation)):
        raise DamagedError(translation)
    try:
        StringValue.from_translated_html(translation)
        validate_translation_links(source, translation)
    except ValueError as error:
        raise DamagedError(translation) from error


def tags_of(text: str) -> Counter[tuple[str, str]]:
    """Return the tags of a text with their ids, and how often each is there."""
    soup = BeautifulSoup(text, "html.parser")
    return Counter(
        (tag.name, str(tag.get("id", ""))) for tag in soup.descendants if isinstance(tag, Tag)
    )
