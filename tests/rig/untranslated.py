"""Finds the words of a page that are still those of the source language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Doctype, Tag
from django.conf import settings
from django.utils import dates, translation

from .wording import Wording, folded

UNSEEN = {"script", "style", "template"}
SPOKEN = ("alt", "aria-label", "aria-description", "aria-roledescription", "title")
SPOKEN_OF = {
    "input": ("placeholder",),
    "textarea": ("placeholder",),
    "option": ("label",),
    "optgroup": ("label",),
    "track": ("label",),
}
BUTTONS = {"submit", "button", "reset"}
META = {"description", "og:title", "og:description", "og:image:alt", "og:site_name"}
NO_WORDS = {
    "inLanguage", "startDate", "endDate", "datePublished", "dateModified", "lastReviewed",
    "temporalCoverage", "encodingFormat", "contentSize", "priceCurrency", "query-input",
}  # fmt: skip
"""Properties of structured data that are the same in every language."""

ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
LETTER = re.compile(r"[^\W\d_]")
FUNCTION_WORDS = {
    "en": "the and of with for from this that these those is are was were has have you your our",
}
"""Words that no paragraph of the source language can do without, and that no other language has."""

QUOTED = 30
"""Characters from which on a text is a sentence that may be quoted."""


@dataclass(frozen=True)
class Piece:
    """A text of a page, where it stands, and the language that it is marked with."""

    text: str
    place: str
    language: str


class Finder:
    """Finds what is left of the source language in pages of one other language.

    What is marked with another language says so to its readers, and is passed over; so are
    numbers, addresses, acronyms, names, and what is marked as not to be translated.
    """

    def __init__(self, language: str, wording: Wording) -> None:
        self.language = language
        self.wording = wording
        longest_first = sorted(map(re.escape, wording.names), key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)")
        self._telltale = _telltale_words(language)

    def untranslated(self, page: str, original: str) -> list[str]:
        """Return the texts of `page` that are not translated, each with its place.

        `original` is the same page in the source language.
        """
        if not re.search(rf"<html[^>]* lang=\"{self.language}\"", page):
            opening = re.search(r"<html[^>]*>", page)
            return [f"{opening and opening[0]}: the page is not marked as {self.language}"]
        source = settings.LANGUAGE_CODE
        before = {piece.text for piece in pieces(original) if piece.language == source}
        found = {}
        for piece in pieces(page):
            if piece.language == self.language and self._is_source(piece.text, before):
                found[f"{piece.place}: {piece.text}"] = None
        return list(found)

    def _is_source(self, text: str, before: set[str]) -> bool:
        if text in self.wording.target:
            return False
        rest = self._names.sub(" ", ACRONYM.sub(" ", ADDRESS.sub(" ", text)))
        if not LETTER.search(rest):
            return False
        if text in self.wording.source or text in before:
            return True
        return bool(self._telltale.search(rest)) and bool(
            self._telltale.search(self._unknown(rest))
        )

    def _unknown(self, text: str) -> str:
        """Return `text` without the sentences of translators that it quotes, as a snippet does."""
        for known in self.wording.target:
            if len(known) > QUOTED:
                text = text.replace(self._names.sub(" ", ACRONYM.sub(" ", known)), " ")
        return text


def pieces(page: str) -> Iterator[Piece]:
    """Yield every text that a page shows, reads out, or tells search engines."""
    tree = BeautifulSoup(page, "html.parser")
    for highlight in tree("mark"):
        highlight.unwrap()  # the search page marks words in the middle of names
    tree.smooth()
    yield from _pieces(tree, "")


def _pieces(tag: Tag, language: str) -> Iterator[Piece]:
    for child in tag.children:
        if isinstance(child, Tag):
            marked = str(child.get("lang") or language).split("-")[0]
            for place, text in _spoken(child):
                yield Piece(folded(text), place, marked)
            for text, told in _data(child, marked):
                yield Piece(folded(text), "JSON-LD", told)
            if child.name not in UNSEEN and child.get("translate") != "no":
                yield from _pieces(child, marked)
        elif not isinstance(child, Comment | Doctype):
            yield Piece(folded(str(child)), f"<{tag.name}>", language)


def _spoken(tag: Tag) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand in a tag's attributes."""
    names = [*SPOKEN, *SPOKEN_OF.get(tag.name, ())]
    if tag.name == "input" and tag.get("type") in BUTTONS:
        names.append("value")
    if tag.name == "meta" and (tag.get("name") or tag.get("property")) in META:
        names.append("content")
    for name in names:
        if tag.get(name):
            yield f"<{tag.name} {name}>", str(tag[name])


def _data(tag: Tag, language: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of structured data for search engines, each with its language."""
    if tag.name != "script" or tag.get("type") != "application/ld+json":
        return
    waiting = [(json.loads(tag.get_text()), language)]
    while waiting:
        match waiting.pop():
            case dict() as entries, told:
                if isinstance(own := entries.get("inLanguage"), str):
                    told = own.split("-")[0]
                waiting += [
                    (value, told)
                    for key, value in entries.items()
                    if (key == "@graph" or not key.startswith("@")) and key not in NO_WORDS
                ]
            case list() as entries, told:
                waiting += [(entry, told) for entry in entries]
            case str() as text, told:
                yield text, told


def _telltale_words(language: str) -> re.Pattern[str]:
    """Return what finds words that only the source language has, its months and days included."""
    words = set(FUNCTION_WORDS[settings.LANGUAGE_CODE].split())
    for calendar in (dates.MONTHS, dates.MONTHS_3, dates.WEEKDAYS, dates.WEEKDAYS_ABBR):
        with translation.override(settings.LANGUAGE_CODE):
            theirs = {str(name).lower() for name in calendar.values()}
        with translation.override(language):
            words |= theirs - {str(name).lower() for name in calendar.values()}
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)
