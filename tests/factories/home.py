"""Front and standing pages for tests. A factory refuses a parent that staff could not choose."""

from collections.abc import Callable

import factory
from wagtail.models import Locale, Page
from wagtail_factories import PageFactory
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import HomePage, Kind, StandardPage


class StandardPageFactory(PageFactory):
    """A published article under `parent`."""

    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda number: f"Article {number}")
    kind = Kind.ARTICLE
    summary = "What the article says, in one sentence."
    body = factory.LazyFunction(lambda: [("paragraph", "<p>Organizers bring people.</p>")])

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Keep the tree legal, and write the page in its parent's language."""
        assert model_class.can_exist_under(parent), f"no {model_class.__name__} under {parent!r}"
        kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model_class, parent, kwargs)


def home_in(locale: Locale, source: HomePage) -> HomePage:
    """The front page of another language: a published translation of `source`."""
    return translated(source, locale)


def translated(page: Page, locale: Locale, **fields: object) -> Page:
    """A published translation of `page`, made as staff make it, with `fields` changed."""
    translate_object(page, [locale])
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=locale
    )
    complete(translation)
    translation.save_target(publish=True)
    version = page.get_translation(locale).specific
    for name, value in fields.items():
        setattr(version, name, value)
    version.live = True
    version.save()
    return version


def complete(translation: Translation, change: Callable[[str], str] = str) -> None:
    """Give every piece that has no translation one by hand: by `change`, or the same words."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context_id=segment.context_id,
            defaults={
                "data": change(segment.string.data),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
