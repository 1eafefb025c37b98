"""Reads from published pages what the catalogue keeps of them."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Manager
from django.utils.encoding import force_str
from wagtail.models import Page
from wagtail.search import index

from .facets import kind
from .facts import Facts
from .folding import fold
from .readable import PART, readable
from .vocabulary import FACETS, Vocabulary, terms_of

LONGEST_BODY = 400_000
"""Characters of a page's own text."""

LONGEST_FILES = 1_500_000
"""Characters of the text of all files of a page: some 500 printed pages."""

SEPARATE = {"title", "summary", "vocabulary_words"}
"""Indexed fields that are kept apart from the rest of the text."""


@dataclass
class FileText:
    """A file of a page: its title, the language it is in, what it says, and its document."""

    title: str
    language: str
    text: str
    document: int


@dataclass
class Contents:
    """What a page says and answers, as the catalogue writes it down."""

    page: int
    locale: int
    language: str
    key: UUID
    parent: int | None
    is_alias: bool
    title: str
    summary: str = ""
    terms: str = ""
    body: str = ""
    titles: list[tuple[str, str]] = field(default_factory=list)
    files: list[FileText] = field(default_factory=list)
    answers: set[tuple[str, str]] = field(default_factory=set)
    dated: date | None = None
    archived: bool = False

    @property
    def title_key(self) -> str:
        """What lists by title go by."""
        return fold(self.title)[:200]

    @property
    def digest(self) -> str:
        """A fingerprint of all of it: the same for the same contents, in any process."""
        data = {**asdict(self), "answers": sorted(self.answers)}
        text = json.dumps(data, default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def read(
    page: Page, facts: Facts, parent: int | None, vocabulary: Vocabulary, texts: dict[int, str]
) -> Contents:
    """Return the contents of a published page of its own class, which stands below `parent`.

    `facts` are the page's own; `texts` are the texts of documents by their keys, those we have.
    """
    code = page.locale.language_code
    contents = Contents(
        page=page.pk,
        locale=page.locale_id,
        language=code,
        key=page.translation_key,
        parent=parent,
        # An alias of a page in another language is no text of its own.
        is_alias=getattr(page, "written_in", None) not in (None, page.locale_id),
        title=page.title,
        dated=facts.dated,
        archived=facts.archived,
    )
    contents.answers = set(_answers(page, facts, contents))
    if contents.is_alias:
        return contents
    contents.summary = getattr(page, "summary", "")
    contents.terms = vocabulary.words(terms_of(page), page.locale_id)
    contents.body = readable(PART.join(_texts(page, page.get_search_fields())))[:LONGEST_BODY]
    contents.titles = [(title, language) for title, language in facts.titles if title]
    left = LONGEST_FILES
    for entry in facts.files:
        text = texts.get(entry.document, "")[:left]
        left -= len(text)
        if text:
            title = entry.title or page.title
            contents.files.append(FileText(title, entry.language, text, entry.document))
    return contents


def facts_of(page: Page) -> Facts:
    """Return what a page tells of itself; nothing if it is of a type that knows no catalogue."""
    tell = getattr(page, "catalogue_facts", None)
    return tell() if tell else Facts()


def _answers(page: Page, facts: Facts, contents: Contents) -> Iterator[tuple[str, str]]:
    yield "locale", contents.language
    if facts.listed:
        yield "parent", str(contents.parent)
    yield "type", kind(type(page).__name__)
    if contents.is_alias:
        yield "alias", "yes"
    if contents.dated:
        yield "year", str(contents.dated.year)
    for language in facts.languages:
        yield "language", language
    for term in terms_of(page):
        if term.facet in FACETS:
            yield term.facet, str(term.pk)


def _texts(instance: Any, fields: Sequence[index.BaseField]) -> Iterator[str]:
    """Yield every text that is indexed of a page or of what belongs to it, but what is separate."""
    for of_page in fields:
        if isinstance(of_page, index.AutocompleteField):
            continue
        if isinstance(of_page, index.SearchField):
            if of_page.field_name not in SEPARATE:
                yield _as_text(of_page.get_value(instance))
        elif isinstance(of_page, index.RelatedFields):
            value = of_page.get_value(instance)
            related = value.all() if isinstance(value, Manager) else [value] if value else []
            for each in related:
                yield from _texts(each, of_page.fields)


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return PART.join(_as_text(item) for item in value)
    if isinstance(value, dict):
        return PART.join(_as_text(item) for item in value.values())
    return "" if value is None else force_str(value)
