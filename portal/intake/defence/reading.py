"""Reads what somebody wrote the way the defence does: links, sites, words. It keeps nothing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.intake.answers import Answer

from .fingerprints import fingerprint

LINK = re.compile(r"https?://|\bwww\.|(?<![@\w./-])(?:[a-z0-9-]+\.)+[a-z]{2,24}/", re.IGNORECASE)
SITE = re.compile(
    r"(?:https?://|(?<![@\w.-]))((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24})(?![\w@])",
    re.IGNORECASE,
)
ADDRESS = re.compile(rf"(?:https?://|\bwww\.)\S+|{SITE.pattern}\S*", re.IGNORECASE)
CODE = re.compile(r"\[(?:url|link)\b|<a\s[^>]{0,200}href|</a>", re.IGNORECASE)
HEADER_IN_LINE = re.compile(
    r"[\r\n]|%0[ad]|\b(?:b?cc|content-type|content-transfer-encoding|mime-version)\s*:",
    re.IGNORECASE,
)
HEADER_IN_TEXT = re.compile(
    # Within one line: \s would run over ten thousand empty ones again and again.
    r"^[^\S\r\n]*(?:bcc|content-type|content-transfer-encoding|mime-version)[^\S\r\n]*:",
    re.IGNORECASE | re.MULTILINE,
)
WORD = re.compile(r"[^\W\d_]{3,30}")
MOST_WORDS = 300
"""How many different words of one text are looked at."""

ENOUGH_TO_KNOW_AGAIN = 40
"""Letters that a text has at least before a second one like it means anything."""

WRITTEN = ("singleline", "multiline")
SENTENCE_END = re.compile(r"[.!?;:\n\u3002\uff01\uff1f\u061f]+")
MOST_SENTENCES = 12
"""How many sentences of one text are remembered by their fingerprint."""


@dataclass(frozen=True)
class Reading:
    """What one person wrote, in a language, from an address."""

    answers: Sequence[Answer]
    sender_email: str = ""
    language: str = ""

    @cached_property
    def lines(self) -> list[str]:
        """The answers of one line, without addresses of web and mail that were asked for."""
        return [answer.text for answer in self.answers if answer.kind == "singleline"]

    @cached_property
    def text(self) -> str:
        """The paragraphs."""
        return _joined(answer for answer in self.answers if answer.kind == "multiline")

    @cached_property
    def everything(self) -> str:
        """Everything that was written freely."""
        return _joined(answer for answer in self.answers if answer.kind in WRITTEN)

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(LINK.findall(self.everything))

    @property
    def sites(self) -> list[str]:
        """The sites that are linked to or named, each once, without www."""
        found = (name.lower().removeprefix("www.") for name in SITE.findall(self.everything))
        return list(dict.fromkeys(found))

    @property
    def words(self) -> list[str]:
        """The different words of the paragraphs, in small letters, without addresses."""
        plain = ADDRESS.sub(" ", unicodedata.normalize("NFKC", self.text))
        return list(dict.fromkeys(WORD.findall(plain.casefold())))[:MOST_WORDS]

    @property
    def sender_domain(self) -> str:
        """The domain of the sender's address, empty when there is none."""
        return self.sender_email.rpartition("@")[2].lower()

    @property
    def mark(self) -> str:
        """A fingerprint of the paragraphs, the same when numbers, links and spaces differ.

        Empty for a short text: many people write “Thank you”.
        """
        letters = "".join(WORD.findall(ADDRESS.sub(" ", self.text).casefold()))
        return fingerprint("text", letters) if len(letters) >= ENOUGH_TO_KNOW_AGAIN else ""

    @property
    def sentence_marks(self) -> list[str]:
        """Fingerprints of the first long sentences, without numbers, links and spaces."""
        sentences = SENTENCE_END.split(ADDRESS.sub(" ", self.text).casefold())
        letters = ("".join(WORD.findall(sentence)) for sentence in sentences)
        long = dict.fromkeys(text for text in letters if len(text) >= ENOUGH_TO_KNOW_AGAIN)
        return [fingerprint("sentence", text)[:32] for text in list(long)[:MOST_SENTENCES]]


def _joined(answers: Iterable[Answer]) -> str:
    return "\n".join(answer.text for answer in answers)
