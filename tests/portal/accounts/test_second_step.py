"""Row 29 of hardening.md: a password alone opens nothing where a second step is due."""

import datetime
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.contrib.auth import hashers
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Collection, CollectionViewRestriction, ModelLogEntry, PageViewRestriction

from portal.accounts.password_reset import mail_links
from portal.accounts.roles import establish_roles
from portal.accounts.second_step import factors, secrets
from portal.accounts.second_step.middleware import BESIDE, SETTING_UP
from portal.accounts.second_step.recovery import HASHES, for_reading
from portal.accounts.second_step.required import must_have_second_step
from portal.accounts.second_step.secrets import UnreadableError, decrypt
from portal.intake.models import OutboxMessage
from portal.library.models import PortalDocument
from tests.factories.home import StandardPageFactory
from tests.factories.tasks import run_queued

from .signing import (
    LOGIN,
    PASSWORD,
    SECOND,
    account_form,
    code,
    give_password,
    person,
    sign_in,
    with_app,
)
from .signing import (
    SETTING_UP as OVERVIEW,
)

pytestmark = pytest.mark.django_db

ANYWHERE = {"sign_in_second_step", "sign_in_passkey", "sign_in_passkey_options"}
"""Addresses that are there for people who are not signed in."""


@pytest.fixture(autouse=True)
def _as_on_a_server(settings):
    settings.SECOND_STEP_FOR = "sensitive"


def later(**time):
    return time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(**time))


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


# Who, and what is closed


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


# Codes


def test_row_29_a_code_of_an_app_works_once_in_whichever_process(client):
    with_app(person())
    now = code()
    give_password(client)
    assert client.post(SECOND, {"code": f"{now[:3]} {now[3:]}"}).status_code == 302
    for minutes in (0, 0.5, 1):
        with later(minutes=minutes):
            other = Client()
            give_password(other)
            assert other.post(SECOND, {"code": now}).status_code == 200
    with later(minutes=1):
        earlier = Client()
        give_password(earlier)
        assert earlier.post(SECOND, {"code": code()}).status_code == 302
        # Not one that is older than the last, though its half minute is still taken.
        late = Client()
        give_password(late)
        assert late.post(SECOND, {"code": code(-1)}).status_code == 200


def test_row_29_a_recovery_code_works_once_and_the_person_hears_of_it(client):
    codes = with_app(user := person())
    assert len(set(codes)) == 10
    typed = f" {for_reading(codes[3])} "
    give_password(client)
    assert client.post(SECOND, {"code": typed}).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert "recovery code was used" in OutboxMessage.objects.get().subject
    again = Client()
    give_password(again)
    assert again.post(SECOND, {"code": typed}).status_code == 200
    assert factors.codes_left(user) == 9


def test_row_29_between_the_steps_ten_minutes_and_the_same_password(client):
    user = person()
    with_app(user)
    give_password(client)
    with later(minutes=11):
        assert client.post(SECOND, {"code": code()})["Location"] == LOGIN
    give_password(client)
    user.set_password("changed in the meantime")
    user.save()
    assert client.post(SECOND, {"code": code()})["Location"] == LOGIN


# Setting up, changing, and losing


def test_a_person_sets_an_app_up_and_is_led_on_to_where_they_wanted_to_go(client, site_root):
    user = person()
    wanted = client.get("/admin/pages/")["Location"]
    assert client.post(wanted, {"username": "ada", "password": PASSWORD, "next": "/admin/pages/"})
    overview = client.get("/admin/pages/")["Location"]
    assert client.get(overview).status_code == 200
    page = client.get("/admin/account/second-step/app/?next=/admin/pages/")
    secret = page.context["secret"]
    assert client.post(page.request["PATH_INFO"], {"code": "000000"}).status_code == 200
    answer = client.post(
        page.request["PATH_INFO"], {"code": code(secret=secret), "next": "/admin/pages/"}
    )
    shown = re.findall(r"\d{4}-\d{4}-\d{4}", answer.content.decode())
    assert len(shown) == 10
    assert 'href="/admin/pages/"' in answer.content.decode()
    assert client.get("/admin/pages/").status_code == 200
    assert shown[0] not in client.get("/admin/account/second-step/codes/").content.decode()
    assert "was added" in OutboxMessage.objects.get().subject
    # Neither in the database nor in the session is a secret to be read; of codes not with the key.
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    stored += str(dict(client.session.items()))
    kept = [decrypt(sealed) for sealed in factors.codes_of(user).data[HASHES].values()]
    assert [hashers.identify_hasher(one).algorithm for one in kept] == ["md5"] * 10
    for readable in (secret, *shown):
        assert readable.replace(" ", "").replace("-", "") not in f"{stored}{kept}"
    assert decrypt(factors.app_of(user).data["secret"]) == secret.replace(" ", "")
    # The code that proved the app is used up.
    other = Client()
    give_password(other)
    assert other.post(SECOND, {"code": code(secret=secret)}).status_code == 200


