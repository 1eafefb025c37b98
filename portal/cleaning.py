"""The last gate before a visitor's browser: what rich text and addresses may hold.

Wagtail's editor writes only what it allows. But text also comes from translators' overrides, from
imports and from code, where nothing has looked at it; so it is looked at once more when it is
shown, and what runs in a browser is left out.
"""

import nh3
from wagtail.whitelist import ALLOWED_URL_SCHEMES, check_url

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "li", "ol", "p", "s", "span", "strong", "sub", "sup", "u", "ul",
}  # fmt: skip
"""What Wagtail's rich text knows; nothing that loads or frames."""

ATTRIBUTES = {"*": {"id", "lang", "dir"}, "a": {"href", "hreflang", "title"}}

_cleaner = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(ALLOWED_URL_SCHEMES), link_rel=None
)


def clean_html(html: str) -> str:
    """Return rich text without what could run: scripts, handlers, javascript: and data: links."""
    return _cleaner.clean(html)


def web_address(address: object) -> str:
    """Return the address of a link, or an empty text where following it would run a script."""
    return check_url(str(address or "")) or ""
