"""The text of a response as it is shown: words and line breaks, and nothing that leads away."""

import re

TAKEN_OUT = "[…]"
"""Stands where a link was, so that readers see that something is missing, in any language."""

_ENDINGS = (
    "app|biz|blog|cn|co|com|dev|edu|eu|gov|info|int|io|jp|link|live|me|mil|mobi|name|net|online|"
    "org|pro|ru|shop|site|store|top|tv|uk|us|vip|website|xyz"
)

LINK = re.compile(
    rf"""
    \[/?url[^\]]*\]                                    # bulletin boards' links
    | \b[a-z][a-z0-9+.-]*:/{{2,}}\S+                   # any scheme with an address
    | \b(?:mailto|tel|javascript|data):\S+
    | \bwww\.\S+
    | [^\s@<>()]+@[^\s@<>()]+\.[a-z]{{2,}}             # e-mail addresses
    | \b(?:[\w-]+\.)+[a-z]{{2,}}(?::\d+)?/\S*          # example.anything/path
    | \b(?:[\w-]+\.)+(?:{_ENDINGS})\b                  # example.com
    """,
    re.IGNORECASE | re.VERBOSE,
)
TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
EMPTY_LINES = re.compile(r"\n{3,}")


def without_links(text: str) -> str:
    """Return a text without tags, and with `TAKEN_OUT` for every link, address and e-mail address.

    It errs on the side of taking out too much. The result is plain text: it still has to be
    escaped where it is shown.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = LINK.sub(TAKEN_OUT, TAG.sub("", lines))
    return EMPTY_LINES.sub("\n\n", plain).strip()
