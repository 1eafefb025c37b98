"""The search page of an archive: a list of all pages in one language, which a script can narrow."""

from collections import defaultdict
from dataclasses import dataclass
from unicodedata import normalize

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from .pages import FORMATTER


@dataclass(frozen=True)
class Title:
    """A page, and the link to it from the search page."""

    text: str
    href: str


def with_titles(html: str, language: str, titles: list[Title], script: str) -> str:
    """Return the search page with the list of all pages in place of what the server would find.

    `script` is the link to the script that narrows the list.
    """
    page = BeautifulSoup(html, "html.parser")
    main = page.find(id="main")
    if main is None:
        raise ValueError("The search page has no main part.")
    with override(language):
        words = render_to_string(
            "archive/search.html", {"groups": _by_letter(titles), "number": len(titles)}
        )
    for section in main.select(".search-form ~ *, main > section"):
        section.decompose()
    main.append(BeautifulSoup(words, "html.parser"))
    if page.head:
        tag = page.new_tag("script")
        tag["src"], tag["defer"] = script, ""
        page.head.append(tag)
    return page.decode(formatter=FORMATTER)


def _by_letter(titles: list[Title]) -> list[tuple[str, list[Title]]]:
    groups: dict[str, list[Title]] = defaultdict(list)
    for title in sorted(titles, key=lambda title: (_sortable(title.text), title.href)):
        groups[_letter(title.text)].append(title)
    return list(groups.items())


def _sortable(text: str) -> str:
    """Return a text without accents, small: the order of a list that no library sorts for us."""
    signs = normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if sign.isalnum() or sign == " ")


def _letter(text: str) -> str:
    first = next((sign for sign in normalize("NFKD", text) if sign.isalnum()), "#")
    return first.upper() if first.isalpha() else "0-9"
