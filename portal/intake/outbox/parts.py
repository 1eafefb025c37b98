"""What a letter is made of. Each part is written once and shown as HTML and as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Paragraph:
    """Some sentences of ours. Line breaks are kept."""

    text: str
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True)
class Fact:
    """A short thing to know, with the name of what it is, such as "Your reference: K7QM-42TX"."""

    name: str
    value: str
    kind: ClassVar[str] = "fact"


@dataclass(frozen=True)
class Way:
    """Where one click leads: words and an absolute address. A `main` one is drawn as a button."""

    words: str
    address: str
    main: bool = False
    kind: ClassVar[str] = "way"


@dataclass(frozen=True)
class Quotation:
    """What somebody else typed, under the words that it answers to. Shown as it is, never read.

    `language` is the code of the language that it was typed in, where that is known.
    """

    heading: str
    text: str
    language: str = ""
    kind: ClassVar[str] = "quotation"


@dataclass(frozen=True)
class Aside:
    """Small print at the end of a letter."""

    text: str
    kind: ClassVar[str] = "aside"


Part = Paragraph | Fact | Way | Quotation | Aside
Parts = Sequence[Part]