def test_what_is_sensitive_asks_for_the_password_again(client, site_root):
    user = person()
    with_app(user)
    other = person("bob")
    sign_in(client)
    app = factors.app_of(user)
    guarded = [
        f"/admin/account/second-step/{app.pk}/remove/",
        "/admin/account/second-step/codes/",
        f"/admin/users/{other.pk}/second-step/",
        f"/admin/users/edit/{other.pk}/",
        "/admin/users/new/",
        "/admin/groups/new/",
    ]
    assert [client.get(address).status_code for address in guarded] == [200] * 6
    with later(minutes=70):
        for address in guarded:
            for method in (client.get, client.post):
                where = method(address)["Location"]
                assert where.startswith("/admin/account/confirm/?next="), address
        form = account_form(client)
        answer = client.post("/admin/account/", {**form, "name_email-email": "thief@example.org"})
        assert "confirm that it is you" in answer.content.decode()
        assert client.post("/admin/account/confirm/", {"password": "no"}).status_code == 200
        assert client.post("/admin/account/confirm/", {"password": PASSWORD}).status_code == 302
        client.post("/admin/account/", {**form, "name_email-email": "new@example.org"})
        assert client.get(guarded[0]).status_code == 200
    letter = OutboxMessage.objects.get()
    assert letter.recipient == "ada@example.org"
    assert "address of your account was changed" in letter.subject


def test_each_change_is_told_and_ends_other_sessions_and_the_last_one_stays(client, settings):
    user = person()
    with_app(user)
    sign_in(client)
    elsewhere = Client()
    with later(minutes=1):
        sign_in(elsewhere)
        app = factors.app_of(user)
        remove = f"/admin/account/second-step/{app.pk}/remove/"
        client.post("/admin/account/second-step/codes/")
        assert elsewhere.get("/admin/").status_code == 200
        # Whoever must have one keeps the last.
        assert "Add another first" in client.get(remove).content.decode()
        assert client.post(remove).status_code == 302
        assert factors.has_factor(user)
        settings.SECOND_STEP_FOR = "nobody"
        client.post(remove)
        assert not Authenticator.objects.exists()
        assert elsewhere.get("/admin/").status_code == 302
        assert client.get("/admin/").status_code == 200
    subjects = [letter.subject for letter in OutboxMessage.objects.order_by("pk")]
    assert [("codes were made" in s, "was removed" in s) for s in subjects] == [
        (True, False),
        (False, True),
    ]


def test_an_administrator_removes_the_second_step_of_another(client, site_root):
    establish_roles()
    root, lost = person("root"), person("lost", superuser=False)
    lost.groups.add(Group.objects.get(name="Administrators"))
    with_app(lost)
    with_app(root)
    victim = Client()
    with later(minutes=-1):
        give_password(victim, "lost")
        victim.post(SECOND, {"code": code()})
    give_password(client, "root")
    client.post(SECOND, {"code": code()})
    users = client.get("/admin/users/").content.decode()
    address = f"/admin/users/{lost.pk}/second-step/"
    assert address in users
    assert client.post(address).status_code == 302
    assert not factors.has_factor(lost)
    assert victim.get("/admin/").status_code == 302
    entry = ModelLogEntry.objects.get(action="accounts.factors_reset")
    assert (entry.user, entry.object_id) == (root, str(lost.pk))
    assert OutboxMessage.objects.get().recipient == "lost@example.org"
    # Nobody resets a superuser's but a superuser, nor one's own, nor without the right.
    with_app(lost)
    victim = Client()
    give_password(victim, "lost")
    victim.post(SECOND, {"code": code()})
    for number in (root.pk, lost.pk):
        assert victim.post(f"/admin/users/{number}/second-step/")["Location"] == "/admin/"
    assert factors.has_factor(root)


def test_the_command_for_the_day_when_nobody_gets_in():
    with_app(user := person())
    call_command("reset_second_factor", "ada")
    assert not factors.has_factor(user)
    assert ModelLogEntry.objects.get(action="accounts.factors_reset").user is None
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_factor", "nobody")


def test_keys_are_renewed_and_one_that_is_gone_opens_nothing_and_breaks_nothing(client, settings):
    user = person()
    (first_code, *_others) = with_app(user)
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    for keys in ([old], [new, old]):
        settings.SECOND_STEP_KEYS = keys
        call_command("renew_second_step_keys")
    settings.SECOND_STEP_KEYS = [new]
    settings.SECRET_KEY = "another, as after a leak" * 3
    assert factors.take_code(user, first_code)
    settings.SECOND_STEP_KEYS = [old]
    with pytest.raises(UnreadableError):
        secrets.decrypt(factors.app_of(user).data["secret"])
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("renew_second_step_keys")
    give_password(client)
    assert client.post(SECOND, {"code": code()}).status_code == 200


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
