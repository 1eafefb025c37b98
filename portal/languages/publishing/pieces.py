"""The pieces of text of a translation, and how many of them are ready.

wagtail-localize cuts a page into pieces (StringSegment). A piece that nobody has translated is
shown in the source language, so it counts here as missing, as does one whose translation has an
error.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.languages.machine.glossary import Terms, protected_terms, without_terms
from portal.languages.reviews.approved import approved_digests, digest_of

ADDRESS = re.compile(r"(https?://\S+|www\.\S+|\S+@\S+\.\S+)", re.I)
"""A web or mail address: the same in every language."""

BREAK = re.compile(r"<br\s*/?>", re.I)


@dataclass(frozen=True)
class Piece:
    """One text of a source, and what a language has of it."""

    string_id: int
    context_id: int
    text: str
    translation: str | None = None
    is_machine: bool = False
    is_approved: bool = False
    has_error: bool = False
    changed_at: datetime.datetime | None = None

    @property
    def is_missing(self) -> bool:
        """Whether readers would see the source language in this place."""
        return self.translation is None or self.has_error

    @property
    def is_unreviewed(self) -> bool:
        """Whether the words come from a machine and nobody answers for them."""
        return self.is_machine and not self.is_approved and not self.is_missing

    @property
    def plain_text(self) -> str:
        """The source without its tags."""
        return plain(self.text)

    @property
    def plain_translation(self) -> str:
        """The translated words without their tags."""
        return plain(self.translation or "")

    @property
    def digest(self) -> str:
        """What identifies the translated words, for approvals."""
        return digest_of(self.string_id, self.context_id, self.translation or "")


@dataclass(frozen=True)
class Progress:
    """How far a translation is: numbers of pieces.

    `machine_unreviewed` are those among the translated that came from a machine and that nobody
    has approved.
    """

    total: int
    translated: int
    machine_unreviewed: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing; a machine may have had a part in it."""
        return self.translated == self.total


def plain(text: str) -> str:
    """Return the words of a piece (HTML as wagtail-localize stores it), with its line breaks."""
    return unescape(strip_tags(BREAK.sub("\n", text)))


def needs_words(text: str, terms: Terms = None) -> bool:
    """Tell whether a piece (HTML as wagtail-localize stores it) has to be translated at all.

    Numbers, dashes, addresses and protected terms are the same in every language.
    """
    words = without_terms(ADDRESS.sub("", plain(text)), terms)
    return any(letter.isalpha() for letter in words)


def pieces_of(translations: Iterable[Translation]) -> dict[int, list[Piece]]:
    """Return the pieces of each translation (by its primary key) that need words, in page order.

    Takes the same number of queries for any number of translations, which have their `source` at
    hand.
    """
    wanted = list(translations)
    terms = protected_terms()
    approved = approved_digests(wanted)
    segments = defaultdict(list)
    for source_id, string_id, context_id, text in (
        StringSegment.objects.filter(source_id__in={each.source_id for each in wanted})
        .order_by("source_id", "order")
        .values_list("source_id", "string_id", "context_id", "string__data")
    ):
        if needs_words(text, terms):
            segments[source_id].append((string_id, context_id, text))
    made = {
        (each.locale_id, each.translation_of_id, each.context_id): each
        for each in StringTranslation.objects.filter(
            context__object_id__in={each.source.object_id for each in wanted},
            locale_id__in={each.target_locale_id for each in wanted},
        )
    }
    return {
        each.pk: [
            _piece(
                *segment,
                translation=made.get((each.target_locale_id, *segment[:2])),
                approved=approved.get(each.pk, set()),
            )
            for segment in segments[each.source_id]
        ]
        for each in wanted
    }


def _piece(
    string_id: int,
    context_id: int,
    text: str,
    translation: StringTranslation | None,
    approved: set[str],
) -> Piece:
    if translation is None:
        return Piece(string_id, context_id, text)
    return Piece(
        string_id,
        context_id,
        text,
        translation=translation.data,
        is_machine=translation.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
        is_approved=digest_of(string_id, context_id, translation.data) in approved,
        has_error=translation.has_error,
        changed_at=translation.updated_at,
    )


def progress_of(translations: Iterable[Translation]) -> dict[int, Progress]:
    """Return how far each translation is, by its primary key.

    Takes the same number of queries for any number of translations, which have their `source` at
    hand (`select_related("source")`).
    """
    return {
        pk: Progress(
            total=len(pieces),
            translated=sum(not piece.is_missing for piece in pieces),
            machine_unreviewed=sum(piece.is_unreviewed for piece in pieces),
        )
        for pk, pieces in pieces_of(translations).items()
    }
