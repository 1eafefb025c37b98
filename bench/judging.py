"""Judges an answer against the judged set (bench/judged): nDCG@10 and recall@20."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).parent / "judged" / "queries.toml"


@dataclass(frozen=True)
class Judged:
    """A question with the works that should come first, each with a grade of 1 to 3."""

    number: int
    site: str
    kind: str
    text: str
    want: dict[str, int]

    @property
    def held_out(self) -> bool:
        """Whether nobody tunes by this question."""
        return self.number % 3 == 0


def judged_set() -> list[Judged]:
    """Return the questions in their order."""
    return [Judged(**row) for row in tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]]


def ndcg(found: Sequence[str], want: Mapping[str, int], first: int = 10) -> float:
    """Return the normalized discounted cumulative gain of the first results, from 0 to 1.

    A grade g gains 2^g - 1, divided by log2 of its place plus one (Järvelin and Kekäläinen 2002, in
    the form of Burges et al. 2005); the best possible order is 1. A work counts once.
    """
    ideal = _gain(sorted(want.values(), reverse=True)[:first])
    once = list(dict.fromkeys(found))[:first]
    return _gain([want.get(work, 0) for work in once]) / ideal if ideal else 0.0


def recall(found: Sequence[str], want: Mapping[str, int], first: int = 20) -> float:
    """Return the share of the wanted works, of any grade, that is among the first results."""
    once = list(dict.fromkeys(found))[:first]
    return len(set(once) & set(want)) / len(want) if want else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
