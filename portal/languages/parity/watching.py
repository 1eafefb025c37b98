"""Notices what may change a state, and looks again once the transaction has ended.

Signals come often: drafts are saved while staff type, and one publication saves a page several
times. So they only note down which original to look at; whatever is noted in one transaction is
worked out at once after it, with what the database then holds. A failure there is logged, never
shown to whoever pressed “publish”, and mended by the next change or by `rebuild_parity`.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from asgiref.local import Local
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move, published
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import (
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
)

from portal.languages.reviews.models import Approval
from portal.navigation.models import MainMenu
from portal.pages import OF_DRAFTS

from .importance import weigh_again
from .models import State
from .refreshing import add_language, refresh
from .tasks import tell_owners


class _Noted:
    """What to look at when the transaction ends."""

    def __init__(self) -> None:
        self.keys: dict[type[models.Model], set[UUID]] = defaultdict(set)
        self.texts: set[UUID] = set()
        self.sources: set[int] = set()
        self.contexts: set[int] = set()
        self.menu = False

    def find_keys(self) -> None:
        """Find the originals behind what wagtail-localize noted; none that is gone by now."""
        kept = TranslatableObject.objects.none()
        if self.sources:
            kept |= TranslatableObject.objects.filter(sources__in=self.sources)
        if self.contexts:
            contexts = TranslationContext.objects.filter(pk__in=self.contexts)
            kept |= TranslatableObject.objects.filter(pk__in=contexts.values("object"))
        for pk, content_type in kept.values_list("pk", "content_type"):
            if model := ContentType.objects.get_for_id(content_type).model_class():
                self.keys[model].add(pk)


_thread = Local()


def look_again(key: UUID, model: type[models.Model], *, text: bool = False) -> None:
    """Work out one original anew after the transaction, in all languages.

    `model` is Page or the snippet's. `text` says that the source text may have changed.
    """
    with _noting() as noted:
        noted.keys[model].add(key)
        if text:
            noted.texts.add(key)


@contextmanager
def _noting() -> Iterator[_Noted]:
    noted: _Noted | None = getattr(_thread, "noted", None)
    waiting = reversed(transaction.get_connection().run_on_commit)
    if noted is None or not any(entry[1] is _look for entry in waiting):
        # A transaction that was rolled back took its promise to look with it.
        noted = _thread.noted = _Noted()
    yield noted
    transaction.on_commit(_look, robust=True)  # the first finds all, the others nothing


def _look() -> None:
    noted: _Noted | None = getattr(_thread, "noted", None)
    _thread.noted = None
    if noted is None:
        return
    noted.find_keys()
    for model, keys in noted.keys.items():
        refresh(model, keys, noted.texts)
    if noted.menu:
        weigh_again()
    if State.objects.to_tell().exists():
        tell_owners.enqueue()


def page_saved(
    instance: Page, raw: bool = False, update_fields: Any = None, **_kwargs: object
) -> None:
    """Look again at a page that was saved, unless only its draft was."""
    if raw or not isinstance(instance, Page):
        return
    if update_fields is not None and set(update_fields) <= OF_DRAFTS:
        return
    _look_at(instance, Page)


def page_changed(instance: Page, **_kwargs: object) -> None:
    """Look again at a page that was published, taken down, moved or deleted."""
    if isinstance(instance, Page):
        _look_at(instance, Page)


def snippet_changed(
    sender: type[models.Model], instance: Any, raw: bool = False, **_kwargs: object
) -> None:
    """Look again at a snippet; a menu says anew which pages are important."""
    if raw or not isinstance(instance, TranslatableMixin) or isinstance(instance, Page):
        return
    if sender in get_snippet_models():
        _look_at(instance, sender)
        if sender is MainMenu:
            with _noting() as noted:
                noted.menu = True


def _look_at(instance: Any, model: type[models.Model]) -> None:
    code = instance.locale.language_code if instance.locale_id else ""
    look_again(instance.translation_key, model, text=code == settings.LANGUAGE_CODE)


def source_changed(instance: TranslationSource, raw: bool = False, **_kwargs: object) -> None:
    """Look again when wagtail-localize took the newest text over."""
    if not raw:
        with _noting() as noted:
            noted.sources.add(instance.pk)


def translation_changed(
    instance: Translation | TranslationLog, raw: bool = False, **_kwargs: object
) -> None:
    """Look again when a translation begins, stops, or makes a version of its page."""
    if not raw:
        with _noting() as noted:
            noted.sources.add(instance.source_id)


def approval_given(instance: Approval, raw: bool = False, **_kwargs: object) -> None:
    """Look again when a person has approved what a machine translated."""
    if not raw:
        with _noting() as noted:
            noted.sources.add(instance.translation.source_id)


def words_changed(instance: StringTranslation, raw: bool = False, **_kwargs: object) -> None:
    """Look again when a piece was translated."""
    if not raw and instance.context_id:
        with _noting() as noted:
            noted.contexts.add(instance.context_id)


def locale_saved(
    instance: Locale, created: bool = False, raw: bool = False, **_kwargs: object
) -> None:
    """Say of every original that it is missing in a new language."""
    if created and not raw and instance.language_code != settings.LANGUAGE_CODE:
        transaction.on_commit(lambda: add_language(instance), robust=True)


def watch() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(page_saved)
    post_delete.connect(page_changed)
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(page_changed)
    for signal in (post_save, post_delete, published):
        signal.connect(snippet_changed)
    post_save.connect(source_changed, sender=TranslationSource)
    for model in (Translation, TranslationLog):
        post_save.connect(translation_changed, sender=model)
    post_delete.connect(translation_changed, sender=Translation)
    for signal in (post_save, post_delete):
        signal.connect(words_changed, sender=StringTranslation)
    post_save.connect(approval_given, sender=Approval)
    post_save.connect(locale_saved, sender=Locale)
