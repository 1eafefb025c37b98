"""wagtail-localize 1.14 writes a draft of a translation over the text that visitors read.

`TranslationSource.create_or_update_translation` saves the whole page, and only then a revision:
even with `publish=False`, and before anything is checked, a published page shows the new text, with
the source language wherever a translation is missing. A published snippet is taken down.
A published alias becomes a page of its own and stays published, in the source language.

Here the row of something published is left alone; the draft is a revision, and publishing it
changes the page, as everywhere else in Wagtail. An alias that becomes a translation is not
published until somebody publishes it.

Switches itself off: it acts only at the moment when upstream saves the whole row of something
published.
"""

from collections.abc import Callable
from functools import wraps
from types import MethodType
from typing import Any

from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import TranslationSource


def _save_named_fields(self: DraftStateMixin, *args: Any, **options: Any) -> None:
    """Save what names its fields, such as the number of the latest revision, and nothing else."""
    if options.get("update_fields") is not None:
        type(self).save(self, *args, **options)


def _shielded(self: TranslationSource, locale: Any) -> Any:
    found = TranslationSource.get_translated_instance(self, locale)
    if not isinstance(found, DraftStateMixin) or not found.live:
        return found
    if isinstance(found, Page) and found.alias_of_id:
        found.live = False
    else:
        found.save = MethodType(_save_named_fields, found)
    return found


def _leaving_live_rows_alone(create_or_update: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(create_or_update)
    def create_or_update_translation(self: TranslationSource, *args: Any, **options: Any) -> Any:
        self.get_translated_instance = MethodType(_shielded, self)
        try:
            return create_or_update(self, *args, **options)
        finally:
            del self.get_translated_instance

    return create_or_update_translation


def install() -> None:
    """Mend `TranslationSource.create_or_update_translation`."""
    TranslationSource.create_or_update_translation = _leaving_live_rows_alone(
        TranslationSource.create_or_update_translation
    )
