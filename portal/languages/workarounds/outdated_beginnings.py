"""wagtail-localize 1.14 begins a translation with the text that another language was made from.

A page has one TranslationSource for all its languages, and submitting the page for one more takes
it as it is: translators get the text of the day on which the page was last submitted or synced, and
their translation is out of date before it is finished. Here the source is read anew first. The
other languages get no new draft by this; they see the new pieces, as after a sync.

Does nothing twice: where the text did not change, nothing is written, and so it is once upstream
reads it itself.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import TranslationCreator


def _from_newest(create: Callable[..., None]) -> Callable[..., None]:
    @wraps(create)
    def create_translations(
        self: TranslationCreator, instance: Any, include_related_objects: bool = True
    ) -> None:
        known = TranslationSource.objects.get_for_instance_or_none(instance)
        if known and instance.translation_key not in self.seen_objects:
            known.update_from_db()
        create(self, instance, include_related_objects=include_related_objects)

    return create_translations


def install() -> None:
    """Read what is submitted for translation."""
    TranslationCreator.create_translations = _from_newest(TranslationCreator.create_translations)
