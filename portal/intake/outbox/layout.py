"""How a letter looks: its parts as HTML for mail programs, and as plain text.

The HTML loads nothing: no picture, no font, no sheet, so that reading it tells nobody. The rules
of letter.css go into style attributes, because web mail and Outlook drop or mistake the rest; what
no attribute can say (dark, narrow: letter-screens.css) stays in the head for the others.
"""

import textwrap
from dataclasses import dataclass
from itertools import groupby

from css_inline import CSSInliner
from django.conf import settings
from django.template.loader import render_to_string

from portal.intake.references import in_one_piece

from .parts import Fact, Paragraph, Part, Parts, Quotation, Way

WIDTH = 72
"""Characters in a line of plain text (RFC 3676, 4.2, wants fewer than 79)."""

_inliner = CSSInliner(load_remote_stylesheets=False)


@dataclass(frozen=True)
class Look:
    """One letter, twice."""

    html: str
    text: str


def lay_out(subject: str, parts: Parts, site_address: str) -> Look:
    """Return a letter in the active language; `subject` and `parts` are already in it."""
    context = {
        "subject": subject,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_address": site_address,
    }
    # Several facts stand in one table.
    groups = [(kind, list(group)) for kind, group in groupby(parts, lambda part: part.kind)]
    preview = next((part.text for part in parts if isinstance(part, Paragraph)), "")
    html = render_to_string(
        "intake/mail/letter.html",
        {**context, "heading": in_one_piece(subject), "groups": groups, "preview": preview},
    )
    text = render_to_string("intake/mail/letter.txt", {**context, "blocks": _blocks(parts)})
    return Look(_inliner.inline(html), text)


def _blocks(parts: Parts) -> list[str]:
    """Return the parts as plain text, facts in a row as one."""
    blocks: list[str] = []
    before = ""
    for part in parts:
        if part.kind == before == "fact":
            blocks[-1] += f"\n{_plain(part)}"
        else:
            blocks.append(_plain(part))
        before = part.kind
    return blocks


def _plain(part: Part) -> str:
    if isinstance(part, Way):
        return f"{wrap(part.words + ':')}\n{part.address}"  # an address is never broken
    if isinstance(part, Quotation):
        return f"{wrap(part.heading)}\n{wrap(part.text, '> ')}"
    if isinstance(part, Fact):
        return wrap(f"{part.name}: {part.value}")
    return wrap(part.text)


def wrap(text: str, mark: str = "") -> str:
    """Break the lines of `text` at spaces, keeping its own; each line begins with `mark`.

    A word that is longer than a line, such as an address, stays whole.
    """
    lines = []
    for line in text.splitlines() or [""]:
        lines += textwrap.wrap(
            line, WIDTH - len(mark), break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)
