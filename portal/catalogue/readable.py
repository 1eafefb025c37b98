"""Text that was gathered from fields, as one reads it."""

import re

STOPS = ".!?:;…。！？：；、，"  # noqa: RUF001 - Chinese has its own
"""After these no comma is needed."""


def readable(text: str) -> str:
    """Return gathered text as one reads it: commas stand between parts, empty ones too."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?:\s*,)+(?=\s*,)", "", text)
    text = re.sub(r"\s+,", ",", text)
    return re.sub(rf"([{STOPS}])\s*,", r"\1", text).strip(" ,")
