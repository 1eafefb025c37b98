"""Every trap of wagtail-localize that we know of: what upstream does, and that it does no harm.

Traps that have a test elsewhere: tables, captions and choices (test_translating), half-translated
pages (test_half_translated), the right to submit (translators/test_matrix), languages that stay
public without their source (together/test_together), sitemap and hreflang (test_addresses,
test_versions), machines (test_machine), settings (tests/portal/checks/test_checks).
"""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import (
    LocaleSynchronization,
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.taxonomy.models import Facet, Term
from portal.taxonomy.vocabulary import forget_labels
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.intake import contact_page
from tests.factories.programs import StoryIndexPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish_home(site_root, spanish):
    return home_in(spanish, site_root)


def submit(staff, page: Page, locale, **more: str):
    address = f"/admin/localize/submit/page/{page.pk}/"
    return staff.post(address, {"locales": [locale.pk], **more}, follow=True)


def test_what_is_sent_to_translation_is_not_public(staff, client, site_root, spanish_home, spanish):
    """Upstream's default publishes the copy, in the source language."""
    page = StandardPageFactory(parent=site_root, slug="about")
    submit(staff, page, spanish)
    assert not page.get_translation(spanish).live
    assert type(client)().get("/es/about/").status_code == 404


def test_a_section_keeps_what_is_below_it(staff, site_root, spanish_home, spanish):
    """Upstream's default leaves a section that was sent with its subtree childless (#773)."""
    section = StandardPageFactory(parent=site_root, slug="section")
    StandardPageFactory(parent=section, slug="one")
    StandardPageFactory(parent=section, slug="two")
    submit(staff, section, spanish, include_subtree="on")
    version = section.get_translation(spanish)
    assert version.numchild == version.get_children().count() == 2
    translated(section, spanish)
    version.refresh_from_db()
    assert version.numchild == 2


def test_only_the_source_is_sent(staff, site_root, spanish_home, spanish):
    """A page with sources in two languages makes upstream fail for ever after (#662)."""
    page = StandardPageFactory(parent=spanish_home, slug="solo")
    shown = submit(staff, page, site_root.locale).text
    assert "Translations start from the source language" in shown
    assert not TranslationSource.objects.filter(object_id=page.translation_key).exists()


def test_forms_send_labels_and_no_addresses(site_root, spanish_home, spanish):
    """Upstream sends a form field's internal name and the form's mailbox to translators."""
    page = contact_page(site_root, routes={"": "inbox@example.org"})
    source, _created = TranslationSource.get_or_create_from_instance(page)
    sent = [segment.string.data for segment in StringSegment.objects.filter(source=source)]
    assert sent
    offered = [str(segment.data) for segment in OverridableSegment.objects.filter(source=source)]
    names = {question.clean_name for question in page.form_fields.all()}
    assert names
    assert not [text for text in [*sent, *offered] if "@" in text or text in names]


def test_terms_are_the_same_in_every_language(site_root, spanish_home, spanish, client):
    """Upstream ignores many-to-many fields and mixes languages in parental ones (#820)."""
    term = Term.objects.create(
        facet=Facet.ISSUE, name="Housing", slug="housing", locale=site_root.locale
    )
    index = StoryIndexPageFactory(parent=site_root, slug="stories")
    story = StoryPageFactory(parent=index, slug="wins", issues=[term])
    translated(index, spanish)
    version = translated(story, spanish)
    assert [issue.pk for issue in version.issues.all()] == [term.pk]
    translate_object(term, [spanish])
    Term.objects.filter(locale=spanish).update(name="Vivienda")
    forget_labels()
    assert "Vivienda" in client.get("/es/stories/wins/").text


def test_a_translation_follows_its_source_only_when_asked(site_root, spanish_home, spanish):
    page = StandardPageFactory(parent=site_root, title="Old", slug="about", summary="Old summary.")
    version = translated(page, spanish)
    page.title = "New"
    page.save_revision().publish()
    version.refresh_from_db()
    assert version.title == "Old"
    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()
    segment = StringSegment.objects.get(source=source, context__path="title")
    assert segment.string.data == "New"
    StringTranslation.objects.create(
        translation_of=segment.string, locale=spanish, context=segment.context, data="Nuevo"
    )
    translation = Translation.objects.get(source=source)
    version.refresh_from_db()
    assert version.title == "Old"
    translation.save_target(publish=False)
    draft = Page.objects.get(pk=version.pk).get_latest_revision_as_object()
    assert (version.title, draft.title) == ("Old", "Nuevo")


def test_aliases_are_made_on_request_only_and_are_no_versions(
    client, site_root, spanish_home, spanish
):
    """A language that is kept in step with another gets its texts under its own addresses."""
    page = StandardPageFactory(parent=site_root, title="About", slug="about")
    assert not page.get_translations().exists()
    LocaleSynchronization.objects.create(locale=spanish, sync_from=site_root.locale)
    call_command("sync_locale_trees", verbosity=0)
    alias = StandardPage.objects.get(slug="about", locale=spanish)
    assert alias.alias_of is not None
    assert "/es/about/" not in client.get("/sitemap.xml").text
    assert "/es/about/" not in client.get("/en/about/").text


def test_po_files_go_out_and_come_back(staff, site_root, spanish_home, spanish):
    page = StandardPageFactory(parent=site_root, title="About", slug="about")
    translate_object(page, [spanish])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    file = staff.get(f"/admin/localize/translate/{translation.pk}/pofile/download/").text
    assert 'msgid "About"' in file
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Palabras"
    assert translation.import_po(po) == []
    assert translation.get_status_display() == "Up to date"
