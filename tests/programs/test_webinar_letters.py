"""Letters on the way to a webinar and after it: each one once, and at the right instant."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from portal.intake.models import Inquiry, MailState, OutboxMessage
from programs.models import WebinarIndexPage, WebinarLetter, WebinarPage, WebinarRegistration
from programs.webinars.recordings import tell_of_recording
from programs.webinars.reminders import remind
from tests.factories.home import translated
from tests.factories.webinars import filled_in, open_webinar

START = datetime(2027, 3, 18, 18, 0, tzinfo=UTC)
"""America has changed its clocks (March 14), Europe has not (March 28)."""


@pytest.fixture
def webinar(site_root, time_machine) -> WebinarPage:
    time_machine.move_to(START - timedelta(days=30))
    webinar = open_webinar(
        site_root,
        title="Power 101",
        starts_at=START,
        ends_at=START + timedelta(hours=1),
        capacity=2,
    )
    webinar.save_revision().publish()
    return WebinarPage.objects.get(pk=webinar.pk)


def register(client, webinar, *numbers: int, **changes) -> None:
    for number in numbers:
        assert (
            client.post(f"{webinar.url}register/", filled_in(number, **changes)).status_code == 303
        )


def publish(webinar: WebinarPage, **changes) -> WebinarPage:
    page = WebinarPage.objects.get(pk=webinar.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return WebinarPage.objects.get(pk=webinar.pk)


def run_cron() -> str:
    out = StringIO()
    call_command("send_webinar_letters", stdout=out)
    return out.getvalue()


def recipients(kind: str) -> list[str]:
    letters = OutboxMessage.objects.filter(kind=kind).order_by("pk")
    return [letter.recipient.split("@")[0] for letter in letters]


def event_in(letter: OutboxMessage) -> tuple[str, Calendar]:
    calendar = Calendar.from_ical(letter.calendar)
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event


class TestReminders:
    def test_each_is_written_once_however_often_cron_runs(self, webinar, client, time_machine):
        register(client, webinar, 1, 2, 3)
        assert "reminded 0" in run_cron()
        time_machine.move_to(START - timedelta(hours=24))
        assert "reminded 2" in run_cron()
        assert "reminded 0" in run_cron()
        assert recipients("reminder") == ["person-1", "person-2"], "nobody who waits"
        time_machine.move_to(START - timedelta(minutes=59))
        run_cron()
        run_cron()
        assert recipients("reminder") == ["person-1", "person-2"] * 2
        letter = OutboxMessage.objects.filter(kind="reminder").last()
        assert "https://meet.example.org/secret" in letter.text
        assert event_in(letter)[1].start == START

    def test_after_a_pause_one_comes_and_after_the_start_none(self, webinar, client, time_machine):
        register(client, webinar, 1)
        time_machine.move_to(START - timedelta(minutes=10))
        run_cron()
        run_cron()
        assert recipients("reminder") == ["person-1"], "not the one of a day before as well"
        register(client, webinar, 2)
        run_cron()
        assert recipients("reminder") == ["person-1"], "the confirmation has just been written"
        WebinarLetter.objects.all().delete()
        time_machine.move_to(START)
        run_cron()
        assert recipients("reminder") == ["person-1"]

    def test_staff_choose_when(self, webinar, client, time_machine):
        WebinarIndexPage.objects.update(reminds_a_week_before=True, reminds_a_day_before=False)
        register(client, webinar, 1)
        for before in (timedelta(days=7), timedelta(days=1), timedelta(hours=1)):
            time_machine.move_to(START - before)
            run_cron()
        occasions = WebinarLetter.objects.values_list("occasion", flat=True)
        assert [words.split()[1] for words in occasions] == ["10080", "60"]

    def test_a_moved_webinar_is_a_new_occasion(self, webinar, client, time_machine):
        register(client, webinar, 1)
        time_machine.move_to(START - timedelta(hours=20))
        run_cron()
        OutboxMessage.objects.update(state=MailState.SENT)
        later = START + timedelta(days=7)
        publish(webinar, starts_at=later, ends_at=later + timedelta(hours=1))
        run_cron()
        assert len(recipients("reminder")) == 1
        time_machine.move_to(later - timedelta(hours=20))
        run_cron()
        assert len(recipients("reminder")) == 2

    def test_who_wants_none_gets_none_and_keeps_the_seat(self, webinar, client, time_machine):
        register(client, webinar, 1)
        time_machine.move_to(START - timedelta(hours=24))
        run_cron()
        letter = OutboxMessage.objects.get(kind="reminder")
        assert letter.leave_url in letter.text
        path = letter.leave_url.removeprefix("http://testserver")
        assert "We remind you by mail" in client.get(path).content.decode()
        assert WebinarRegistration.objects.get().wants_reminders, "not by opening a link"
        mail_program = Client(enforce_csrf_checks=True)
        assert mail_program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 303
        time_machine.move_to(START - timedelta(hours=1))
        run_cron()
        assert len(recipients("reminder")) == 1
        assert WebinarRegistration.objects.get().has_seat

    def test_nobody_is_reminded_of_what_is_not_held(self, webinar, client, time_machine):
        register(client, webinar, 1)
        publish(webinar, cancelled=True)
        time_machine.move_to(START - timedelta(hours=1))
        assert remind(WebinarPage.objects.get(), timezone.now()) == 0


class TestChanges:
    def test_a_new_time_reaches_everybody_once_with_a_newer_file(self, webinar, client):
        register(client, webinar, 1, 2, 3)
        publish(webinar, title="Power one hundred and one", summary="A comma less")
        assert recipients("change") == [], "words are no change"
        later = START + timedelta(hours=2)
        publish(webinar, starts_at=later, ends_at=later + timedelta(hours=1), change_note="Sorry")
        run_cron()
        assert recipients("change") == ["person-1", "person-2", "person-3"]
        first = OutboxMessage.objects.filter(kind="acknowledgement").first()
        letter, _second, waiting = OutboxMessage.objects.filter(kind="change").order_by("pk")
        assert "New time" in letter.subject
        assert "Sorry" in letter.text
        (method, before), (_method, after) = event_in(first), event_in(letter)
        assert method == "PUBLISH"
        assert (before["uid"], before["sequence"] + 1) == (after["uid"], after["sequence"])
        assert after.start == later
        assert "secret" in letter.text
        assert "secret" not in waiting.text + waiting.html + waiting.calendar

    def test_cancelled_takes_it_out_of_calendars_and_back_again(self, webinar, client):
        register(client, webinar, 1)
        publish(webinar, cancelled=True)
        publish(webinar, title="Still cancelled")
        letter = OutboxMessage.objects.get(kind="change")
        method, event = event_in(letter)
        assert (method, str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 1)
        assert "secret" not in letter.text + letter.calendar
        publish(webinar, cancelled=False)
        method, event = event_in(OutboxMessage.objects.filter(kind="change").last())
        assert (method, str(event["status"]), event["sequence"]) == ("PUBLISH", "CONFIRMED", 2)

    def test_another_address_to_join_concerns_those_with_a_seat(self, webinar, client):
        register(client, webinar, 1, 2, 3)
        publish(webinar, join_url="https://meet.example.org/other")
        assert recipients("change") == ["person-1", "person-2"]

    def test_an_interrupted_publication_is_finished_by_cron(self, webinar, client):
        register(client, webinar, 1)
        later = START + timedelta(hours=2)
        WebinarPage.objects.update(starts_at=later, ends_at=later + timedelta(hours=1))
        run_cron()
        run_cron()
        assert recipients("change") == ["person-1"]

    def test_all_languages_change_at_once_and_one_letter_goes_out(self, webinar, client, spanish):
        for page in (webinar.get_parent().get_parent(), webinar.get_parent(), webinar):
            translated(page.specific, spanish)
        twin = WebinarPage.objects.get(locale=spanish)
        register(client, twin, 1)
        later = START + timedelta(hours=2)
        publish(webinar, starts_at=later, ends_at=later + timedelta(hours=1))
        twin.refresh_from_db()
        assert twin.starts_at == later
        letter = OutboxMessage.objects.get(kind="change")
        assert twin.full_url in letter.text
        # The translation is brought up to date days later: nothing has changed for anybody.
        stale = twin.get_latest_revision_as_object() if twin.latest_revision else twin
        stale.starts_at, stale.ends_at = START, START + timedelta(hours=1)
        stale.save_revision().publish()
        twin.refresh_from_db()
        assert twin.starts_at == later
        assert recipients("change") == ["person-1"]


class TestAfterwards:
    def test_everybody_learns_of_the_recording_once(self, webinar, client, time_machine):
        register(client, webinar, 1, 2, 3)
        register(client, webinar, 4, reply_topic="buy")
        time_machine.move_to(START + timedelta(days=1))
        page = publish(webinar, recording_url="https://films.example.org/1", transcript="<p>Hi</p>")
        assert [tell_of_recording(page), tell_of_recording(page)] == [3, 0]
        letter = OutboxMessage.objects.filter(kind="recording").first()
        assert "https://films.example.org/1" in letter.text
        assert "Read the transcript" in letter.text

    def test_registrations_are_kept_until_some_time_after_the_webinar(self, webinar, client):
        register(client, webinar, 1)
        kept = WebinarIndexPage.objects.get().retention_days
        assert Inquiry.objects.get().delete_after >= START.date() + timedelta(days=kept)


GAP_WEEKS = [
    # After one continent has changed its clocks and before the other has.
    (datetime(2027, 3, 18, 18, 0, tzinfo=UTC), "11 a.m.", "2 p.m.", "7 p.m."),
    (datetime(2026, 10, 28, 18, 0, tzinfo=UTC), "11 a.m.", "2 p.m.", "7 p.m."),
    # And after both.
    (datetime(2026, 11, 5, 18, 0, tzinfo=UTC), "10 a.m.", "1 p.m.", "7 p.m."),
]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "America/New_York", "Europe/Madrid"])
@pytest.mark.parametrize(("start", "angeles", "york", "madrid"), GAP_WEEKS)
def test_mail_and_calendar_name_one_instant(
    site_root, client, time_machine, zone, start, angeles, york, madrid
):
    """The browser's part of this stands in tests/browser/test_webinar_on_every_clock.py."""
    time_machine.move_to(start - timedelta(days=10))
    webinar = open_webinar(
        site_root, time_zone=zone, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    register(client, webinar, 1)
    letter = OutboxMessage.objects.get(kind="acknowledgement")
    assert event_in(letter)[1].start == start
    assert event_in(letter)[1].end == start + timedelta(hours=1)
    told = {
        name: words
        for line in letter.text.replace("Elsewhere: ", "").splitlines()
        for name, _colon, words in (part.partition(": ") for part in line.split("; "))
    }
    hours = {
        "America/Los_Angeles": ("Pacific Time (Los Angeles)", angeles),
        "America/New_York": ("Eastern Time (New York)", york),
        "Europe/Madrid": ("Madrid time", madrid),
    }
    name, hour = hours.pop(zone)
    offset = start.astimezone(ZoneInfo(zone)).strftime("%z")
    assert told["Time"].startswith(f"{hour} \N{EN DASH} ")
    assert told["Time"].endswith(f"{name} (UTC{offset[:3]}:{offset[3:]})")
    for elsewhere, shown in [*hours.values(), ("Universal Time (UTC)", "6 p.m.")]:
        if elsewhere != "Madrid time":  # far from where most people are: they have the UTC
            assert told[elsewhere].startswith(f"{shown} \N{EN DASH} "), elsewhere
