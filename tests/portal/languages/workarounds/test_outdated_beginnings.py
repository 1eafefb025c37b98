"""A translation begins with what the source says now, whenever other languages were made."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment
from wagtail_localize.operations import TranslationCreator, translate_object

from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def begin(site_root, spanish, settings):
    """Return what translators into French get of a page that changed after it became Spanish."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
    ]
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home_in(spanish, site_root)
    home_in(french, site_root)
    page = StandardPageFactory(parent=site_root, title="Housing")
    translated(page, spanish)
    page.title = "Housing and health"
    page.save_revision().publish()

    def texts():
        translate_object(page, [french])
        segments = StringSegment.objects.filter(source__object_id=page.translation_key)
        return set(segments.values_list("string__data", flat=True))

    return texts


def test_it_begins_with_the_newest_text(begin):
    assert "Housing and health" in begin()


def test_upstream_still_needs_it(begin, monkeypatch):
    upstream = TranslationCreator.create_translations.__wrapped__
    monkeypatch.setattr(TranslationCreator, "create_translations", upstream)
    assert "Housing and health" not in begin(), (
        "mended upstream: remove the workaround outdated_beginnings"
    )
