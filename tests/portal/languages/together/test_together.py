"""An editor takes a page up, down or away in all its languages at once, or in none."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from portal.accounts.models import User
from portal.accounts.roles import establish_roles
from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site_root) -> Client:
    establish_roles()
    user = User.objects.create_user("editor", "editor@example.org", "x")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def about(site_root, spanish, administrator):
    home_in(spanish, site_root)
    page = StandardPageFactory(parent=site_root, title="About us", slug="about", live=False)
    page.save_revision()
    translate_object(page, [spanish], user=administrator)
    return page


def address(action: str, page: Page) -> str:
    return reverse("languages_together", args=[action, page.pk])


def translate(page: Page, locale) -> None:
    source = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=locale
    ).source
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": "Palabras"},
        )


def public(page: Page) -> dict[str, bool]:
    versions = page.get_translations(inclusive=True)
    return {version.locale.language_code: version.live for version in versions}


def test_a_page_goes_live_in_all_languages_or_in_none(editor, client, about, spanish):
    asked = editor.get(address("publish", about)).text
    assert "Cannot be done" in asked
    assert "not translated into Spanish yet" in asked
    editor.post(address("publish", about))
    assert public(about) == {"en": False, "es": False}, "the gate holds Spanish, so English waits"

    translate(about, spanish)
    assert "Will be published." in editor.get(address("publish", about)).text
    shown = editor.post(address("publish", about), follow=True).text
    assert "“About us” is published in English and Spanish." in shown
    assert public(about) == {"en": True, "es": True}
    assert "Palabras" in client.get("/es/about/").text
    assert "There is nothing to do." in editor.get(address("publish", about)).text
    logged = PageLogEntry.objects.filter(action="languages.together.publish")
    assert [entry.data["languages"] for entry in logged] == [["en", "es"]] * 2
    history = editor.get(reverse("wagtailadmin_pages:history", args=[about.pk])).text
    assert "Publish in all languages: en and es" in history


def test_taking_the_source_down_names_the_languages_that_stay(editor, about, spanish):
    translate(about, spanish)
    editor.post(address("publish", about))
    for action, name in (("unpublish", "unpublish"), ("delete", "delete")):
        confirm = editor.get(reverse(f"wagtailadmin_pages:{name}", args=[about.pk])).text
        assert "The page stays public in:" in confirm
        assert "Palabras" in confirm
        assert address(action, about) in confirm
        several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        confirm = editor.get(several, {"id": about.pk}).text
        assert "The page stays public in:" in confirm
        assert address(action, about) in confirm
    version = about.get_translation(spanish)
    other = editor.get(reverse("wagtailadmin_pages:unpublish", args=[version.pk])).text
    assert "stays public" not in other

    editor.post(reverse("wagtailadmin_pages:unpublish", args=[about.pk]))
    assert public(about) == {"en": False, "es": True}, "upstream leaves translations public (#15)"
    shown = editor.post(address("unpublish", about), follow=True).text
    assert "no longer public in Spanish" in shown
    assert public(about) == {"en": False, "es": False}


def test_pages_below_go_with_them_when_asked(editor, site_root, spanish):
    home_in(spanish, site_root)
    section = StandardPageFactory(parent=site_root, slug="section")
    below = StandardPageFactory(parent=section, slug="below")
    translated(section, spanish)
    translated(below, spanish)
    assert "Unpublish 2 pages below these too" in editor.get(address("unpublish", section)).text
    editor.post(address("unpublish", section), {"include_descendants": "on"})
    assert public(section) == public(below) == {"en": False, "es": False}


def test_deleting_takes_all_or_nothing(editor, about, site_root, spanish):
    spanish_home = site_root.get_translation(spanish)
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    for action in ("change", "publish"):
        GroupPagePermission.objects.create(
            group=Group.objects.get(name="Editors"), page=site_root, permission_type=action
        )
    assert "do not have the right to delete" in editor.get(address("delete", about)).text
    editor.post(address("delete", about))
    assert len(public(about)) == 2

    for action in ("change", "publish"):
        GroupPagePermission.objects.create(
            group=Group.objects.get(name="Editors"), page=spanish_home, permission_type=action
        )
    shown = editor.post(address("delete", about), follow=True).text
    assert "is deleted in English and Spanish." in shown
    assert not Page.objects.filter(translation_key=about.translation_key).exists()


def test_a_fault_in_the_middle_undoes_everything(editor, about, spanish, monkeypatch):
    translate(about, spanish)
    version = about.get_translation(spanish)

    def fail(page, user):
        if page.pk == version.pk:
            raise RuntimeError
        page.get_latest_revision().publish(user=user)

    monkeypatch.setattr("portal.languages.together.carrying_out._publish", fail)
    with pytest.raises(RuntimeError):
        editor.post(address("publish", about))
    assert public(about) == {"en": False, "es": False}


def test_menu_offers_it_where_there_are_other_languages(editor, about, spanish):
    alone = StandardPageFactory(parent=about.get_parent(), slug="alone")
    assert address("publish", about) in editor.get(f"/admin/pages/{about.pk}/edit/").text
    assert address("publish", alone) not in editor.get(f"/admin/pages/{alone.pk}/edit/").text
    assert editor.get(address("shout", about)).status_code != 200


def test_others_are_turned_away(about):
    user = User.objects.create_user("carol", "carol@example.org", "x")
    user.groups.add(*Group.objects.filter(name__in=("Contributors", "Translators: Spanish")))
    client = Client()
    client.force_login(user)
    for action in ("publish", "unpublish", "delete"):
        assert client.get(address(action, about)).status_code == 302
        assert client.post(address(action, about)).status_code == 302
    assert public(about) == {"en": False, "es": False}
