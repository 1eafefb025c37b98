"""What the inbox asks of the database does not grow with what is in it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import log

from portal.intake.models import (
    Addition,
    ClosingReason,
    Inquiry,
    InquiryNote,
    MailKind,
    OutboxMessage,
    Reply,
    Status,
)
from tests.factories.intake import inquiry

pytestmark = pytest.mark.django_db


def fill(one: Inquiry, user, number: int) -> None:
    """Make the thread of an inquiry longer, and give it duplicates."""
    for place in range(number):
        message = OutboxMessage.objects.create(
            inquiry=one, kind=MailKind.REPLY, recipient="ana@example.org", subject="x", text="x"
        )
        Reply.objects.create(inquiry=one, author=user, text="x", message=message)
        InquiryNote.objects.create(inquiry=one, author=user, text="x")
        Addition.objects.create(inquiry=one, key=f"{one.pk:08x}{place:024x}", text="x")
        log(one, "intake.resend", user=user, data={"kind": "notice"})
        inquiry(assignee=user)


def statements(queries, table: str) -> list[str]:
    """What was asked of a table, without what was asked about it on the way."""
    return [query["sql"] for query in queries if f'FROM "{table}"' in query["sql"]]


def test_a_row_of_the_inbox_reads_no_letter(staff):
    OutboxMessage.objects.create(
        inquiry=inquiry(), kind=MailKind.NOTICE, recipient="a@example.org", text="x", html="x"
    )
    staff.get("/admin/inquiries/")
    with CaptureQueriesContext(connection) as queries:
        assert "Waiting" in staff.get("/admin/inquiries/").content.decode()
    mail = [sql for sql in statements(queries, "intake_outboxmessage") if "inquiry_id" in sql]
    read = {column for sql in mail for column in re.findall(r'"(\w+)"', sql.split(" FROM ")[0])}
    assert read - {"intake_outboxmessage"} == {"id", "inquiry_id", "state"}


def test_the_figures_of_the_dashboard_pass_over_what_is_done(staff):
    for number in range(3):
        inquiry(status=Status.CLOSED, closing_reason=ClosingReason.TELEPHONE, language=f"{number}")
    with CaptureQueriesContext(connection) as queries:
        shown = staff.get("/admin/").content.decode()
    assert "<b>0</b> Unassigned" in shown
    (figures,) = [sql for sql in statements(queries, "intake_inquiry") if '"overdue"' in sql]
    where = figures.rpartition(" WHERE ")[2]
    assert "closed" not in where
    assert all(f"'{status}'" in where for status in ("new", "open", "quarantine"))


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/inquiries/",
        "/admin/inquiries/?q=organizers county",
        "/admin/inquiries/edit/{pk}/",
        "/admin/inquiries/reply/{pk}/",
        "/admin/reports/inquiries/",
        "{receipt}",
    ],
)
def test_ten_times_as_much_costs_the_same(
    address, staff, administrator, django_assert_max_num_queries
):
    few, many = inquiry(language="en"), inquiry(language="en")
    fill(few, administrator, 2)

    def visit(one):
        assert staff.get(address.format(pk=one.pk, receipt=one.receipt_path)).status_code == 200

    visit(few)
    with django_assert_max_num_queries(60) as queries:
        visit(few)
    allowed = len(queries)
    fill(many, administrator, 20)
    visit(many)
    with django_assert_max_num_queries(allowed):
        visit(many)
