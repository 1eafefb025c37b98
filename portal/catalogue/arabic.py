# ruff: noqa: RUF001 - Arabic letters
"""A light stem for Arabic words: the article, "and", and the commonest endings taken off.

Rules: Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007),
light10. Snowball's rules keep "health", "the health" and "for the health" apart.
"""

ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
"""Folded: ta marbuta is ha there. In this order, each at most once."""

FEWEST = 2
"""Letters that are left at least."""


def light_stem(word: str) -> str:
    """Return the stem of a folded Arabic word; other words come back as they are."""
    if word.startswith("و") and len(word) > FEWEST + 1:
        rest = word[1:]
        if rest.startswith(("ال", "لل")) or len(rest) > FEWEST + 2:
            word = rest
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= FEWEST:
            word = word[len(article) :]
            break
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= FEWEST:
            word = word[: -len(ending)]
    return word
