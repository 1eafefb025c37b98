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

ADDRESS = re.compile(r"(https?://\S+|www\.\S+|\S+@\S+\.\S+)", re.I)
"""A web or mail address: the same in every language."""


@dataclass(frozen=True)
class Piece:
    """One text of a source, and what a language has of it."""

    string_id: int
    context_id: int
    text: str
    translation: str | None = None
    is_machine: bool = False
    has_error: bool = False
    changed_at: datetime.datetime | None = None

    @property
    def is_missing(self) -> bool:
        """Whether readers would see the source language in this place."""
        return self.translation is None or self.has_error


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


def needs_words(text: str) -> bool:
    """Tell whether a piece (HTML as wagtail-localize stores it) has to be translated at all.

    Numbers, dashes and addresses are the same in every language.
    """
    plain = unescape(strip_tags(text))
    return any(letter.isalpha() for letter in ADDRESS.sub("", plain))


def pieces_of(translations: Iterable[Translation]) -> dict[int, list[Piece]]:
    """Return the pieces of each translation (by its primary key) that need words, in page order.

    Takes the same number of queries for any number of translations, which have their `source` at
    hand.
    """
    wanted = list(translations)
    segments = defaultdict(list)
    for source_id, string_id, context_id, text in (
        StringSegment.objects.filter(source_id__in={each.source_id for each in wanted})
        .order_by("source_id", "order")
        .values_list("source_id", "string_id", "context_id", "string__data")
    ):
        if needs_words(text):
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
            _piece(*segment, made.get((each.target_locale_id, *segment[:2])))
            for segment in segments[each.source_id]
        ]
        for each in wanted
    }


def _piece(
    string_id: int, context_id: int, text: str, translation: StringTranslation | None
) -> Piece:
    if translation is None:
        return Piece(string_id, context_id, text)
    return Piece(
        string_id,
        context_id,
        text,
        translation=translation.data,
        is_machine=translation.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
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
            machine_unreviewed=sum(piece.is_machine and not piece.is_missing for piece in pieces),
        )
        for pk, pieces in pieces_of(translations).items()
    }
