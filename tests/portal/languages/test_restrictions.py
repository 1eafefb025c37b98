"""A page that staff close is closed in every language at once (hardening row 2)."""

import pytest
from django.contrib.auth.models import Group

from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def versions(site_root, spanish):
    home_in(spanish, site_root)
    page = StandardPageFactory(parent=site_root, title="Members", slug="members")
    return page, translated(page, spanish)


def close(staff, page, restriction_type: str, **fields: object) -> None:
    """Restrict a page as staff do in the admin."""
    response = staff.post(
        f"/admin/pages/{page.pk}/privacy/",
        {"restriction_type": restriction_type, "password": "", "groups": [], **fields},
    )
    assert response.status_code == 200


def test_closing_and_opening_holds_for_all_languages(staff, client, versions):
    anonymous = type(client)()
    page, version = versions
    assert anonymous.get("/es/members/").status_code == 200
    close(staff, page, "login")
    assert anonymous.get("/es/members/").status_code == 302
    assert "members" not in anonymous.get("/sitemap.xml").content.decode()
    close(staff, page, "none")
    assert anonymous.get("/es/members/").status_code == 200
    assert not version.view_restrictions.exists()


def test_groups_are_the_same_in_all_languages(staff, versions):
    page, version = versions
    group = Group.objects.create(name="Partners")
    close(staff, page, "groups", groups=[group.pk])
    restriction = version.view_restrictions.get()
    assert list(restriction.groups.all()) == [group]


def test_a_translation_may_be_closed_by_itself(staff, client, versions):
    page, version = versions
    close(staff, version, "login")
    assert not page.view_restrictions.exists()
