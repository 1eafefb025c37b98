"""Several inquiries at once: each by itself, and only where one may."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry

from portal.intake.models import ClosingReason, Inquiry, Status
from tests.factories.intake import colleague, inquiry, logged_in

pytestmark = pytest.mark.django_db


def address(act, *inquiries, more=""):
    chosen = "&".join(f"id={one.pk}" for one in inquiries)
    return f"/admin/bulk/intake/inquiry/{act}/?next=/admin/inquiries/&{chosen}{more}"


@pytest.fixture
def mine(db):
    return Group.objects.create(name="Desk of the north")


@pytest.fixture
def theirs(db):
    return Group.objects.create(name="Desk of the south")


def test_foreign_inquiries_survive_and_are_not_told_of(mine, theirs):
    own = [inquiry(handled_by=mine, is_limited=True), inquiry()]
    foreign = inquiry(handled_by=theirs, is_limited=True)
    orphan = inquiry(handled_by=None, is_limited=True)
    desk = logged_in(colleague("change_inquiry", groups=[mine]))

    for act, answer in [
        ("status", {"status": "open"}),
        ("assign", {"assignee": ""}),
        ("close", {"closing_reason": "telephone"}),
    ]:
        where = address(act, *own, foreign, orphan)
        asked = desk.get(where).content.decode()
        assert all(one.reference in asked for one in own)
        assert foreign.reference not in asked
        assert orphan.reference not in asked
        assert desk.post(where, answer).status_code == 302

    assert {one.status for one in Inquiry.objects.filter(pk__in=[o.pk for o in own])} == {"closed"}
    for one in (foreign, orphan):
        one.refresh_from_db()
        assert one.status == Status.NEW
    logged = set(ModelLogEntry.objects.values_list("object_id", flat=True))
    assert logged == {str(one.pk) for one in own}


@pytest.mark.parametrize("act", ["status", "assign", "close"])
def test_whoever_may_only_read_changes_nothing(act):
    one = inquiry()
    answer = {"status": "open", "closing_reason": "telephone", "assignee": ""}
    for user in (colleague("view_inquiry"), colleague()):
        client = logged_in(user)
        assert client.post(address(act, one), answer).status_code in (302, 403)
        assert "data-bulk-action-footer" not in client.get("/admin/inquiries/").content.decode()
    one.refresh_from_db()
    assert (one.status, one.closing_reason) == (Status.NEW, "")


def test_all_of_the_list_is_never_meant(staff):
    one = inquiry()
    staff.post(address("close", more="&id=all&id=x"), {"closing_reason": "spam"})
    one.refresh_from_db()
    assert one.status == Status.NEW


def test_nothing_closes_in_bulk_without_a_reason(staff):
    answered, unanswered = inquiry(first_replied_at="2026-11-02T10:00Z"), inquiry()
    where = address("close", answered, unanswered)
    refused = staff.post(where, {"closing_reason": "", "closing_words": "kept"})
    shown = refused.content.decode()
    assert "Nobody has answered it. Say why it is closed." in shown
    assert 'value="kept"' in shown
    assert not Inquiry.objects.filter(status=Status.CLOSED).exists()

    assert staff.post(where, {"closing_reason": ClosingReason.TELEPHONE}).status_code == 302
    assert Inquiry.objects.filter(status=Status.CLOSED).count() == 2


def test_nobody_is_given_what_they_may_not_read(staff, mine, theirs):
    stranger = colleague("change_inquiry", groups=[theirs])
    limited, open_to_all = inquiry(handled_by=mine, is_limited=True), inquiry()
    where = address("assign", limited, open_to_all)
    done = staff.post(where, {"assignee": stranger.pk}, follow=True).content.decode()
    assert f"{limited.reference}: {stranger.username} may not read" in done
    assert "1 inquiry saved." in done
    limited.refresh_from_db()
    open_to_all.refresh_from_db()
    assert (limited.assignee, open_to_all.assignee) == (None, stranger)
