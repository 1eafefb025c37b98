"""Superusers are made and changed by superusers only; administrators manage everybody else."""

import pytest
from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.accounts.roles import establish_roles
from tests.factories.intake import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(site_root):
    establish_roles()
    user = User.objects.create_user("manager", "manager@example.org", "x")
    user.groups.add(Group.objects.get(name="Administrators"))
    return logged_in(user)


def typed(user: User, **changes: object) -> dict[str, object]:
    shown = {name: getattr(user, name) for name in ("username", "email", "first_name", "last_name")}
    return {**shown, "is_active": "on", "is_superuser": "on", **changes}


def test_an_administrator_does_not_touch_a_superuser(manager, administrator):
    address = f"/admin/users/edit/{administrator.pk}/"
    taken = typed(administrator, email="taken@example.org", password1="long enough to be one")
    for answer in (manager.get(address), manager.post(address, taken)):
        assert answer["Location"] == "/admin/"
    manager.post(f"/admin/users/delete/{administrator.pk}/")
    before = administrator.password
    administrator.refresh_from_db()
    assert (administrator.email, administrator.password) == ("admin@example.org", before)


def test_an_administrator_makes_no_superuser_and_changes_other_people(manager, staff):
    secret = "a tall tale of two cities"
    given = {"username": "new", "email": "new@example.org", "first_name": "N", "last_name": "N"}
    for client, name in ((manager, "new"), (staff, "another")):
        form = {**given, "username": name, "email": f"{name}@example.org"}
        form |= {"password1": secret, "password2": secret, "is_superuser": "on"}
        assert client.post("/admin/users/new/", form)["Location"] == "/admin/users/"
    new = User.objects.get(username="new")
    assert not new.is_superuser
    assert User.objects.get(username="another").is_superuser
    address = f"/admin/users/edit/{new.pk}/"
    shown = manager.get(address).context["form"].fields["is_superuser"]
    assert shown.disabled
    assert manager.post(address, typed(new, first_name="Ana"))["Location"] == "/admin/users/"
    new.refresh_from_db()
    assert (new.first_name, new.is_superuser) == ("Ana", False)
