"""Staff find an inquiry, take it on, answer it and take the list with them."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.intake.defence.signs import HONEYPOT
from portal.intake.handling import assign, change_status
from portal.intake.models import Inquiry, InquiryNote, Status
from tests.factories.intake import handle, send

pytestmark = pytest.mark.django_db

INBOX = "/admin/inquiries/"


def colleague(*codenames: str) -> Client:
    """A member of staff with a group that has these permissions on inquiries."""
    group = Group.objects.create(name="Desk " + " ".join(codenames))
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    user = get_user_model().objects.create_user(f"colleague{group.pk}", first_name="Jo")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def is_denied(client: Client, address: str) -> bool:
    """Whether it is not found; or Wagtail sends one back to the dashboard with a message."""
    answer = client.get(address, follow=True)
    return answer.status_code in (403, 404) or answer.redirect_chain[-1:] == [("/admin/", 302)]


@pytest.fixture
def inquiry(client, page) -> Inquiry:
    send(client, page, "department", answer_your_message="¿Cómo empezamos?")
    return Inquiry.objects.get()


def test_staff_take_on_an_inquiry_and_close_it(page, inquiry):
    desk = colleague("view_inquiry", "change_inquiry")
    listed = desk.get(INBOX).content.decode()
    for shown in (inquiry.reference, "Ana Reyes", "Local health department", "New", "Waiting"):
        assert shown in listed
    assert "Inquiries (1)" in listed
    assert "Inquiries" in desk.get("/admin/").content.decode()

    address = f"{INBOX}edit/{inquiry.pk}/"
    opened = desk.get(address).content.decode()
    assert opened.index("Your name") < opened.index("Your e-mail") < opened.index("Your message")
    for shown in ("¿Cómo empezamos?", "I agree that you store this.", "departments@example.org"):
        assert shown in opened

    me = get_user_model().objects.get(first_name="Jo")
    saved = handle(desk, inquiry, status="open", assignee=me.pk, note="Called; sends the plan.")
    assert saved.status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assignee) == (Status.OPEN, me)
    assert InquiryNote.objects.get().text == "Called; sends the plan."

    opened = desk.get(address).content.decode()
    for shown in ("Called; sends the plan.", "Status changed from “New” to “Open”", "Assigned to"):
        assert shown in opened
    actions = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"intake.status", "intake.assign", "intake.note"} <= actions
    entries = str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert "Ana" not in entries
    assert "Called" not in entries


def test_what_was_sent_cannot_be_changed(inquiry, staff):
    handle(staff, inquiry, status="open", sender_email="x@example.com", answers="[]")
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.sender_email) == (Status.OPEN, "ana@example.org")
    for gone in ("new/", f"delete/{inquiry.pk}/", f"copy/{inquiry.pk}/"):
        assert staff.get(INBOX + gone, follow=True).status_code == 404


def test_only_those_with_the_permission_read(inquiry):
    message = inquiry.mail.first()
    outsider = colleague()
    assert "Inquiries" not in outsider.get("/admin/").content.decode()
    for address in ("", "results/", "?export=csv", f"edit/{inquiry.pk}/", f"history/{inquiry.pk}/"):
        assert is_denied(outsider, INBOX + address)
    assert outsider.post(f"{INBOX}mail/{message.pk}/send/").status_code in (302, 403)
    assert Client().get(INBOX).status_code == 302

    reader = colleague("view_inquiry")
    assert "¿Cómo empezamos?" in reader.get(f"{INBOX}edit/{inquiry.pk}/").content.decode()
    reader.post(f"{INBOX}edit/{inquiry.pk}/", {"status": "open", "assignee": "", "seen": "new"})
    reader.post(f"{INBOX}mail/{message.pk}/send/")
    inquiry.refresh_from_db()
    assert inquiry.status == Status.NEW
    assert not ModelLogEntry.objects.filter(action="intake.resend").exists()


def test_filters_and_search_narrow_the_list(client, page, inquiry, staff):
    send(client, page, "press", answer_your_name="Bo Press", answer_your_message="A question")

    def names(query):
        listed = staff.get(f"{INBOX}?{query}")
        assert listed.status_code == 200
        return {row.sender_name for row in listed.context["object_list"]}

    today = timezone.localdate()
    assert names("audience=press") == {"Bo Press"}
    assert names("q=Cómo") == {"Ana Reyes"}
    assert names("q=press") == {"Bo Press"}
    assert names(f"q={inquiry.reference}") == {"Ana Reyes"}
    assert names("status=closed") == set()
    assert names(f"page={page.pk}&language=en&mail=waiting") == {"Ana Reyes", "Bo Press"}
    assert names("language=es") == set()
    assert names(f"received_at_from={today}") == {"Ana Reyes", "Bo Press"}
    assert names(f"received_at_to={today - timedelta(days=1)}") == set()
    assert names("unassigned=no") == {"Ana Reyes", "Bo Press"}


def test_quarantine_is_out_of_the_way_but_in_sight(client, page, staff):
    send(client, page, "press", **{HONEYPOT: "x"})
    listed = staff.get(INBOX)
    assert "1 in quarantine" in listed.content.decode()
    assert "Ana Reyes" not in listed.content.decode()
    assert "<b>1</b> Quarantine" in staff.get("/admin/").content.decode()
    assert "Ana Reyes" in staff.get(f"{INBOX}?status=quarantine").content.decode()
    opened = staff.get(f"{INBOX}edit/{Inquiry.objects.get().pk}/").content.decode()
    assert "A field that people cannot see was filled in" in opened


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_cell_of_a_spreadsheet_is_a_formula(client, page, staff, start):
    formula = start + "HYPERLINK(A1)"
    send(client, page, "press", answer_your_name=formula, answer_your_message=f"{formula}\nmore")

    text = b"".join(staff.get(INBOX + "?export=csv").streaming_content).decode()
    assert "'" + start.strip() + "HYPERLINK" in text.replace("'\t", "'").replace("'\r", "'")
    assert "," + start.strip() not in text
    assert "Your message" in text

    workbook = openpyxl.load_workbook(
        io.BytesIO(b"".join(staff.get(INBOX + "?export=xlsx").streaming_content))
    )
    for cell in (cell for row in workbook.active for cell in row):
        assert cell.data_type != "f"


def test_the_list_costs_the_same_with_ten_times_the_inquiries(
    client, page, staff, django_assert_max_num_queries
):
    def fill(number):
        for _ in range(number):
            send(client, page, "department")

    fill(2)
    staff.get(INBOX)
    with django_assert_max_num_queries(30) as queries:
        staff.get(INBOX)
    few = len(queries)
    fill(18)
    with django_assert_max_num_queries(few):
        staff.get(INBOX)


def test_nothing_runs_that_a_visitor_typed(client, page, staff):
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    send(client, page, "press", answer_your_name=attack, answer_your_message=attack)
    pk = Inquiry.objects.get().pk
    for address in (INBOX, f"{INBOX}edit/{pk}/", "/admin/"):
        shown = staff.get(address).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_the_day_on_the_receipt_is_kept(inquiry, staff):
    handle(staff, inquiry, status="open", note="x")
    assert InquiryNote.objects.exists()
    call_command("purge_personal_data")
    assert Inquiry.objects.exists()
    Inquiry.objects.update(delete_after=timezone.localdate() - timedelta(days=1))
    call_command("purge_personal_data")
    assert not Inquiry.objects.exists()
    assert not InquiryNote.objects.exists()
    assert not ModelLogEntry.objects.filter(action__startswith="intake.").exists()


def test_a_page_that_was_open_for_long_undoes_nothing(inquiry, staff, administrator):
    address = f"{INBOX}edit/{inquiry.pk}/"
    seen = staff.get(address).context["form"]["seen"].value()
    bo = get_user_model().objects.create_superuser("bo", "bo@example.org", "x")
    change_status(inquiry, Status.WAITING, bo)
    assign(inquiry, bo, bo)

    mine = {"status": "new", "assignee": "", "note": "A note of mine", "seen": seen}
    refused = staff.post(address, mine)
    shown = refused.content.decode()
    assert "A colleague changed this while you read it." in shown
    assert "A note of mine" in shown
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assignee) == (Status.WAITING, bo)
    assert not InquiryNote.objects.exists()

    # The page shows how it stands now; saving that keeps the note, and the colleague's acts.
    form = refused.context["form"]
    again = {field.name: field.value() or "" for field in form}
    assert (again["status"], again["assignee"]) == ("waiting", str(bo.pk))
    assert staff.post(address, again).status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.assignee) == (Status.WAITING, bo)
    assert InquiryNote.objects.get().text == "A note of mine"
