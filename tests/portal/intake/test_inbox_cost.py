"""What the inbox asks of the database does not grow with what is in it."""

import pytest
from wagtail.log_actions import log

from portal.intake.models import Addition, Inquiry, InquiryNote, MailKind, OutboxMessage, Reply
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
