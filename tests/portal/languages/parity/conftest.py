"""A page and its Spanish translation, made and published as staff do it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.languages.parity.models import State
from tests.factories.home import StandardPageFactory, home_in

Settled = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def settled(django_capture_on_commit_callbacks) -> Settled:
    """What is done inside is committed, and all that follows a commit is done."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def french(settings, settled) -> Locale:
    """A third language."""
    languages = [("en", "English"), ("es", "Spanish"), ("fr", "French")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    with settled():
        return Locale.objects.get_or_create(language_code="fr")[0]


@pytest.fixture
def spanish_home(site_root, spanish, settled):
    with settled():
        return home_in(spanish, site_root)


@pytest.fixture
def page(site_root, spanish_home, settled) -> StandardPage:
    """A published article with a date, a summary and a text of two paragraphs."""
    with settled():
        made = StandardPageFactory(
            parent=site_root,
            title="Apply",
            slug="apply",
            published_on=date(2026, 3, 1),
            summary="How to apply.",
            body=[("paragraph", "<p>Anybody may apply.</p><p>Write to us.</p>")],
        )
        made.save_revision().publish()
    return StandardPage.objects.get(pk=made.pk)


def publish(page: Page, **fields: Any) -> None:
    """Change the fields of a page and publish it, as staff do."""
    page = page.__class__.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def submit(page: Page, locale: Locale) -> Translation:
    """Send a page to the translators."""
    translate_object(page, [locale])
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)


def write(translation: Translation, number: int | None = None) -> None:
    """Translate the first `number` pieces that have no translation yet; all if none is given."""
    segments = StringSegment.objects.filter(source=translation.source)
    segments = segments.annotate_translation(translation.target_locale)
    for segment in segments.filter(translation=None).order_by("order")[:number]:
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            data=segment.string.data.upper(),
        )


def sync(page: Page) -> None:
    """Take the newest source text over to the translations."""
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()


def state_of(page: Page, locale: Locale) -> State:
    """Read the state of a page in a language."""
    return State.objects.select_related("original").get(original__page=page, locale=locale)


@pytest.fixture
def translation(page, spanish, settled) -> Translation:
    """The published Spanish translation of the page."""
    with settled():
        made = submit(page, spanish)
        write(made)
    with settled():
        made.save_target(publish=True)
    return made
