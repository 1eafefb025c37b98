"""Translates the demo as a translator would: through wagtail-localize."""

from wagtail.models import DraftStateMixin, Locale, TranslatableMixin
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from portal.accounts.models import User
from portal.library.models import PortalImage

from .catalogue import Catalogue, UntranslatedError


def translate(
    instance: TranslatableMixin, locale: Locale, catalogue: Catalogue, translator: User
) -> None:
    """Translate one page or snippet with the words of `catalogue` and publish the translation.

    Raises UntranslatedError, naming the object and its texts, when any translation is missing.
    """
    source, _ = TranslationSource.get_or_create_from_instance(instance)
    translation = Translation.objects.create(source=source, target_locale=locale)
    missing = []
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        try:
            words = catalogue.piece(segment.string.data)
        except KeyError:
            missing.append(segment.string.data)
            continue
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context_id=segment.context_id,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": translator,
            },
        )
    if missing:
        raise UntranslatedError(
            f"{instance} ({type(instance).__name__}) is not in {catalogue.path.name}: {missing}"
        )
    drafted = isinstance(instance, DraftStateMixin)
    translation.save_target(user=translator, publish=not drafted)
    if drafted:
        # Upstream publishes when the transaction ends, and then writes back the page as it was
        # before its children came: a section would lose them all.
        target = translation.get_target_instance()
        target.publish(target.latest_revision, user=translator, skip_permission_checks=True)


def pieces() -> list[str]:
    """Return every piece of text of the loaded demo, page by page, then its pictures' words."""
    segments = StringSegment.objects.order_by("source", "order", "pk").select_related("string")
    pictures = PortalImage.objects.order_by("pk").values_list("description", flat=True)
    return [
        *(segment.string.data for segment in segments),
        *(StringValue.from_plaintext(text).data for text in pictures),
    ]
