"""What staff see of what is held: by form and field, who looked, and days that come sooner."""

import csv
import html
import io
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from home.models import ContactQuestion
from portal.intake.models import AccessEntry, Act, AuditEntry, Inquiry, Look
from portal.intake.models.access import SAME_LOOK
from portal.intake.privacy.purging import LOOKS_KEPT, purge
from portal.intake.tickets import issue_ticket
from tests.factories.intake import send
from tests.factories.webinars import WebinarIndexPageFactory, WebinarPageFactory
from tests.portal.intake.test_inbox import colleague

pytestmark = pytest.mark.django_db

HELD = "/admin/privacy/held/"


def test_each_field_of_each_form(client, page, staff):
    page.form_fields.add(
        ContactQuestion(label="Your county", field_type="dropdown", choices="A\nB", required=False),
        ContactQuestion(label="Your shoe", personal="yes", field_type="number", required=False),
    )
    page.save()
    send(client, page)
    send(client, page, answer_your_county="A")

    rows = list(csv.DictReader(io.StringIO(b"".join(staff.get(HELD + "?export=csv")).decode())))
    by_field = {row["Field"]: row for row in rows}
    assert by_field["Your e-mail"] == {
        "Form": "Write to us",
        "Kind": "Inquiry",
        "Field": "Your e-mail",
        "Personal data": "Yes",
        "Answers held": "2",
        "The oldest": timezone.localdate().isoformat(),
        "Kept for (days)": "730",
        "Who is told": "press@example.org",
    }
    assert by_field["Your county"]["Personal data"] == "No"
    assert by_field["Your county"]["Answers held"] == "1"
    assert by_field["Your shoe"]["Personal data"] == "Yes"
    shown = staff.get(HELD).content.decode()
    assert "2 messages held" in shown
    assert "Ana" not in shown


def test_registrations_are_held_by_list_of_webinars(client, site_root, staff):
    index = WebinarIndexPageFactory(parent=site_root, registration_mailbox="webinars@example.org")
    webinar = WebinarPageFactory(parent=index, registration_open=True)
    form = client.get(f"{webinar.url}register/").content.decode()
    assert "Please do not send details about anyone's health." in html.unescape(form)
    answers = {"name": "Ana Reyes", "email": "ana@example.org", "organization": "", "access": ""}
    sent = {f"answer_{name}": answer for name, answer in answers.items()}
    client.post(f"{webinar.url}register/", {"ticket": issue_ticket(), "consent": "on", **sent})
    inquiry = Inquiry.objects.get()
    assert inquiry.consent_at == inquiry.received_at
    assert inquiry.consent_wording
    shown = staff.get(HELD).content.decode()
    assert "Registrations: Webinars" in shown
    assert "webinars@example.org" in shown
    assert "no longer there" not in shown


def test_a_form_that_is_gone_still_shows_what_it_left(client, page, staff):
    send(client, page)
    page.delete()
    assert "This form is no longer there" in staff.get(HELD).content.decode()


def test_a_look_is_noted_once_in_a_while_with_one_insert(
    client, page, administrator, staff, django_assert_num_queries
):
    send(client, page)
    inquiry = Inquiry.objects.get()
    address = f"/admin/inquiries/edit/{inquiry.pk}/"
    start = timezone.now().replace(minute=0, second=30)
    with time_machine.travel(start, tick=False):
        for _ in range(3):
            staff.get(address)
        desk = colleague("view_inquiry")
        desk.get(address)
    assert AccessEntry.objects.count() == 2
    with time_machine.travel(start + timedelta(seconds=SAME_LOOK), tick=False):
        shown = staff.get(address).content.decode()
        assert "Who opened it" in shown
        assert "Who opened it" not in desk.get(address).content.decode()
        with django_assert_num_queries(1):
            AccessEntry.objects.note(administrator, Look.OPENED, inquiry=inquiry)
    assert AccessEntry.objects.filter(user=administrator, look=Look.OPENED).count() == 2

    staff.get("/admin/inquiries/?q=zebrafinch")
    b"".join(staff.get("/admin/inquiries/?export=csv").streaming_content)
    looks = list(AccessEntry.objects.values_list("look", "number"))
    assert (Look.SEARCHED, None) in looks
    assert (Look.EXPORTED, 1) in looks
    report = staff.get("/admin/privacy/looks/").content.decode()
    assert inquiry.reference in report
    assert "zebrafinch" not in report

    inquiry.delete()  # a look outlives what was looked at, and names it no more
    assert AccessEntry.objects.filter(look=Look.OPENED, inquiry=None).count() == 4
    AccessEntry.objects.update(at=timezone.now() - LOOKS_KEPT - timedelta(days=1))
    purge()
    assert not AccessEntry.objects.exists()


def test_a_shorter_time_holds_at_once_and_a_longer_one_for_what_is_to_come(client, page):
    send(client, page)
    promised = Inquiry.objects.get().delete_after

    page.retention_days = 3000
    page.save_revision().publish()
    assert Inquiry.objects.get().delete_after == promised

    page.retention_days = 30
    page.save_revision().publish()
    assert Inquiry.objects.get().delete_after == timezone.localdate() + timedelta(days=30)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.counts) == (Act.SHORTENED, {"intake.Inquiry": 1})


def test_the_promised_day_is_the_same_wherever_staff_are(client, page):
    send(client, page)
    noon = datetime(2026, 3, 1, 12, tzinfo=timezone.get_default_timezone())
    Inquiry.objects.update(received_at=noon)
    page.retention_days = 30
    with timezone.override("Pacific/Kiritimati"):  # the next day has begun there
        page.save_revision().publish()
    assert Inquiry.objects.get().delete_after == date(2026, 3, 31)
    assert AuditEntry.objects.get().first_day == date(2026, 3, 1)


def test_the_report_of_what_was_deleted(client, page, staff):
    send(client, page)
    Inquiry.objects.update(delete_after=timezone.localdate() - timedelta(days=1))
    purge()
    shown = staff.get("/admin/privacy/deleted/").content.decode()
    assert "Deleted on its day" in shown
    assert "Write to us" in shown
    assert "1 inquiry" in shown
    assert "1 more came in these months" in staff.get("/admin/reports/inquiries/").content.decode()
