"""Why a translation cannot go live yet, in words for staff: what it lacks itself."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.models import Translation

from portal.languages.locales import locale_code

from .pieces import Piece, pieces_of, plain

NAMED = 3
"""How many pieces a reason quotes."""

QUOTED = 60
"""Characters of a piece that are quoted."""


def translation_into(page: DraftStateMixin) -> Translation | None:
    """Return the translation that is kept for a page or snippet, with its source, or None."""
    if not isinstance(page, TranslatableMixin) or not page.pk:
        return None
    if locale_code(page.locale_id) == settings.LANGUAGE_CODE:
        return None
    if isinstance(page, Page) and page.alias_of_id:
        return None
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id
        )
        .select_related("source", "target_locale")
        .first()
    )


def reasons_of(translation: Translation) -> list[str]:
    """Return why a translation is not ready to be read."""
    pieces = pieces_of([translation])[translation.pk]
    language = translation.target_locale.get_display_name()
    reasons = []
    if translation.enabled:
        if missing := [piece for piece in pieces if piece.translation is None]:
            reasons.append(
                ngettext(
                    "%(count)d text is not translated into %(language)s yet: %(texts)s",
                    "%(count)d texts are not translated into %(language)s yet: %(texts)s",
                    len(missing),
                )
                % {"count": len(missing), "language": language, "texts": quoted(missing)}
            )
        if wrong := [piece for piece in pieces if piece.has_error]:
            reasons.append(
                ngettext(
                    "The translation of %(count)d text has an error: %(texts)s",
                    "The translations of %(count)d texts have errors: %(texts)s",
                    len(wrong),
                )
                % {"count": len(wrong), "texts": quoted(wrong)}
            )
    if unreviewed := [piece for piece in pieces if piece.is_unreviewed]:
        reasons.append(
            ngettext(
                "%(count)d text was translated by a machine, and nobody has approved it: %(texts)s",
                "%(count)d texts were translated by a machine, and nobody has approved them: "
                "%(texts)s",
                len(unreviewed),
            )
            % {"count": len(unreviewed), "texts": quoted(unreviewed)}
        )
    return reasons


def quoted(pieces: Sequence[Piece]) -> str:
    """Return the first few pieces in quotation marks, shortened."""
    return quoted_texts([piece.text for piece in pieces])


def quoted_texts(texts: Sequence[str]) -> str:
    """Return the first few texts (HTML as wagtail-localize stores it) in quotation marks."""
    words = [
        _("“%(text)s”") % {"text": Truncator(plain(text).replace("\n", " ")).chars(QUOTED)}
        for text in texts[:NAMED]
    ]
    return ", ".join(words) + (" …" if len(texts) > NAMED else "")
