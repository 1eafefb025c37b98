"""Row 29 of hardening.md: a password alone opens nothing where a second step is due."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.accounts.password_reset import mail_links
from portal.accounts.roles import establish_roles
from portal.accounts.second_step import factors
from portal.accounts.second_step.middleware import BESIDE, SETTING_UP
from portal.accounts.second_step.required import must_have_second_step
from portal.intake.models import OutboxMessage
from portal.library.models import PortalDocument
from tests.factories.home import StandardPageFactory
from tests.factories.tasks import run_queued

from .signing import (
    LOGIN,
    PASSWORD,
    SECOND,
    code,
    give_password,
    person,
    sign_in,
    with_app,
)
from .signing import (
    SETTING_UP as OVERVIEW,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_server")]

ANYWHERE = {"sign_in_second_step", "sign_in_passkey", "sign_in_passkey_options"}
"""Addresses that are there for people who are not signed in."""


def addresses(patterns, prefix="", names=()):
    """Every address of the admin with numbers and words filled in, and its name."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            inner = (*names, pattern.namespace) if pattern.namespace else names
            yield from addresses(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            filled = re.sub(r"<(?:int:)[^>]+>|\(\?P<(?:id|pk|object_id)[^)]*\)", "1", route)
            filled = re.sub(r"<uuid:[^>]+>", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", filled)
            filled = re.sub(r"<[^>]+>|\((?:\?P<[^>]+>)?[^)]*\)\??", "x", filled)
            yield "/" + filled, ":".join((*names, pattern.name or ""))


def admin_addresses():
    return [
        found for found in addresses(get_resolver().url_patterns) if found[0].startswith("/admin/")
    ]


def test_row_29_who_must_have_one(settings, site_root):
    establish_roles()
    people = {}
    for role in ("Administrators", "Editors", "Contributors"):
        people[role] = person(role.lower(), superuser=False)
        people[role].groups.add(Group.objects.get(name=role))
    own = Group.objects.create(name="A group of our own")
    own.permissions.add(Permission.objects.get(codename="view_inquiry"))
    people["own"] = person("own", superuser=False)
    people["own"].groups.add(own)
    people["superuser"] = person("root")
    must = {name for name, user in people.items() if must_have_second_step(user)}
    assert must == {"Administrators", "Editors", "own", "superuser"}
    settings.SECOND_STEP_FOR = "everybody"
    assert all(map(must_have_second_step, people.values()))
    settings.SECOND_STEP_FOR = "nobody"
    assert not any(map(must_have_second_step, people.values()))


def test_row_29_a_password_alone_reaches_no_address_of_the_admin(client, site_root):
    person()
    assert give_password(client)["Location"] == "/admin/"
    found = admin_addresses()
    assert len(found) > 300
    opened = set()
    for number, (address, name) in enumerate(found):
        if name in ANYWHERE | {"wagtailadmin_logout"}:
            continue
        # One place decides, before any view: of each tenth it is seen for POST and scripts, too.
        for ask in (client.get, client.post) if number % 10 == 0 else (client.get,):
            answer = ask(address)
            if answer.status_code != 302 or OVERVIEW + "?next=" not in answer["Location"]:
                opened.add(name)
        script = {"x-requested-with": "XMLHttpRequest"}
        if number % 10 == 0 and client.get(address, headers=script).status_code != 403:
            opened.add(name)
    assert opened == (SETTING_UP | BESIDE) - {"wagtailadmin_logout"}


def test_row_29_nor_anything_else_that_staff_may_see(client, site_root):
    members = StandardPageFactory(parent=site_root, slug="members", title="For members")
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    file = PortalDocument.objects.create(
        title="Closed", file=ContentFile(b"closed", name="closed.txt"), collection=closed
    )
    user = person()
    give_password(client)
    for address in (members.url, file.url):
        assert client.get(address)["Location"].startswith("/admin/login/")
    assert "wagtail-userbar" not in client.get("/en/").content.decode()
    with_app(user)
    client.post("/admin/logout/")
    sign_in(client)
    assert client.get(members.url).status_code == 200
    assert b"closed" in b"".join(client.get(file.url).streaming_content)


def test_row_29_wagtails_other_log_in_leads_to_the_one_door(client, site_root):
    user = person()
    with_app(user)
    answer = client.get("/en/_util/login/", {"next": "/en/members/"})
    assert answer["Location"] == "/admin/login/?next=%2Fen%2Fmembers%2F"
    assert (
        client.post("/en/_util/login/", {"username": "ada", "password": PASSWORD}).status_code
        == 302
    )
    assert "_auth_user_id" not in client.session


def test_row_29_before_the_second_step_the_session_is_nobodys(client, site_root):
    with_app(person())
    assert give_password(client)["Location"] == SECOND
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    # And where some other code should sign a person in with less, that session is worth nothing.
    backdoor = Client()
    backdoor.force_login(person("eve"))
    assert backdoor.get("/admin/")["Location"].startswith(OVERVIEW)
    with_app(backdoor_user := person("bob"))
    backdoor.force_login(backdoor_user)
    assert backdoor.get("/admin/")["Location"].startswith(LOGIN)


def test_row_29_whoever_gets_a_sensitive_role_while_signed_in_sets_one_up(client, site_root):
    establish_roles()
    user = person("clara", superuser=False)
    user.groups.add(Group.objects.get(name="Contributors"))
    give_password(client, "clara")
    assert client.get("/admin/").status_code == 200
    user.groups.add(Group.objects.get(name="Editors"))
    assert client.get("/admin/")["Location"].startswith(OVERVIEW)


def test_row_29_a_new_password_does_not_pass_the_second_step(client):
    user = person()
    with_app(user)
    client.post("/admin/password_reset/", {"email": user.email})
    run_queued(mail_links)
    path = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = client.get(path, follow=True)
    new = {"new_password1": "another long enough", "new_password2": "another long enough"}
    client.post(form.redirect_chain[-1][0], new)
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert give_password(client, password="another long enough")["Location"] == SECOND
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    (letter,) = OutboxMessage.objects.all()
    assert "password of your account was changed" in letter.text


@pytest.mark.parametrize(
    "answer", ["", "null", "{}", "[]", '"x"', '{"id": 1, "response": {"userHandle": "%"}}', "{"]
)
def test_what_no_passkey_answers_is_refused_everywhere(client, answer):
    user = person()
    client.get(LOGIN)
    assert client.post("/admin/login/passkey/options/").status_code == 200
    assert client.post("/admin/login/passkey/", {"credential": answer}).status_code == 200
    with_app(user)
    give_password(client)
    assert client.post(SECOND, {"credential": answer}).status_code == 200
    client.post(SECOND, {"code": code()})
    client.get("/admin/account/second-step/passkey/")
    assert (
        client.post("/admin/account/second-step/passkey/", {"credential": answer}).status_code
        == 200
    )
    assert not factors.passkeys_of(user).exists()
