"""Counts answers, and writes them down for people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.rig.kept import ROOT

from .asking import Answer

DOCUMENT = ROOT / "docs" / "loads.md"
TURNED_AWAY = {429, 503}

WELL = {"form": 200, "post": 303, "receipt": 200}
"""The status of an answer as it should be; 200 for what is not named."""


def is_well(answer: Answer) -> bool:
    """Tell whether somebody got what they came for."""
    return answer.status == WELL.get(answer.kind.rpartition(" ")[2], 200)


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value that `share` of all do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def milliseconds(answers: Iterable[Answer], share: float = 0.95) -> float:
    """Return in how many milliseconds `share` of these answers came."""
    return quantile((answer.seconds * 1000 for answer in answers), share)


def kinds(answers: Iterable[Answer]) -> list[str]:
    """Return the kinds of the answers, in the order in which they came first."""
    return list(dict.fromkeys(answer.kind for answer in answers))


def table(answers: Sequence[Answer]) -> str:
    """Return a line for each kind as Markdown: how many, what came of them, and the times in ms.

    Times are those of good answers; of what was turned away the longest stands beside.
    """
    lines = [
        "| | asked | good | p50 ms | p95 | p99 | longest | turned away (503, 429) | longest ms "
        "| anything else |",
        "|---" * 10 + "|",
    ]
    for kind in kinds(answers):
        these = [answer for answer in answers if answer.kind == kind]
        good = [answer for answer in these if is_well(answer)]
        refused = [a for a in these if a.status in TURNED_AWAY and not is_well(a)]
        others = Counter(
            str(answer.status or answer.headers.get("fault", "no answer"))
            for answer in these
            if not is_well(answer) and answer.status not in TURNED_AWAY
        )
        times = " | ".join(f"{milliseconds(good, share):.0f}" for share in (0.5, 0.95, 0.99, 1))
        lines.append(
            f"| {kind} | {len(these):,} | {len(good):,} | {times} | {len(refused):,} "
            f"| {milliseconds(refused, 1):.0f} "
            f"| {', '.join(f'{number} x {what}' for what, number in others.items()) or 'none'} |"
        )
    late = quantile((answer.late * 1000 for answer in answers), 0.95)
    lines += ["", f"Of these times this tool itself, for want of a processor: p95 {late:.0f} ms."]
    return "\n".join(lines)


def recovered_after(answers: Sequence[Answer], end: float, bar: float, window: float = 3) -> float:
    """Return how many seconds after `end` (the loop's clock) every window is well to the last one.

    A window is well when all of its answers are good and their p95 is below `bar` milliseconds.
    """
    after = [answer for answer in answers if answer.at >= end]
    last = max((answer.at for answer in after), default=end)
    ill, start = 0.0, 0.0
    while end + start + window <= last + 1:
        these = [a for a in after if start <= a.at - end < start + window]
        if these and (not all(map(is_well, these)) or milliseconds(these) >= bar):
            ill = start + window
        start += 1
    return ill


class Verdict:
    """What was to hold: said, and whether it does."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.good = True

    def say(self, holds: bool, text: str) -> None:
        """Note one line."""
        self.good = self.good and holds
        self.lines.append(f"- {'held' if holds else '**NOT HELD**'}: {text}")

    def below(self, what: str, value: float, bar: float, unit: str = "ms") -> None:
        """Note a figure and its bar."""
        self.say(value < bar, f"{what}: {value:,.0f} {unit} (the bar: {bar:,.0f})")


def write(section: str, text: str, document: Path = DOCUMENT) -> None:
    """Put a text between the marks of one section of the document."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    head, _begin, rest = document.read_text(encoding="utf-8").partition(begin)
    tail = rest.partition(end)[2]
    document.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")
