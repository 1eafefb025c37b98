"""The columns about a page: how a cell is read, how a page says the same, how a page is given it.

Each field has one form of text. `read` brings a cell into it or refuses, `of` takes it from a page,
`give` puts it onto one. So what differs between a sheet and a page is seen by comparing texts.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from resources.dates import published_digits
from resources.models import ResourcePage

from .authors import Author, authors_text, read_authors
from .bodies import UNCHANGED, Block, body_text, joined, read_body, tidy
from .cells import clean, folded, one_line
from .published import read_published
from .words import FACETS, Words

CELL_HOLDS = 32_000
"""Characters; Excel cuts a cell at 32,767 (its specification)."""

MOST_USES, LONGEST_USE = 8, 160


class Field(ABC):
    """One column about a page."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def read(self, text: str, words: Words) -> str:
        """Return a cell in the form of this field. Raises ValidationError with what is wrong."""

    @abstractmethod
    def of(self, page: ResourcePage) -> str:
        """Return what a page says."""

    @abstractmethod
    def give(self, page: ResourcePage, text: str, words: Words) -> None:
        """Put onto a page what `read` returned."""


class TextField(Field):
    """A text that is the same in the cell and on the page, up to a length."""

    def __init__(self, name: str, longest: int, required: bool = False) -> None:
        super().__init__(name)
        self.longest, self.required = longest, required

    def read(self, text: str, _words: Words) -> str:
        """Return one line. Raises ValidationError when it is too long, or missing."""
        text = one_line(text)
        if self.required and not text:
            raise ValidationError(_("This must not be empty."))
        if len(text) > self.longest:
            raise ValidationError(
                _("%(number)d characters, and at most %(most)d fit: “%(text)s…”.")
                % {"number": len(text), "most": self.longest, "text": text[:40]}
            )
        return text

    def of(self, page: ResourcePage) -> str:
        """Return the text of the page in one line."""
        return one_line(clean(getattr(page, self.name) or ""))

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write the text."""
        setattr(page, self.name, text)


class AuthorsField(Field):
    """The authors, as `authors` writes them."""

    def read(self, text: str, _words: Words) -> str:
        """Return the authors in one form. Raises ValidationError."""
        return authors_text(read_authors(text))

    def of(self, page: ResourcePage) -> str:
        """Return the authors of the page."""
        return authors_text(self._authors(page.authors))

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write the authors; those that stay keep their identifiers."""
        raw = [
            ("person", {"family": family, "given": given})
            if is_person
            else ("organization", family)
            for family, given, is_person in read_authors(text)
        ]
        page.authors = stream(page.authors, raw)

    @staticmethod
    def _authors(value: StreamValue) -> list[Author]:
        return [
            (child.value["family"], child.value["given"] or "", True)
            if child.block_type == "person"
            else (child.value, "", False)
            for child in value
        ]


class PublishedField(Field):
    """The day of publication with its precision."""

    def read(self, text: str, words: Words) -> str:
        """Return the day as far as it is known. Raises ValidationError."""
        known = read_published(one_line(text), words.month_first)
        return published_digits(*known) if known else ""

    def of(self, page: ResourcePage) -> str:
        """Return the day of the page."""
        return published_digits(page.published_on, page.date_precision)

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write day and precision."""
        known = read_published(text)
        page.published_on = known[0] if known else None
        if known:
            page.date_precision = known[1]


class TermsField(Field):
    """Terms of one facet, by their names in the source language."""

    def read(self, text: str, words: Words) -> str:
        """Return the names, sorted, each once. Raises ValidationError with every unknown word."""
        facet = FACETS[self.name]
        slugs: set[str] = set()
        wrong: list[ValidationError] = []
        for word in re.split(r"[;|\n]", text):
            if word.strip():
                try:
                    slugs |= self._slugs(one_line(word), facet, words)
                except ValidationError as error:
                    wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return terms_text(words.name_of(slug) for slug in slugs)

    @staticmethod
    def _slugs(word: str, facet: str, words: Words) -> set[str]:
        try:
            return {words.term(word, facet)}
        except ValidationError:
            parts = [part.strip() for part in word.split(",") if part.strip()]
            if len(parts) < 2:
                raise
        return {words.term(part, facet) for part in parts}

    def of(self, page: ResourcePage) -> str:
        """Return the names of the page's terms."""
        return terms_text(term.name for term in getattr(page, self.name).all())

    def give(self, page: ResourcePage, text: str, words: Words) -> None:
        """Write the terms."""
        facet = FACETS[self.name]
        names = [name for name in text.split("; ") if name]
        setattr(page, self.name, [words.term_with(words.term(name, facet)) for name in names])


