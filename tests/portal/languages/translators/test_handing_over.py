"""A translator who may not publish hands a page over, and an editor publishes it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from .conftest import translation_of

pytestmark = pytest.mark.django_db


def entering(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fill_in(translation, user) -> None:
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": "Mots", "last_translated_by": user},
        )


def test_a_finished_translation_goes_to_an_editor_and_then_live(people, content):
    draft = content.pages["draft"]
    translation = translation_of(draft)
    translator, editor = entering(people["F"]), entering(people["E"])
    edit, give = f"/admin/pages/{draft.pk}/edit/", f"/admin/languages/hand-over/{translation.pk}/"

    assert "texts are still missing" in translator.get(edit).text
    assert "still missing" in translator.post(give, follow=True).text
    assert not Page.objects.get(pk=draft.pk).workflow_in_progress

    fill_in(translation, people["F"])
    shown = translator.get(edit).text
    assert "Hand over to an editor" in shown
    assert "convert_to_alias" not in shown, "translators do not part a page from its source"
    assert "is with the editors now" in translator.post(give, follow=True).text
    assert "An editor has this page" in translator.get(edit).text
    assert "There is nothing to hand over" in translator.post(give, follow=True).text

    assert "Hand over" not in editor.get(edit).text
    waiting = Page.objects.get(pk=draft.pk)
    state = waiting.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
    translator.post(address)
    assert not Page.objects.get(pk=draft.pk).live, "translators do not approve"
    editor.post(address)
    published = Page.objects.get(pk=draft.pk)
    assert published.live
    assert published.title == "Mots"


def test_only_translators_of_the_language_hand_over(people, content):
    translation = translation_of(content.pages["draft"])
    fill_in(translation, people["F"])
    for name in "SC":
        entering(people[name]).post(f"/admin/languages/hand-over/{translation.pk}/")
        assert not content.pages["draft"].workflow_in_progress
