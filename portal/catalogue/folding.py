"""Words without what writers leave out: capitals, accents, vowel signs, forms of one letter."""

import re
import unicodedata
from functools import lru_cache

MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Accents, Hebrew and Arabic vowel signs, and the stroke that stretches Arabic words."""

_MARK = re.compile(f"[{MARKS}]")
_ALIKE = str.maketrans(
    {
        "\u0671": "\u0627",  # alef wasla is an alef
        "\u0629": "\u0647",  # ta marbuta is often typed as ha
        "\u0649": "\u064a",  # and alef maqsura as ya
        "\u06cc": "\u064a",  # the ya of Persian keyboards
        "\u06a9": "\u0643",  # and its kaf
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",  # without its dot, as in Turkish
    }
)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return a text in small letters without accents: "Cómo" and "COMO" become "como".

    An Arabic alef is one letter with and without its hamza, ta marbuta is ha, alef maqsura is ya,
    and neither vowel signs nor the stretching stroke count.
    """
    return _MARK.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_ALIKE)
