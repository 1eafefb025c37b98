"""Saving a draft of a translation leaves what visitors read alone."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.languages.workarounds import drafts_of_live_pages
from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db

UPSTREAM = TranslationSource.create_or_update_translation.__wrapped__


@pytest.fixture
def draft_of_live_page(site_root, spanish):
    """Return a published translation of which a draft with other words was saved."""
    home_in(spanish, site_root)
    page = StandardPageFactory(parent=site_root, title="Housing")
    version = translated(page, spanish)

    def save_draft():
        StringTranslation.objects.filter(translation_of__data="Housing").update(data="Vivienda")
        translation = Translation.objects.get(source__object_id=page.translation_key)
        translation.save_target(publish=False)
        version.refresh_from_db()
        return version

    return save_draft


def test_the_draft_is_a_revision_and_nothing_else(draft_of_live_page):
    version = draft_of_live_page()
    assert (version.title, version.live, version.has_unpublished_changes) == ("Housing", True, True)
    assert version.get_latest_revision_as_object().title == "Vivienda"


def test_upstream_still_needs_it(draft_of_live_page, monkeypatch):
    monkeypatch.setattr(TranslationSource, "create_or_update_translation", UPSTREAM)
    assert draft_of_live_page().title == "Vivienda", (
        "mended upstream: remove the workaround drafts_of_live_pages"
    )


def test_it_does_nothing_where_upstream_saves_named_fields_only(draft_of_live_page, monkeypatch):
    def mended(self, locale, **options):
        version = self.get_translated_instance(locale)
        version.title = "Hogar"
        version.save(update_fields=["title"])

    monkeypatch.setattr(TranslationSource, "create_or_update_translation", mended)
    drafts_of_live_pages.install()
    assert draft_of_live_page().title == "Hogar"
