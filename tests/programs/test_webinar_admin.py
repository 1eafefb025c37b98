"""What staff see of webinars and of those who registered."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission

from portal.intake.models import OutboxMessage
from portal.taxonomy.models import Facet
from programs.models import AccessRequest, WebinarPage, WebinarRegistration
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import WebinarPageFactory, filled_in, open_webinar


@pytest.fixture
def webinar(site_root):
    return open_webinar(site_root, title="Power 101", capacity=1, part_number=1)


def test_the_list_shows_time_and_seats_and_leads_to_the_people(webinar, staff, client):
    for number in (1, 2):
        data = filled_in(number, answer_name="=1+1", answer_access="Captions")
        assert client.post(f"{webinar.url}register/", data).status_code == 303
    html = staff.get("/admin/programs/webinars/").content.decode()
    assert "Eastern Time (New York)" in html
    assert "1 / 1, 1 waiting" in html
    people = f"/admin/webinars/{webinar.pk}/registrations/"
    assert people in html
    listed = staff.get(people).content.decode()
    assert "person-1@example.org" in listed
    assert "Captions (Asked for)" in listed
    export = b"".join(staff.get(f"{people}?export=csv").streaming_content).decode()
    assert "'=1+1" in export
    assert export.count("person-") == 2
    assert staff.get("/admin/programs/webinars/?time=past").status_code == 200


def past(webinar, **fields):
    """Return the webinar as it stands after it was held."""
    ended = timezone.now() - timedelta(hours=1)
    WebinarPage.objects.update(starts_at=ended - timedelta(hours=1), ends_at=ended, **fields)
    return WebinarPage.objects.get(pk=webinar.pk)


def test_staff_keep_who_was_there_and_send_the_recording_once(webinar, staff, client):
    for number in (1, 2):
        client.post(f"{webinar.url}register/", filled_in(number))
    first, second = WebinarRegistration.objects.all()
    people = f"/admin/webinars/{webinar.pk}/registrations/"
    ticked = {"shown": [first.pk, second.pk], "attended": [first.pk]}
    assert staff.get(f"{people}attendance/").status_code == 405
    assert staff.post(f"{people}attendance/", ticked).status_code == 302
    # A row that was not shown, on another page of the list, stays as it is.
    staff.post(f"{people}attendance/", {"shown": [second.pk], "attended": []})
    assert [entry.attended for entry in WebinarRegistration.objects.all()] == [True, False]
    shown = staff.get(f"{people}?attended=True").content.decode()
    assert "person-1@example.org" in shown
    assert "person-2@example.org" not in shown

    recording = f"/admin/webinars/{webinar.pk}/recording/"
    assert "nothing published yet" in staff.get(recording).content.decode()
    staff.post(recording)
    assert not OutboxMessage.objects.filter(kind="recording").exists()
    past(webinar, recording_url="https://films.example.org/1")
    assert recording in staff.get(people).content.decode()
    asked = staff.get(recording).content.decode()
    assert "2 people who registered get one mail each" in asked
    assert not OutboxMessage.objects.filter(kind="recording").exists()
    for _time in range(2):
        staff.post(recording)
    assert OutboxMessage.objects.filter(kind="recording").count() == 2
    assert "has been written to" in staff.get(recording).content.decode()


def test_staff_settle_what_people_need(webinar, staff, client, administrator):
    client.post(f"{webinar.url}register/", filled_in(1, answer_access="Large print"))
    address = f"/admin/webinars/{webinar.pk}/access/"
    assert address in staff.get("/admin/").content.decode()
    shown = staff.get(address).content.decode()
    assert "Large print" in shown
    asked = AccessRequest.objects.get()
    sent = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": asked.pk,
        "form-0-state": "arranged",
    }
    assert staff.post(address, sent).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.settled_by) == ("arranged", administrator)
    assert (
        "Large print (Arranged)"
        in staff.get(f"/admin/webinars/{webinar.pk}/registrations/").content.decode()
    )
    assert address not in staff.get("/admin/").content.decode()
    # What is no request of this webinar is not touched.
    other = WebinarPageFactory(parent=webinar.get_parent(), registration_open=True)
    client.post(f"{other.url}register/", filled_in(2, answer_access="Captions"))
    foreign = AccessRequest.objects.exclude(pk=asked.pk).get()
    staff.post(address, {**sent, "form-0-id": foreign.pk})
    foreign.refresh_from_db()
    assert foreign.state == "asked"


@pytest.mark.parametrize("permission", [None, "view_inquiry", "change_inquiry"])
def test_every_way_to_the_people_asks_for_both_rights(
    webinar, client, django_user_model, permission
):
    """Who may see or handle inquiries, and edit this webinar; either alone is not enough."""
    client.post(f"{webinar.url}register/", filled_in(1))
    stranger = django_user_model.objects.create_user("stranger", "s@example.org", "x")
    group = Group.objects.create(name="Some")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if permission:
        group.permissions.add(Permission.objects.get(codename=permission))
    stranger.groups.add(group)
    client.force_login(stranger)
    start = f"/admin/webinars/{webinar.pk}/"
    posts = ["registrations/attendance/", "access/", "recording/"]
    gets = ["registrations/", "registrations/results/", "registrations/?export=csv", *posts[1:]]

    def answers():
        yield from ((end, client.get(start + end)) for end in gets)
        yield from ((end, client.post(start + end)) for end in posts)

    for end, answer in answers():
        assert answer.status_code in (302, 403), end
        assert b"person-1" not in getattr(answer, "content", b"")
    # With the right to edit the page, those who may see inquiries see them but change nothing.
    GroupPagePermission.objects.create(
        group=group,
        page=webinar.get_parent(),
        permission=Permission.objects.get(codename="change_page"),
    )
    may_see, may_handle = bool(permission), permission == "change_inquiry"
    assert (client.get(f"{start}registrations/").status_code == 200) == may_see
    client.post(
        f"{start}registrations/attendance/",
        {name: WebinarRegistration.objects.get().pk for name in ("shown", "attended")},
    )
    assert WebinarRegistration.objects.get().attended == may_handle


ASKED_BY_TRANSLATION_BUTTONS = 2
"""wagtail-localize's two buttons ask for the languages and the source of each row by itself."""


def test_the_lists_cost_the_same_with_ten_times_the_rows(webinar, staff, site_root):
    library = ResourceIndexPageFactory(parent=site_root)
    subject = TermFactory(facet=Facet.SUBJECT, name="Organizing")
    addresses = ("/admin/resources/", "/admin/programs/webinars/")

    def add(number: int) -> None:
        for _number in range(number):
            ResourcePageFactory(parent=library, subjects=[subject], languages=["fr"])
            WebinarPageFactory(parent=webinar.get_parent())

    def queries() -> list[int]:
        numbers = []
        for address in addresses:
            staff.get(address)
            with CaptureQueriesContext(connection) as made:
                staff.get(address)
            numbers.append(len(made))
        return numbers

    add(1)
    before = queries()
    add(10)
    assert queries() == [number + 10 * ASKED_BY_TRANSLATION_BUTTONS for number in before]
    html = staff.get(addresses[0]).content.decode()
    assert "French" in html
    assert "Organizing" in html
    found = staff.get(f"/admin/resources/?edition=fr&subject={subject.pk}")
    assert found.context["paginator"].count == 11
