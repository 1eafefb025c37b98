"""How the demo's texts are written: plain texts as they are, the others in these two ways."""

import re


def lines(text: str) -> str:
    """Return a text of one entry on each line, given with commas between the entries."""
    return "\n".join(entry.strip() for entry in text.split(","))


def prose(text: str) -> str:
    """Return a rich text as HTML.

    An empty line divides paragraphs; lines that begin with "- " make a list. Inline HTML stays.
    A link to a page of the demo is written `<a href="page:KEY">`.
    """
    blocks = (block.strip() for block in re.split(r"\n\s*\n", text.strip()))
    return "".join(_block_as_html(block) for block in blocks if block)


def _block_as_html(block: str) -> str:
    if not block.startswith("- "):
        return f"<p>{_fold(block)}</p>"
    entries = re.split(r"(?:^|\n)\s*- ", block)[1:]
    return f"<ul>{''.join(f'<li>{_fold(entry)}</li>' for entry in entries)}</ul>"


def _fold(text: str) -> str:
    return " ".join(text.split())
