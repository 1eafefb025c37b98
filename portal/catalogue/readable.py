"""Text that was gathered from fields, as one reads it."""

import re

PART = " · "
"""Stands between the parts of a text, such as a heading and what follows."""

STOPS = ".!?:;…。！？：；、，"  # noqa: RUF001 - Chinese has its own
"""After these nothing more is needed between two parts."""


def readable(text: str) -> str:
    """Return gathered text as one reads it: commas or dots between its parts, none for empty ones.

    Wagtail gathers with commas, the catalogue with `PART`.
    """
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?:\s*[,·])+(?=\s*[,·])", "", text)
    text = re.sub(r"\s+,", ",", text)
    return re.sub(rf"([{STOPS}])\s*[,·]", r"\1", text).strip(" ,·")
