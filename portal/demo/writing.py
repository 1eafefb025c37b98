"""Short ways to write StreamField blocks. Every function returns what a StreamField takes."""

from typing import Any

from .references import Page, Picture
from .words import prose

Block = tuple[str, Any]


def heading(text: str, level: int = 2) -> Block:
    """Return a heading inside a text."""
    return "heading", {"text": text, "level": str(level)}


def paragraph(text: str) -> Block:
    """Return running text (see `prose` for how it is written)."""
    return "paragraph", prose(text)


def steps(title: str, *entries: tuple[str, str]) -> Block:
    """Return numbered steps, each a title and its explanation."""
    return "steps", {
        "title": title,
        "steps": [{"title": name, "text": prose(text)} for name, text in entries],
    }


def definition(term: str, meaning: str, *other_words: str) -> Block:
    """Return a term with its meaning and the other words for it."""
    return "definition", {
        "term": term,
        "meaning": prose(meaning),
        "other_words": list(other_words),
    }


def callout(tone: str, title: str, text: str) -> Block:
    """Return a remark set apart from the text."""
    return "callout", {"tone": tone, "title": title, "text": prose(text)}


def questions(title: str, *entries: tuple[str, str]) -> Block:
    """Return questions with their answers."""
    return "questions", {
        "title": title,
        "questions": [
            {"question": question, "answer": prose(answer)} for question, answer in entries
        ],
    }


def picture(name: str, caption: str = "", width: str = "text") -> Block:
    """Return a picture of the library with a caption."""
    return "picture", {"image": Picture(name), "caption": caption, "width": width}


def figures(title: str, *entries: tuple[str, str, str]) -> Block:
    """Return figures: the number, what it counts, and its source."""
    return "figures", {
        "title": title,
        "figures": [
            {"value": number, "label": label, "source": source} for number, label, source in entries
        ],
    }


def cards(title: str, intro: str, *entries: tuple[str, str]) -> Block:
    """Return short texts side by side: each a title and a text."""
    return "cards", {
        "title": title,
        "intro": intro,
        "cards": [
            {"title": name, "text": text, "image": None, "link": link()} for name, text in entries
        ],
    }


def invitation(title: str, text: str, button: str, audience: str, page: Page) -> Block:
    """Return an invitation of one audience to write."""
    return "invitation", {
        "title": title,
        "text": prose(text),
        "page": page,
        "audience": audience,
        "button": button,
    }


def buttons(*links: dict[str, Any]) -> Block:
    """Return links that look like buttons."""
    return "buttons", {"links": list(links)}


def link(
    page: Page | None = None, label: str = "", url: str = "", document: Any = None
) -> dict[str, Any]:
    """Return a link to a page, a file or an address elsewhere."""
    return {"label": label, "page": page, "document": document, "url": url}