class UsesField(Field):
    """What the resource is good for, one use on each line."""

    def read(self, text: str, _words: Words) -> str:
        """Return the uses. Raises ValidationError for too many, or one that is too long."""
        uses = [re.sub(r"^[-\u2022*]\s+", "", one_line(line)) for line in text.split("\n")]
        uses = [use for use in uses if use]
        if len(uses) > MOST_USES:
            raise ValidationError(
                _("%(number)d uses, and at most %(most)d fit.")
                % {"number": len(uses), "most": MOST_USES}
            )
        for use in uses:
            if len(use) > LONGEST_USE:
                raise ValidationError(
                    _("%(number)d characters, and at most %(most)d fit: “%(text)s…”.")
                    % {"number": len(use), "most": LONGEST_USE, "text": use[:40]}
                )
        return "\n".join(uses)

    def of(self, page: ResourcePage) -> str:
        """Return the uses of the page."""
        return "\n".join(one_line(clean(child.value)) for child in page.uses)

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write the uses; those that stay keep their translations."""
        page.uses = stream(page.uses, [("use", use) for use in text.split("\n") if use])


class BodyField(Field):
    """The text of the page, as `bodies` writes it."""

    def read(self, text: str, _words: Words) -> str:
        """Return the text as HTML. Raises ValidationError."""
        return text if text == UNCHANGED else body_text(read_body(text))

    def of(self, page: ResourcePage) -> str:
        """Return the page's text, or that it is more than a cell can hold."""
        blocks = self._blocks(page.body)
        if blocks is None:
            return UNCHANGED
        text = body_text(blocks)
        try:
            same = len(text) <= CELL_HOLDS and read_body(text) == blocks
        except ValidationError:
            same = False
        return text if same else UNCHANGED

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write the text; blocks that stay keep their translations."""
        raw: list[tuple[str, Any]] = [
            (kind, html)
            if kind == "paragraph"
            else ("heading", {"text": html, "level": kind.removeprefix("heading")})
            for kind, html in read_body(text)
        ]
        page.body = stream(page.body, raw)

    @staticmethod
    def _blocks(value: StreamValue) -> list[Block] | None:
        """Return the blocks of a page's text; None when a cell cannot hold all that is in it."""
        blocks: list[Block] = []
        for child in value:
            if child.block_type == "heading":
                blocks.append((f"heading{child.value['level']}", one_line(child.value["text"])))
            elif child.block_type == "paragraph":
                source = child.value.source or ""
                if re.search(r"<(?:a|embed)\b[^>]*\b(?:linktype|embedtype)=", source):
                    return None
                blocks.append(("paragraph", tidy(re.sub(r' data-block-key="[^"]*"', "", source))))
            else:
                return None
        return joined(blocks)


class ChoiceField(Field):
    """One word of a list. `meaning` of a word is asked of the `Words`."""

    def __init__(self, name: str, meaning: Callable[[Words, str], str]) -> None:
        super().__init__(name)
        self.meaning = meaning

    def read(self, text: str, words: Words) -> str:
        """Return the value. Raises ValidationError for a word that stands for nothing."""
        return self.meaning(words, one_line(text)) if text else ""

    def of(self, page: ResourcePage) -> str:
        """Return the value of the page."""
        return str(getattr(page, self.name))

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write the value."""
        setattr(page, self.name, text)


class YesField(Field):
    """Yes, or no; empty means no."""

    def read(self, text: str, words: Words) -> str:
        """Return "yes" or "no". Raises ValidationError."""
        return words.yes_or_no(text) if text else "no"

    def of(self, page: ResourcePage) -> str:
        """Return what the page says."""
        return "yes" if getattr(page, self.name) else "no"

    def give(self, page: ResourcePage, text: str, _words: Words) -> None:
        """Write it."""
        setattr(page, self.name, text == "yes")


def terms_text(names: Iterable[str]) -> str:
    """Return the names of terms in one form."""
    return "; ".join(sorted(set(names), key=folded))


def stream(old: StreamValue, new: Iterable[tuple[str, Any]]) -> StreamValue:
    """Return a stream of blocks (kind and value) in the place of an `old` one.

    A block that says the same keeps its identifier, and so does one that takes the place of another
    of its kind: translations hang on identifiers.
    """
    before = [dict(child) for child in old.raw_data]
    wanted: list[dict[str, Any]] = [{"type": kind, "value": value} for kind, value in new]
    free = {child["id"]: child for child in before if child.get("id")}
    for block in wanted:
        for key, child in free.items():
            if (child["type"], _said(child["value"])) == (block["type"], _said(block["value"])):
                block["id"] = key
                del free[key]
                break
    for block, child in zip(wanted, before, strict=False):
        if "id" not in block and child["type"] == block["type"] and child.get("id") in free:
            block["id"] = child["id"]
            del free[child["id"]]
    return StreamValue(old.stream_block, wanted, is_lazy=True)


def _said(value: Any) -> Any:
    return tidy(re.sub(r' data-block-key="[^"]*"', "", value)) if isinstance(value, str) else value


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        TextField("title", 255, required=True),
        TextField("subtitle", 255),
        TextField("summary", 300),
        AuthorsField("authors"),
        TextField("publisher", 255),
        PublishedField("published"),
        *(TermsField(name) for name in FACETS),
        UsesField("uses"),
        BodyField("body"),
        ChoiceField("license", Words.license),
        TextField("license_note", 250),
        YesField("archived"),
        TextField("archive_note", 250),
    )
}
"""By the names of their columns."""
