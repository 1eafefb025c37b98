"""No half-translated page goes live, whichever way somebody tries."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.models.workflows import GroupApprovalTask, Workflow, WorkflowTask
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.languages.publishing.pieces import progress_of
from portal.languages.publishing.reasons import HeldBackError, reasons_to_hold
from portal.navigation.models import MainMenu
from tests.factories.home import StandardPageFactory, complete, home_in

pytestmark = pytest.mark.django_db

WORDS = {"Housing for all": "Vivienda para todos", "2024": "2024"}


@pytest.fixture
def spanish_home(site_root, spanish):
    return home_in(spanish, site_root)


@pytest.fixture
def page(site_root, spanish_home):
    return StandardPageFactory(
        parent=site_root,
        title="Housing for all",
        slug="housing",
        summary="Two counties build homes.",
        body=[
            ("paragraph", "<p>Organizers bring <b>people</b>.</p>"),
            ("paragraph", "<p>2024 — 60%</p>"),
            ("paragraph", "<p>https://www.example.org/ and ana@example.org</p>"),
        ],
    )


@pytest.fixture
def translation(page, spanish):
    """Begun: the title has its translation, the rest has none."""
    translate_object(page, [spanish])
    translation = Translation.objects.get(source__object_id=page.translation_key)
    segment = translation.source.stringsegment_set.get(string__data=page.title)
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=spanish,
        context=segment.context,
        data="Vivienda para todos",
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
    return translation


@pytest.fixture
def version(translation) -> StandardPage:
    return StandardPage.objects.get(locale=translation.target_locale)


def is_public(client, address="/es/housing/"):
    return type(client)().get(address).status_code == 200


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def texts(response):
    """The words of all messages of a page of the admin."""
    return " ".join(str(message) for message in response.context["messages"])


def spanish_words(text):
    return text.replace("Two counties", "Dos condados").replace("Organizers", "Promotoras")


def test_reasons_name_what_is_missing(version, translation):
    (reason,) = reasons_to_hold(version)
    assert reason.startswith("3 texts are not translated into Spanish yet")
    assert "“Two counties build homes.”" in reason
    assert "“Organizers bring people.”" in reason
    assert "2024" not in reason
    assert "Housing for all" not in reason
    complete(translation)
    assert reasons_to_hold(version) == []


def test_a_translation_with_an_error_is_a_missing_one(version, translation):
    complete(translation)
    wrong = StringTranslation.objects.get(translation_of__data__startswith="Organizers")
    wrong.data = "<script>Promotoras</script>"
    wrong.save()
    (reason,) = reasons_to_hold(version)
    assert "has an error" in reason
    assert "Organizers" in reason


def test_progress_costs_the_same_for_any_number(
    site_root, page, translation, spanish, django_assert_num_queries
):
    def all_of_them():
        return list(Translation.objects.filter(enabled=True).select_related("source"))

    progress = progress_of([translation])[translation.pk]
    assert (progress.translated, progress.total, progress.is_complete) == (1, 4, False)
    with django_assert_num_queries(5):
        progress_of(all_of_them())
    for _number in range(5):
        translate_object(StandardPageFactory(parent=site_root), [spanish])
    with django_assert_num_queries(5):
        assert len(progress_of(all_of_them())) == 7


def test_the_source_itself_is_never_held_for_its_translations(page, translation):
    assert reasons_to_hold(page) == []
    page.save_revision().publish()


def test_publish_in_the_translation_editor(staff, version, translation):
    answer = staff.post(edit_address(version), {"action": "publish"}, follow=True)
    assert answer.status_code == 200
    assert "cannot go live yet" in texts(answer)
    assert "3 texts are not translated" in texts(answer)
    assert not is_public(staff)
    version.refresh_from_db()
    assert version.get_latest_revision_as_object().title == "Vivienda para todos"

    complete(translation, spanish_words)
    answer = staff.post(edit_address(version), {"action": "publish"}, follow=True)
    assert "“Vivienda para todos” is published in Spanish." in texts(answer)
    public = type(staff)().get("/es/housing/").content.decode()
    assert "Dos condados" in public
    assert "Promotoras" in public


def test_what_readers_see_does_not_change_before_it_is_whole(staff, page, version, translation):
    """Upstream writes a translation over the published page as soon as it is saved."""
    complete(translation, spanish_words)
    staff.post(edit_address(version), {"action": "publish"})
    page.title, page.summary = "Housing for everyone", "Three counties build homes."
    page.save_revision().publish()
    source = TranslationSource.objects.get(pk=translation.source_id)
    answer = staff.post(
        reverse("wagtail_localize:update_translations", args=[source.pk]),
        {"publish_translations": "on"},
        follow=True,
    )
    assert "Successfully updated translations" in texts(answer)
    assert "2 texts are not translated into Spanish yet" in texts(answer)
    translation.refresh_from_db()
    translation.save_target(publish=False)
    public = type(staff)().get("/es/housing/").content.decode()
    assert "Dos condados" in public
    assert "counties" not in public
    source.refresh_from_db()
    assert "Three counties" in source.content_json

    complete(translation, lambda text: f"[{text}]")
    translation.save_target(publish=True)
    assert "[Three counties" in type(staff)().get("/es/housing/").content.decode()


def test_one_update_publishes_what_is_whole_and_says_what_is_not(
    staff, page, translation, settings, spanish
):
    complete(translation, spanish_words)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        ("fr", "French"),
    ]
    french = type(spanish).objects.create(language_code="fr")
    home_in(french, page.get_parent().specific)
    translate_object(page, [french])
    answer = staff.post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        {"publish_translations": "on"},
        follow=True,
    )
    assert "4 texts are not translated into French" in texts(answer)
    assert is_public(staff)
    assert not is_public(staff, "/fr/housing/")


@pytest.mark.parametrize("include_descendants", [False, True])
def test_many_at_once(staff, page, version, translation, include_descendants, spanish_home):
    other = StandardPageFactory(parent=page.get_parent(), title="Water", slug="water")
    other.unpublish()
    pages = [spanish_home if include_descendants else version, other]
    answer = staff.post(
        f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={pages[0].pk}&id={pages[1].pk}",
        {"include_descendants": "on"} if include_descendants else {},
        follow=True,
    )
    assert answer.status_code == 200
    assert "3 texts are not translated into Spanish" in texts(answer)
    assert "published" in texts(answer)
    assert not is_public(staff)
    assert is_public(staff, "/en/water/")


def test_many_at_once_publish_the_finished_translation_not_its_first_draft(
    staff, version, translation
):
    complete(translation, spanish_words)
    staff.post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={version.pk}")
    assert "Promotoras" in type(staff)().get("/es/housing/").content.decode()


def test_at_its_time(staff, page, version, translation):
    """The scheduler goes on with the other pages, and tries again."""
    other = StandardPageFactory(parent=page.get_parent(), title="Water", slug="water")
    other.unpublish()
    past = timezone.now() - timedelta(minutes=5)
    for each in (version, other):
        revision = each.get_latest_revision() or each.save_revision()
        revision.approved_go_live_at = past
        revision.save()
    for _turn in range(2):
        call_command("publish_scheduled")
    assert is_public(staff, "/en/water/")
    assert not is_public(staff)
    entry = PageLogEntry.objects.get(action="languages.held")
    assert entry.page_id == version.pk
    history = staff.get(reverse("wagtailadmin_pages:history", args=[version.pk]))
    assert "Not published at its time: 3 texts are not translated" in history.content.decode()

    complete(translation, spanish_words)
    call_command("publish_scheduled")
    assert "Promotoras" in type(staff)().get("/es/housing/").content.decode()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_it_cannot_be_given_a_time_either(version):
    version.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(HeldBackError):
        version.save_revision().publish()


@pytest.mark.parametrize("modal", [False, True])
def test_the_last_approval_of_a_workflow(staff, administrator, version, translation, modal):
    task = GroupApprovalTask.objects.create(name="Look")
    workflow = Workflow.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    version.save_revision()
    state = workflow.start(version, administrator)
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[version.pk, "approve", state.current_task_state.pk],
    )
    headers = {"x-requested-with": "XMLHttpRequest"} if modal else {}
    answer = staff.post(address, {"comment": "Good"}, headers=headers)
    if modal:
        assert answer.json() == {"step": "success", "redirect": edit_address(version)}
    else:
        assert answer["Location"] == edit_address(version)
    assert "3 texts are not translated" in texts(staff.get(edit_address(version)))
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert not is_public(staff)


@pytest.mark.parametrize("way", ["page", "revision", "save_target"])
def test_in_code(client, version, translation, way):
    revision = version.get_latest_revision()
    ways = {
        "page": lambda: version.publish(revision),
        "revision": lambda: revision.publish(),
        "save_target": lambda: translation.save_target(publish=True),
    }
    with pytest.raises(HeldBackError, match="3 texts are not translated") as held:
        ways[way]()
    assert held.value.held.pk == version.pk
    assert not is_public(client)


def test_a_menu_waits_as_well_and_the_old_one_stays(staff, english, spanish):
    link = {"label": "Our work", "url": "https://www.example.org/"}
    menu = MainMenu.objects.create(
        name="Main",
        locale=english,
        items=[{"type": "item", "value": {"link": link, "children": []}}],
    )
    translate_object(menu, [spanish])
    translation = Translation.objects.get(source__object_id=menu.translation_key)
    spanish_menu = menu.get_translation(spanish)
    address = reverse("wagtailsnippets_navigation_mainmenu:edit", args=[spanish_menu.pk])
    answer = staff.post(address, {"action": "publish"}, follow=True)
    assert "1 text is not translated into Spanish yet: “Our work”" in texts(answer)
    spanish_menu.refresh_from_db()
    assert not spanish_menu.live

    complete(translation, lambda text: "Nuestro trabajo")
    answer = staff.post(address, {"action": "publish"}, follow=True)
    assert "is published in Spanish" in texts(answer)
    translation.save_target(publish=False)
    spanish_menu.refresh_from_db()
    assert spanish_menu.live
    assert spanish_menu.items[0].value["link"]["label"] == "Nuestro trabajo"


def test_an_alias_that_is_to_be_translated_is_not_published_meanwhile(client, page, spanish):
    alias = page.copy_for_translation(spanish, alias=True)
    Page.objects.filter(pk=alias.pk).update(live=True)
    translate_object(page, [spanish])
    alias.refresh_from_db()
    assert (alias.alias_of_id, alias.live) == (None, False)
    assert not is_public(client)
