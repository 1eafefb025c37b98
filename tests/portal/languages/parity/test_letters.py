"""The owner of a translation is told that its source changed: once, in their own language."""

import smtplib
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page
from wagtail.users.models import UserProfile

from portal.intake.models import OutboxMessage
from portal.intake.outbox.delivery import deliver_due
from portal.languages.parity.letters import write_due
from portal.languages.parity.models import State
from portal.languages.parity.tasks import tell_owners

from .conftest import publish, submit, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(page, spanish, translation):
    user = get_user_model().objects.create_user("owner", "owner@example.org", "x")
    Page.objects.filter(pk=page.get_translation(spanish).pk).update(owner=user)
    return user


def test_one_letter_for_one_change(page, owner, settled):
    with settled():
        publish(page, published_on=date(2026, 4, 15))
        publish(page, published_on=date(2026, 4, 15))
    assert DBTaskResult.objects.filter(task_path__endswith="tell_owners").exists()
    tell_owners.call()
    tell_owners.call()
    letter = OutboxMessage.objects.get()
    assert letter.recipient == "owner@example.org"
    assert letter.subject == "Changed since its translation: 1 page, Apply"
    assert "Date: March 1, 2026 → April 15, 2026" in letter.text
    assert "http://testserver/admin/reports/languages/" in letter.text
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    assert write_due() == 0
    with settled():
        publish(page, published_on=date(2026, 4, 16))
    assert write_due() == 1


def test_a_comma_after_the_change_is_no_other_change(page, spanish, owner, settled):
    with settled():
        publish(page, summary="Apply this year.")
    assert write_due() == 1
    told = State.objects.get(original__page=page, locale=spanish).readers_told_of
    with settled():
        publish(page, summary="Apply, this year!")
    assert write_due() == 0
    assert State.objects.get(original__page=page, locale=spanish).readers_told_of == told


def test_small_changes_are_not_worth_a_letter(page, owner, settled, mailoutbox):
    with settled():
        publish(page, summary="How to apply!")
    assert write_due() == 0


def test_several_pages_make_one_letter_in_the_owners_language(
    page, site_root, spanish, spanish_home, owner, settled, mailoutbox
):
    Page.objects.filter(pk=spanish_home.pk).update(owner=owner)
    UserProfile.objects.create(user=owner, preferred_language="es")
    with settled():
        publish(page, published_on=date(2026, 4, 15))
        publish(site_root, title="Start here")
    assert write_due() == 1
    letter = OutboxMessage.objects.get()
    assert "Apply" in letter.text
    assert "Start here" in letter.text
    # Dates as they are written in Spanish.
    assert "15 de abril de 2026" in letter.text


def test_all_languages_of_a_page_stand_in_one_letter(
    page, spanish, french, site_root, owner, settled, mailoutbox
):
    with settled():
        home = submit(site_root, french)
        write(home)
        home.save_target(publish=True)
        translation = submit(page, french)
        write(translation)
        translation.save_target(publish=True)
    Page.objects.filter(pk=page.get_translation(french).pk).update(owner=owner)
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    assert write_due() == 1
    letter = OutboxMessage.objects.get()
    assert letter.text.count("Date:") == 1
    assert "/es/" in letter.text
    assert "/fr/" in letter.text


def test_nobody_is_told_where_nobody_is_named(page, owner, settled, mailoutbox):
    owner.is_active = False
    owner.save()
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    assert write_due() == 0
    assert not State.objects.to_tell().exists()


def test_a_letter_that_could_not_be_written_stays_due(page, owner, settled, monkeypatch):
    with settled():
        publish(page, published_on=date(2026, 4, 15))

    def die(*_args, **_options):
        raise RuntimeError("killed")

    with monkeypatch.context() as broken:
        broken.setattr("portal.languages.parity.letters.write_letter", die)
        with pytest.raises(RuntimeError):
            write_due()
    assert State.objects.to_tell().count() == 1
    assert not OutboxMessage.objects.exists()
    assert tell_owners.call() == {"written": 1}
    assert not State.objects.to_tell().exists()


def test_staff_see_a_letter_that_failed_and_send_it_again(
    page, owner, settled, mailoutbox, staff, monkeypatch
):
    with settled():
        publish(page, published_on=date(2026, 4, 15))
    write_due()
    letter = OutboxMessage.objects.get()

    def refuse(self, *_args, **_options):
        raise smtplib.SMTPDataError(554, b"We do not like it")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        assert deliver_due().failed == 1
    for address in ("/admin/", "/admin/inquiries/mail/"):
        shown = staff.get(address).content.decode()
        assert "554: We do not like it" in shown
        assert "Notice of outdated translations" in shown
        assert f"/admin/inquiries/mail/{letter.pk}/send/" in shown
    answer = staff.post(f"/admin/inquiries/mail/{letter.pk}/send/", {"next": "//evil.example/"})
    assert answer["Location"] == "/admin/inquiries/mail/"
    assert deliver_due().sent == 1
    assert mailoutbox[0].to == ["owner@example.org"]
    assert "554" not in staff.get("/admin/").content.decode()
