"""Keeps what wagtail-localize knows of two terms in step with what was merged.

It makes the translation of a term anew from the texts that it remembers. A word that was only
written into the row would be gone with the next update.
"""

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from portal.taxonomy.models import Term

TEXTS = ("name", "synonyms")


def forget_source(gone: Term) -> set[int]:
    """Forget what the translations of a term that goes were made from.

    Return the ids of the locales that it was sent to translators for.
    """
    sources = TranslationSource.objects.filter(object_id=gone.translation_key)
    translations = Translation.objects.filter(source__in=sources, enabled=True)
    locales = set(translations.values_list("target_locale", flat=True))
    sources.delete()
    return locales


def remember_words(kept: Term, taken_over: set[int]) -> None:
    """Remember the words of a term's translations as they stand in their rows.

    Those that translators work on, and those of the locales `taken_over` from the term that went.
    Nothing where the term itself was never sent to translation: its rows are edited by themselves.
    """
    source = TranslationSource.objects.filter(object_id=kept.translation_key).first()
    if source is None:
        return
    source, _created = TranslationSource.update_or_create_from_instance(
        Term.objects.get(pk=kept.pk)
    )
    known = Translation.objects.filter(source=source).values_list("target_locale", flat=True)
    rows = Term.objects.filter(
        translation_key=kept.translation_key, locale__in=taken_over.union(known)
    )
    segments = StringSegment.objects.filter(source=source, context__path__in=TEXTS)
    segments = segments.select_related("string", "context")
    for row in rows.exclude(pk=kept.pk).select_related("locale"):
        Translation.objects.get_or_create(source=source, target_locale=row.locale)
        for segment in segments:
            if text := getattr(row, segment.context.path):
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=row.locale,
                    context=segment.context,
                    defaults={"data": StringValue.from_plaintext(text).data},
                )
