"""A page and the languages that it goes live with: all at one moment, or none."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Revision
from wagtail.signals import page_published
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.checks.languages_together import check_languages_together
from portal.languages.publishing.reasons import HeldBackError, reasons_to_hold
from portal.made_once import FORM_KEY
from tests.factories.home import StandardPageFactory, complete, home_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def french(settings, site_root, spanish):
    languages = [*settings.LANGUAGES, ("fr", "French")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    french = Locale.objects.create(language_code="fr")
    for locale in (spanish, french):
        home_in(locale, site_root)
    return french


@pytest.fixture
def page(site_root, french):
    """A draft that is to go live with Spanish and French."""
    page = StandardPageFactory(
        parent=site_root, title="Call", slug="call", summary="Apply by May 1.", live=False
    )
    page.go_live_with = ["es", "fr"]
    page.save()
    page.save_revision()
    return StandardPage.objects.get(pk=page.pk)


def translations(page, *locales):
    translate_object(page, locales)
    return [
        Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
        for locale in locales
    ]


def public(client, slug="call"):
    """The languages in which visitors can read the page."""
    return [
        code
        for code in ("en", "es", "fr")
        if type(client)().get(f"/{code}/{slug}/").status_code == 200
    ]


def texts(response):
    return " ".join(str(message) for message in response.context["messages"])


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(page, **changes):
    """What the editor sends, with some fields changed."""
    form = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "kind": page.kind,
            "published_on": page.published_on or "",
            "byline": page.byline,
            "body": streamfield([("paragraph", rich_text("<p>Organizers bring people.</p>"))]),
            "comments": inline_formset([]),
            "action-publish": "action-publish",
        }
    )
    form["body-0-id"] = page.body[0].id or "" if page.pk else ""
    return {**form, "go_live_with": page.go_live_with, **changes}


def test_the_source_waits_for_its_languages_and_words_say_for_what(staff, page, spanish, french):
    answer = staff.post(edit_address(page), form_of(page, summary="Apply by May 2."), follow=True)
    said = texts(answer)
    assert "goes live together with Spanish, and there is no translation yet" in said
    assert "goes live together with French" in said
    assert f"/admin/localize/submit/page/{page.pk}/?select_locale=fr" in said
    assert public(staff) == []
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().summary == "Apply by May 2."

    into_spanish, _into_french = translations(page, spanish, french)
    complete(into_spanish)
    with override("en"):
        (reason,) = reasons_to_hold(page)
    assert reason.startswith("3 texts")
    assert "French" in reason
    version = StandardPage.objects.get(locale=spanish, title="Call")
    answer = staff.post(edit_address(version), {"action": "publish"}, follow=True)
    assert "not translated into French" in texts(answer)
    assert public(staff) == []


@pytest.mark.parametrize("leader", ["en", "es", "fr"])
def test_whichever_is_published_takes_the_others_along(staff, page, spanish, french, leader):
    for translation in translations(page, spanish, french):
        complete(translation, lambda text: text)
    version = StandardPage.objects.get(locale__language_code=leader, title="Call")
    moments = []
    page_published.connect(
        lambda instance, **_more: moments.append(instance.last_published_at), weak=False
    )
    form = form_of(page) if leader == "en" else {"action": "publish"}
    answer = staff.post(edit_address(version), form, follow=True)
    assert "published" in texts(answer)
    assert public(staff) == ["en", "es", "fr"]
    assert len(moments) == 3


def test_all_or_nothing(client, page, spanish, french):
    for translation in translations(page, spanish, french):
        complete(translation)

    def fail(instance, **_more):
        if instance.locale == french:
            raise RuntimeError

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            page.get_latest_revision().publish()
    finally:
        page_published.disconnect(fail)
    assert public(client) == []


def test_a_change_waits_as_a_draft_and_the_translators_get_it(staff, page, spanish, french):
    for translation in translations(page, spanish, french):
        complete(translation)
    page.get_latest_revision().publish()
    page.refresh_from_db()

    answer = staff.post(edit_address(page), form_of(page, summary="Apply by June 9."), follow=True)
    assert "1 text of the page is new to the translators: “Apply by June 9.”" in texts(answer)
    assert "The translators have been given the new texts." in texts(answer)
    assert "May 1" in type(staff)().get("/en/call/").content.decode()
    source = TranslationSource.objects.get(object_id=page.translation_key)
    source.update_from_db()
    sent = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert "Apply by June 9." in sent

    into_spanish, into_french = source.translations.order_by("target_locale__language_code")
    for translation in (into_spanish, into_french):
        translation.save_target(publish=False)
        code = translation.target_locale.language_code
        complete(translation, lambda text, code=code: f"{text} ({code})")
    for code in ("es", "fr"):
        assert "May 1" in type(staff)().get(f"/{code}/call/").content.decode()
    into_french.save_target(publish=True)
    assert "June 9" in type(staff)().get("/en/call/").content.decode()
    assert "June 9. (es)" in type(staff)().get("/es/call/").content.decode()
    assert "June 9. (fr)" in type(staff)().get("/fr/call/").content.decode()


def test_a_correction_in_one_language_leaves_the_others_alone(client, page, spanish, french):
    into_spanish, into_french = translations(page, spanish, french)
    for translation in (into_spanish, into_french):
        complete(translation)
    page.get_latest_revision().publish()
    count = Revision.objects.count()
    StringTranslation.objects.filter(locale=spanish, data="Call").update(data="Convocatoria")
    into_spanish.save_target(publish=True)
    assert "Convocatoria" in client.get("/es/call/").content.decode()
    assert Revision.objects.count() == count + 1


def test_at_a_moment_of_the_future(client, page, spanish, french):
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    planned = draft.save_revision()
    with pytest.raises(HeldBackError):
        planned.publish()
    for translation in translations(page, spanish, french):
        complete(translation)
    draft.save_revision().publish()
    assert public(client) == []
    assert Revision.objects.filter(approved_go_live_at=draft.go_live_at).count() == 3
    call_command("publish_scheduled")
    assert public(client) == []
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
        assert public(client) == ["en", "es", "fr"]
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_plan_that_is_overtaken_waits_whole(client, page, spanish, french):
    into_spanish, into_french = translations(page, spanish, french)
    for translation in (into_spanish, into_french):
        complete(translation)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    lost = StringTranslation.objects.filter(locale=french, data="Call")
    kept = lost.get()
    lost.delete()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
        assert public(client) == []
        kept.save()
        call_command("publish_scheduled")
        assert public(client) == ["en", "es", "fr"]


def test_a_type_of_page_can_ask_for_it(staff, site_root, french, settings):
    """And a new page is not public for as long as it takes to say so."""
    settings.LANGUAGES_TOGETHER = {"home.StandardPage": ["es"]}
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", site_root.pk])
    page = StandardPageFactory.build(title="New", slug="new")
    answer = staff.post(address, form_of(page), follow=True)
    assert "goes live together with Spanish" in texts(answer)
    made = StandardPage.objects.get(slug="new")
    assert (made.live, made.has_unpublished_changes) == (False, True)
    assert answer.redirect_chain[-1][0] == edit_address(made)
    assert public(staff, "new") == []


def test_a_form_that_made_its_page_and_is_held_back_again_keeps_what_is_new(
    staff, site_root, french, settings
):
    """As from a window that does not know that its page was made (portal/made_once.py)."""
    settings.LANGUAGES_TOGETHER = {"home.StandardPage": ["es"]}
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", site_root.pk])
    for title in ("New", "Newer"):
        page = StandardPageFactory.build(title=title, slug="new")
        staff.post(address, form_of(page) | {FORM_KEY: "of this window"})
    made = StandardPage.objects.get(slug="new")
    assert not made.live
    assert made.get_latest_revision_as_object().title == "Newer"


def test_the_languages_are_chosen_on_the_page(staff, page):
    shown = staff.get(edit_address(page)).content.decode()
    assert "go live together with" in shown.lower()
    assert 'name="go_live_with" value="fr"' in shown
    staff.post(edit_address(page), form_of(page, go_live_with=["es"]))
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().go_live_with == ["es"]


def test_settings_name_pages_and_languages_that_there_are(settings):
    settings.LANGUAGES_TOGETHER = {"home.StandardPage": ["es"]}
    assert check_languages_together() == []
    settings.LANGUAGES_TOGETHER = {"home.NoPage": ["es", "tlh"], "accounts.User": ["en"]}
    said = " ".join(error.msg for error in check_languages_together())
    assert "“home.NoPage” is no type of page" in said
    assert "“accounts.User” is no type of page" in said
    assert "“tlh” is no language" in said
    assert "“en” is no language" in said
