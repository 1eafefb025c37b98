"""Row 29 of hardening.md: codes that work once, and a second step set up, changed and lost."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet
from django.contrib.auth import hashers
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.accounts.roles import establish_roles
from portal.accounts.second_step import factors, secrets
from portal.accounts.second_step.recovery import HASHES, for_reading
from portal.accounts.second_step.secrets import UnreadableError, decrypt
from portal.intake.models import OutboxMessage

from .signing import (
    LOGIN,
    PASSWORD,
    SECOND,
    account_form,
    code,
    give_password,
    later,
    person,
    sign_in,
    with_app,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_a_server")]

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


def test_row_29_codes_that_allauth_made_before_count_until_they_are_used(client, settings):
    with_app(user := person())
    factors.codes_of(user).delete()
    earlier = RecoveryCodes.activate(user).generate_codes()
    settings.SECOND_STEP_KEYS = [Fernet.generate_key().decode()]
    call_command("renew_second_step_keys")
    settings.SECRET_KEY = "another, as after a leak" * 3
    assert factors.codes_left(user) == 10
    assert factors.take_code(user, f"{earlier[3][:5]} {earlier[3][5:]}")
    assert not factors.take_code(user, earlier[3])
    assert factors.codes_left(user) == 9
    settings.SECOND_STEP_KEYS = []
    assert factors.codes_left(user) is None


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
