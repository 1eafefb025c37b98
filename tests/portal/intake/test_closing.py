"""Nothing closes without an answer or a stated reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.intake.handling import change_status, close
from portal.intake.models import ClosingReason, Inquiry, MailState, Status
from tests.factories.intake import handle, inquiry, send

pytestmark = pytest.mark.django_db


def opened(one):
    return f"/admin/inquiries/edit/{one.pk}/"


def test_the_form_asks_why_and_keeps_what_was_typed(staff):
    one = inquiry()
    for answers, fault in [
        ({"note": "Kept."}, "Nobody has answered it. Say why it is closed."),
        ({"closing_reason": "other"}, "Say in a few words why."),
        ({"closing_reason": "duplicate"}, "Give the reference of the other inquiry."),
        (
            {"closing_reason": "duplicate", "duplicate_of": "XXXX-XXXX"},
            "There is no inquiry with this reference.",
        ),
        (
            {"closing_reason": "duplicate", "duplicate_of": one.reference},
            "This is the inquiry itself.",
        ),
    ]:
        shown = handle(staff, one, status="closed", **answers).content.decode()
        assert fault in shown
        assert answers.get("note", "") in shown
        one.refresh_from_db()
        assert (one.status, one.notes.count()) == (Status.NEW, 0)

    why = {"closing_reason": "telephone", "closing_words": "Ms. Reyes"}
    handle(staff, one, status="closed", **why)
    one.refresh_from_db()
    assert (one.status, one.closing_reason) == (Status.CLOSED, ClosingReason.TELEPHONE)
    assert "Answered by telephone" in staff.get(opened(one)).content.decode()

    handle(staff, one, status="open")
    one.refresh_from_db()
    assert (one.closing_reason, one.closing_words, one.closed_at) == ("", "", None)


def test_the_rule_holds_below_every_form(administrator):
    one = inquiry()
    with pytest.raises(ValidationError):
        change_status(one, Status.CLOSED, administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.update(status=Status.CLOSED)
    one.refresh_from_db()
    assert one.status == Status.NEW


def test_possible_duplicates_are_shown_and_lead_to_closing_one(staff):
    words = "We would like to meet organizers in our county, and soon.\nThank you."
    first = inquiry(text=words)
    same_words = inquiry(text=words, sender_email="bo@example.org", sender_name="Bo Lee")
    same_address = inquiry(text="Something else", sender_email="ANA@example.org")
    unlike = inquiry(text="A question of mine", sender_email="cy@example.org")

    shown = staff.get(opened(first)).content.decode()
    assert same_words.reference in shown
    assert same_address.reference in shown
    assert unlike.reference not in shown

    begun = staff.get(f"{opened(same_words)}?duplicate_of={first.reference}")
    form = begun.context["form"]
    chosen = {name: form[name].value() for name in ("status", "closing_reason", "duplicate_of")}
    same_words.refresh_from_db()
    assert same_words.status == Status.NEW  # a link closes nothing
    handle(staff, same_words, **chosen)
    same_words.refresh_from_db()
    assert (same_words.status, same_words.duplicate_of) == (Status.CLOSED, first)


def test_closing_from_quarantine_sends_nothing(client, page, administrator):
    send(client, page, "department", reply_topic="x")
    one = Inquiry.objects.get()
    close(one, administrator, ClosingReason.SPAM)
    assert set(one.mail.values_list("state", flat=True)) == {MailState.HELD}
