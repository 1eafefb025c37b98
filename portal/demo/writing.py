"""Short ways to write StreamField blocks in two languages.

A `Pair` is one text in English and Spanish. Every function returns what a StreamField takes.
"""

from typing import Any

from .references import Page, Picture
from .words import both, prose

Pair = tuple[str, str]
Block = tuple[str, Any]


def heading(english: str, spanish: str, level: int = 2) -> Block:
    """Return a heading inside a text."""
    return "heading", {"text": both(english, spanish), "level": str(level)}


def paragraph(english: str, spanish: str) -> Block:
    """Return running text (see `prose` for how it is written)."""
    return "paragraph", prose(english, spanish)


def steps(title: Pair, *entries: tuple[Pair, Pair]) -> Block:
    """Return numbered steps, each a title and its explanation."""
    return "steps", {
        "title": both(*title),
        "steps": [{"title": both(*name), "text": prose(*text)} for name, text in entries],
    }


def definition(term: Pair, meaning: Pair, *other_words: Pair) -> Block:
    """Return a term with its meaning and the other words for it."""
    return "definition", {
        "term": both(*term),
        "meaning": prose(*meaning),
        "other_words": [both(*word) for word in other_words],
    }


def callout(tone: str, title: Pair, text: Pair) -> Block:
    """Return a remark set apart from the text."""
    return "callout", {"tone": tone, "title": both(*title), "text": prose(*text)}


def questions(title: Pair, *entries: tuple[Pair, Pair]) -> Block:
    """Return questions with their answers."""
    return "questions", {
        "title": both(*title),
        "questions": [
            {"question": both(*question), "answer": prose(*answer)} for question, answer in entries
        ],
    }


def picture(name: str, caption: Pair | None = None, width: str = "text") -> Block:
    """Return a picture of the library with a caption."""
    return "picture", {
        "image": Picture(name),
        "caption": both(*caption) if caption else "",
        "width": width,
    }


def figures(title: Pair | None, *entries: tuple[Pair | str, Pair, Pair | None]) -> Block:
    """Return figures: the number, what it counts, and its source."""
    return "figures", {
        "title": both(*title) if title else "",
        "figures": [
            {
                "value": number if isinstance(number, str) else both(*number),
                "label": both(*label),
                "source": both(*source) if source else "",
            }
            for number, label, source in entries
        ],
    }


def cards(title: Pair, intro: Pair | None, *entries: tuple[Pair, Pair, Page | None]) -> Block:
    """Return short texts side by side: a title, a text, and the page that it leads to."""
    return "cards", {
        "title": both(*title),
        "intro": both(*intro) if intro else "",
        "cards": [
            {"title": both(*name), "text": both(*text), "image": None, "link": link(target)}
            for name, text, target in entries
        ],
    }


def invitation(title: Pair, text: Pair, button: Pair, audience: str, page: Page) -> Block:
    """Return an invitation of one audience to write."""
    return "invitation", {
        "title": both(*title),
        "text": prose(*text),
        "page": page,
        "audience": audience,
        "button": both(*button),
    }


def buttons(*links: dict[str, Any]) -> Block:
    """Return links that look like buttons."""
    return "buttons", {"links": list(links)}


def link(
    page: Page | None = None, label: Pair | None = None, url: str = "", document: Any = None
) -> dict[str, Any]:
    """Return a link to a page, a file or an address elsewhere."""
    return {
        "label": both(*label) if label else "",
        "page": page,
        "document": document,
        "url": url,
    }
