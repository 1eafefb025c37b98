"""The text of a page as one cell, and back into blocks.

A cell can hold headings and paragraphs: as HTML in an export, as HTML or as plain text with a few
signs (#, -, 1., **bold**, *italic*, [words](address)) in what people write. A page that holds more,
such as pictures or links to other pages, is exported as `UNCHANGED`, and an import leaves it alone.
"""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from portal.cleaning import clean_html, web_address

from .cells import clean, one_line

UNCHANGED = "[unchanged]"

LONGEST_HEADING = 150
LONGEST = 100_000
"""Characters of a whole text. A spreadsheet's cell holds a third of it."""

Block = tuple[str, str]
"""("heading2" or "heading3", plain text) or ("paragraph", HTML)."""

IS_HTML = re.compile(
    r"</?(?:p|h[1-6]|ul|ol|li|a|b|i|strong|em|br|div|span|blockquote|script)\b", re.I
)
HEADING = re.compile(r"<h([123])\b[^>]*>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")
BOLD, ITALIC = re.compile(r"\*\*([^*\n]+)\*\*"), re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
BULLET, NUMBER = re.compile(r"[-*\u2022]\s+"), re.compile(r"\d{1,3}[.)]\s+")


def read_body(text: str) -> list[Block]:
    """Return the blocks that a cell says. What could run in a browser is left out.

    Raises ValidationError for a text or a heading that is too long, and for a link that leads
    nowhere good.
    """
    if len(text) > LONGEST:
        raise ValidationError(
            _("The text has more than %(number)d characters.") % {"number": LONGEST}
        )
    html = text if IS_HTML.search(text) else _html_of_plain(text)
    _refuse_links(html)
    blocks = _blocks_of_html(_whole_paragraphs(clean_html(html)))
    for kind, words in blocks:
        if kind != "paragraph" and len(words) > LONGEST_HEADING:
            raise ValidationError(
                _("The heading “%(words)s…” is longer than %(number)d characters.")
                % {"words": words[:40], "number": LONGEST_HEADING}
            )
    return blocks


def body_text(blocks: Iterable[Block]) -> str:
    """Return the cell that `read_body` reads as these blocks: HTML."""
    return "\n".join(
        html if kind == "paragraph" else f"<h{kind[-1]}>{escape(html, quote=False)}</h{kind[-1]}>"
        for kind, html in blocks
    )


def tidy(html: str) -> str:
    """Return the HTML of a paragraph in the one form in which two are compared."""
    return _whole_paragraphs(clean_html(clean(html)))


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with neighbouring paragraphs made one, without empty ones."""
    whole: list[Block] = []
    for kind, words in blocks:
        if not strip_tags(words).strip():
            continue
        if whole and kind == whole[-1][0] == "paragraph":
            whole[-1] = (kind, f"{whole[-1][1]}{words}")
        else:
            whole.append((kind, words))
    return whole


def _blocks_of_html(html: str) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    for found in HEADING.finditer(html):
        blocks.append(("paragraph", html[position : found.start()].strip()))
        level = "3" if found[1] == "3" else "2"
        blocks.append((f"heading{level}", _plain(found[2])))
        position = found.end()
    blocks.append(("paragraph", html[position:].strip()))
    return joined(blocks)


def _plain(html: str) -> str:
    """Return the words of a heading, as text."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return one_line("".join(reader.words))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _whole_paragraphs(html: str) -> str:
    """Put loose text into paragraphs and take out the white space between tags of blocks."""
    html = re.sub(r"<(/?)h[4-6]\b", r"<\1h4", html)
    html = re.sub(r"<(/?)strong\b", r"<\1b", re.sub(r"<(/?)em\b", r"<\1i", html))
    parts = re.split(
        r"(<(p|ul|ol|h[1-4]|blockquote|hr)\b[^>]*>(?:.*?</\2>)?)", html, flags=re.DOTALL
    )
    whole = []
    for number, part in enumerate(parts):
        if number % 3 == 1:
            whole.append(re.sub(r">\s+<(/?(?:li|ul|ol)\b)", r"><\1", part.strip()))
        elif number % 3 == 0 and part.strip():
            whole.append(f"<p>{part.strip()}</p>")
    return "".join(part for part in whole if part != "<p></p>")


def _refuse_links(html: str) -> None:
    for address in re.findall(r"<a\b[^>]*\bhref\s*=\s*[\"']?([^\"'\s>]+)", html, re.IGNORECASE):
        if not web_address(address):
            raise ValidationError(
                _("The link to “%(address)s” cannot be kept.") % {"address": address[:60]}
            )


def _html_of_plain(text: str) -> str:
    html = []
    for part in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        paragraph: list[str] = []
        items: dict[str, list[str]] = {}
        for line in lines:
            tag = "ul" if BULLET.match(line) else "ol" if NUMBER.match(line) else ""
            if paragraph and (tag or line.startswith("#")):
                html.append(f"<p>{'<br/>'.join(paragraph)}</p>")
                paragraph = []
            if items and tag not in items:
                html += _lists(items)
                items = {}
            if tag:
                items.setdefault(tag, []).append(
                    _marked((BULLET if tag == "ul" else NUMBER).sub("", line, 1))
                )
            elif heading := re.match(r"(#{1,3})\s+(.*)", line):
                level = 3 if len(heading[1]) == 3 else 2
                html.append(f"<h{level}>{escape(heading[2], quote=False)}</h{level}>")
            else:
                paragraph.append(_marked(line))
        html += _lists(items)
        if paragraph:
            html.append(f"<p>{'<br/>'.join(paragraph)}</p>")
    return "".join(html)


def _lists(items: dict[str, list[str]]) -> list[str]:
    return [
        f"<{tag}>{''.join(f'<li>{item}</li>' for item in entries)}</{tag}>"
        for tag, entries in items.items()
    ]


def _marked(line: str) -> str:
    line = escape(line, quote=False)
    line = LINK.sub(lambda found: f'<a href="{escape(found[2])}">{found[1]}</a>', line)
    return ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", line))
