"""How a page stands in each language, from the first draft to the change after publication."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Revision

from portal.languages.parity.comparing import changes_between
from portal.languages.parity.models import Original, Snapshot, State, Status
from portal.languages.parity.pieces import pieces_of
from portal.navigation.models import AlertBanner
from tests.factories.home import StandardPageFactory

from .conftest import publish, state_of, submit, sync, write

pytestmark = pytest.mark.django_db


def changes_of(state: State):
    state = State.objects.select_related("made_from", "original__snapshot").get(pk=state.pk)
    return [
        (change.trail, change.old, change.new)
        for change in changes_between(state.made_from.pieces, state.original.snapshot.pieces)
    ]


def test_from_missing_to_published(page, spanish, settled):
    state = state_of(page, spanish)
    assert (state.status, state.percent, state.page) == (Status.MISSING, None, None)
    with settled():
        translation = submit(page, spanish)
    state.refresh_from_db()
    assert (state.status, state.percent) == (Status.IN_PROGRESS, 0)
    assert state.page == page.get_translation(spanish).page_ptr
    with settled():
        write(translation, 2)
    state.refresh_from_db()
    assert (state.status, state.percent) == (Status.IN_PROGRESS, 50)
    with settled():
        write(translation)
    state.refresh_from_db()
    assert (state.status, state.percent) == (Status.READY, 100)
    with settled():
        translation.save_target(publish=True)
    state.refresh_from_db()
    assert (state.status, state.changes) == (Status.PUBLISHED, 0)


def test_one_changed_date_is_one_piece_until_it_is_synced_and_published(
    page, spanish, translation, settled
):
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    state = state_of(page, spanish)
    assert (state.status, state.changes) == (Status.OUT_OF_DATE, 1)
    assert changes_of(state) == [(["published_on"], "2026-03-01", "2026-04-15")]
    page.refresh_from_db()
    assert state.readers_told_of == page.last_published_at == state.since
    with settled():
        sync(page)
    state.refresh_from_db()
    assert (state.status, state.changes, state.percent) == (Status.OUT_OF_DATE, 1, 100)
    with settled():
        translation.refresh_from_db()
        translation.source.refresh_from_db()
        translation.save_target(publish=True)
    state.refresh_from_db()
    assert (state.status, state.readers_told_of) == (Status.PUBLISHED, None)
    assert page.get_translation(spanish).specific.published_on == date(2026, 4, 15)


def test_what_changed_is_known_after_the_sync_and_without_revisions(
    page, spanish, translation, settled
):
    """wagtail-localize overwrites its frozen text, and old revisions are purged."""
    with settled():
        block = {"type": "paragraph", "id": page.body[0].id}
        text = "<p>Anybody may apply.</p><p>Call us.</p>"
        body = StreamValue(page.body.stream_block, [block | {"value": text}], is_lazy=True)
        publish(page, body=body)
        sync(page)
    page.refresh_from_db()
    Revision.page_revisions.exclude(
        pk__in=[page.live_revision_id, page.get_translation(spanish).live_revision_id]
    ).delete()
    call_command("rebuild_parity")
    state = state_of(page, spanish)
    assert (state.status, state.percent) == (Status.OUT_OF_DATE, 75)
    assert changes_of(state) == [(["body", "paragraph"], "<p>Write to us.</p>", "<p>Call us.</p>")]


def test_a_change_that_is_taken_back_is_no_change(page, spanish, translation, settled):
    with settled():
        publish(page, summary="How to apply this year.")
    assert state_of(page, spanish).status == Status.OUT_OF_DATE
    with settled():
        publish(page, summary="How to apply.")
    assert state_of(page, spanish).status == Status.PUBLISHED


def test_drafts_change_nothing_and_cost_nothing(
    page, spanish, translation, settled, django_assert_num_queries
):
    page = page.__class__.objects.get(pk=page.pk)
    page.summary = "Not published yet."
    with settled() as callbacks:
        page.save_revision()
    assert not callbacks
    assert state_of(page, spanish).status == Status.PUBLISHED


def test_what_only_staff_see_is_no_change(page):
    before = pieces_of(page)
    page.review_by, page.go_live_with, page.show_in_menus = date(2027, 1, 1), ["es"], True
    assert pieces_of(page) == before
    page.published_on = date(2026, 4, 15)
    assert pieces_of(page) != before


def test_an_approved_older_version_was_made_from_the_older_text(
    page, spanish, translation, settled
):
    """A draft of a translation waits for approval while the source goes on."""
    with settled():
        publish(page, published_on=date(2026, 4, 2))
        sync(page)
        translation.source.refresh_from_db()
        translation.save_target(publish=False)
    waiting = page.get_translation(spanish).latest_revision
    with settled():
        publish(page, published_on=date(2026, 4, 3))
        sync(page)
        translation.source.refresh_from_db()
        translation.save_target(publish=False)
    with settled():
        waiting.publish()
    state = state_of(page, spanish)
    assert state.status == Status.OUT_OF_DATE
    assert changes_of(state) == [(["published_on"], "2026-04-02", "2026-04-03")]


def test_a_translation_that_is_no_longer_linked_is_right_when_it_is_published(
    page, spanish, translation, settled
):
    with settled():
        translation.enabled = False
        translation.save()
    with settled():
        publish(page, summary="How to apply this year.")
    state = state_of(page, spanish)
    assert (state.status, state.percent, state.is_linked) == (Status.OUT_OF_DATE, None, False)
    with settled():
        publish(page.get_translation(spanish).specific, summary="Cómo solicitar este año.")
    assert state_of(page, spanish).status == Status.PUBLISHED


def test_taking_down_and_deleting(page, spanish, translation, settled):
    version = page.get_translation(spanish)
    with settled():
        version.unpublish()
    assert state_of(page, spanish).status == Status.READY
    with settled():
        version.delete()
    state = state_of(page, spanish)
    assert (state.status, state.page) == (Status.MISSING, None)
    with settled():
        page.delete()
    assert not Original.objects.filter(title="Apply").exists()


def test_a_new_language_is_missing_everywhere_at_once(page, french, settled):
    Locale.objects.all().filter(language_code="fr").delete()
    with settled():
        french = Locale.objects.create(language_code="fr")
    assert state_of(page, french).status == Status.MISSING


def test_snippets_stand_in_the_report_too(page, spanish, settled):
    english = page.locale
    with settled():
        alert = AlertBanner.objects.create(name="Storm", title="Closed", locale=english)
        alert.save_revision().publish()
    state = State.objects.get(original__snippet_id=alert.pk, locale=spanish)
    assert state.status == Status.MISSING
    with settled():
        translation = submit(alert, spanish)
        write(translation)
        translation.save_target(publish=True)
    state.refresh_from_db()
    assert state.status == Status.PUBLISHED
    with settled():
        alert.title = "Open again"
        alert.save_revision().publish()
    state.refresh_from_db()
    assert state.status == Status.OUT_OF_DATE


def test_texts_are_kept_once_and_forgotten_when_nothing_needs_them(
    page, spanish, translation, settled
):
    before = Snapshot.objects.count()
    for summary in ("One.", "Two.", "Three."):
        with settled():
            publish(page, summary=summary)
    # What the translation was made from, and the newest: what lay between is forgotten.
    assert Snapshot.objects.count() == before + 1
    call_command("rebuild_parity")
    assert Snapshot.objects.count() == before + 1


def test_rebuilding_finds_the_same(page, spanish, french, translation, settled):
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    kept = State.objects.order_by("original", "locale").values(
        "original", "locale", "status", "percent", "since", "changes", "made_from"
    )
    before = list(kept)
    call_command("rebuild_parity")
    again = list(kept)
    for old, new in zip(before, again, strict=True):
        assert old == new


def test_rebuilding_where_nothing_was_counted_asks_the_revisions(
    page, spanish, translation, settled
):
    with settled():
        publish(page, summary="Later.")
    Original.objects.all().delete()
    Snapshot.objects.all().delete()
    call_command("rebuild_parity")
    state = state_of(page, spanish)
    assert state.status == Status.OUT_OF_DATE
    assert changes_of(state) == [(["summary"], "How to apply.", "Later.")]


def test_rebuilding_costs_no_more_for_more_pages(
    page, translation, site_root, django_assert_num_queries
):
    call_command("rebuild_parity")
    with CaptureQueriesContext(connection) as little:
        call_command("rebuild_parity")
    StandardPageFactory.create_batch(20, parent=site_root)
    call_command("rebuild_parity")
    with CaptureQueriesContext(connection) as much:
        call_command("rebuild_parity")
    assert len(much) == len(little)


def test_age_counts_from_the_day_it_became_so(page, spanish, translation):
    state = state_of(page, spanish)
    assert timezone.now() - state.since < timedelta(minutes=5)
