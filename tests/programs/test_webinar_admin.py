"""What staff see of webinars and of those who registered."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.taxonomy.models import Facet
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import WebinarPageFactory
from tests.programs.test_webinar_registration import filled_in, open_webinar


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
    assert "Captions" in listed
    export = b"".join(staff.get(f"{people}?export=csv").streaming_content).decode()
    assert "'=1+1" in export
    assert export.count("person-") == 2
    assert staff.get("/admin/programs/webinars/?time=past").status_code == 200


def test_only_staff_who_may_see_inquiries_see_the_people(webinar, client, django_user_model):
    editor = django_user_model.objects.create_user("editor", "e@example.org", "x")
    group = Group.objects.create(name="Only the admin")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    editor.groups.add(group)
    client.force_login(editor)
    answer = client.get(f"/admin/webinars/{webinar.pk}/registrations/")
    assert answer.status_code in (302, 403)
    assert b"person-1" not in answer.content


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
