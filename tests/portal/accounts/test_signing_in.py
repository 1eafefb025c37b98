"""Rows 26 to 28 of hardening.md: the log-in, for those who belong here and those who do not."""

import datetime
import importlib
import os
import re
from contextlib import contextmanager

import pytest
import time_machine
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import Attempt
from portal.accounts.password_reset import mail_links
from portal.accounts.second_step.changing import reset
from portal.intake.models import OutboxMessage
from tests.factories.tasks import run_queued

from .signing import (
    LOGIN,
    PASSWORD,
    SECOND,
    SETTING_UP,
    change_password,
    code,
    give_password,
    person,
    with_app,
)

FULL_WIDTH = "\uff41\uff44\uff41"
"""Ada, as a keyboard for Japanese may write it."""

PHONE = "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0"

pytestmark = pytest.mark.django_db


def stranger(number: int = 1) -> Client:
    """Somebody at another address, with no cookie of ours."""
    return Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250 + 1}")


def statuses(answers) -> dict[int, int]:
    found: dict[int, int] = {}
    for answer in answers:
        found[answer.status_code] = found.get(answer.status_code, 0) + 1
    return found


# Row 26: guessing is slow, and the victim is not locked out


def test_row_26_fifty_bad_passwords_from_one_address_and_the_right_one_no_sooner():
    person()
    thief = stranger()
    assert statuses(give_password(thief, password=f"no {n}") for n in range(50)) == {
        200: 5,
        429: 45,
    }
    refused = give_password(thief)  # the right one, which tells nothing either
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 15 * 60
    assert "Too many attempts" in refused.content.decode()
    assert "_auth_user_id" not in thief.session
    with time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=16)):
        assert give_password(thief).status_code == 302


def test_row_26_a_rotated_header_a_rotated_name_or_a_thousand_addresses_do_not_help(settings):
    person()
    thief = stranger()
    rotated = (
        thief.post(
            LOGIN, {"username": "ada", "password": "no"}, headers={"x-forwarded-for": f"10.0.0.{n}"}
        )
        for n in range(50)
    )
    assert statuses(rotated) == {200: 5, 429: 45}
    spelled = (
        give_password(stranger(2), name, "no") for name in ("ada", "ADA", " Ada ", FULL_WIDTH) * 3
    )
    assert statuses(spelled)[200] == 5
    names = (give_password(stranger(3), f"name{n}", "no") for n in range(50))
    assert statuses(names) == {200: 20, 429: 30}
    thousand = (give_password(stranger(10 + n), password="no") for n in range(50))
    assert statuses(thousand) == {200: 20, 429: 30}  # with the ten above: thirty in an hour


def test_row_26_the_owner_at_a_device_of_hers_passes_whatever_others_do():
    person()
    at_home = Client(REMOTE_ADDR="203.0.113.7")
    assert give_password(at_home).status_code == 302
    cookie = at_home.cookies["known_device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    at_home.post("/admin/logout/")
    for number in range(60):
        give_password(stranger(number), password="no")
    neighbour = Client(REMOTE_ADDR="203.0.113.7")
    for _number in range(30):
        give_password(neighbour, password="no")
    assert give_password(neighbour).status_code == 429
    assert give_password(at_home).status_code == 302
    # A cookie that is invented, or another's, is none.
    forged = stranger(200)
    forged.cookies["known_device"] = cookie.value[:-2] + "xx"
    assert give_password(forged).status_code == 429
    person("eve")
    theirs = stranger(201)
    give_password(theirs, "eve")
    theirs.post("/admin/logout/")
    assert give_password(theirs).status_code == 429
    # And a stolen one has a count of its own.
    stolen = stranger(202)
    stolen.cookies["known_device"] = cookie.value
    assert statuses(give_password(stolen, password="no") for _n in range(10)) == {200: 5, 429: 5}


def test_row_26_codes_are_slow_too_and_the_person_hears_of_it_once():
    user = person()
    with_app(user)
    thief = stranger()
    give_password(thief)
    assert statuses(thief.post(SECOND, {"code": "000000"}) for _n in range(50)) == {200: 5, 429: 45}
    assert thief.post(SECOND, {"code": code()}).status_code == 429
    (letter,) = OutboxMessage.objects.all()
    assert letter.recipient == "ada@example.org"
    assert "knows your password" in letter.subject
    for number in range(2, 12):
        other = stranger(number)
        give_password(other)
        last = other.post(SECOND, {"code": "000000"})
    assert last.status_code == 429  # ten in an hour, from wherever


def test_row_26_nothing_secret_is_kept_of_a_try():
    person()
    give_password(stranger(), "ada", "a secret that was mistyped")
    (kept,) = Attempt.objects.values()
    assert all(re.fullmatch("[0-9a-f]{64}", kept[name]) for name in ("pair", "address", "account"))


@pytest.mark.parametrize("where", ["confirming", "account"])
def test_row_26_a_session_is_no_place_to_guess_the_password_in(client, where):
    person()
    give_password(client)
    said = [
        change_password(client, "no")
        if where == "account"
        else client.post("/admin/account/confirm/", {"password": "no"})
        for _n in range(6)
    ]
    assert "Too many attempts" not in said[4].content.decode()
    assert all("Too many attempts" in answer.content.decode() for answer in said[5:])


def test_row_26_links_for_a_new_password_are_few_and_nobody_is_told(client):
    person()
    at_home = Client(REMOTE_ADDR="203.0.113.7")
    give_password(at_home)
    at_home.post("/admin/logout/")
    path = "/admin/password_reset/"
    said = [stranger().post(path, {"email": "ada@example.org"}) for _n in range(50)]
    assert {(answer.status_code, answer["Location"]) for answer in said} == {(302, path + "done/")}
    assert run_queued(mail_links) == 3
    for number in range(5):
        stranger(number + 2).post(path, {"email": "ada@example.org"})
    run_queued(mail_links)
    # Strangers have had all letters of this hour; the owner at a device of hers is none.
    stranger(100).post(path, {"email": "ada@example.org"})
    assert run_queued(mail_links) == 0
    at_home.post(path, {"email": "ada@example.org"})
    assert run_queued(mail_links) == 1


# Row 27: known and unknown alike


@contextmanager
def counted_hashes(monkeypatch, number):
    verify = hashers.MD5PasswordHasher.encode

    def encode(self, *args):
        number.append(1)
        return verify(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(hashers.MD5PasswordHasher, "encode", encode)
        yield


def test_row_27_a_log_in_that_fails_tells_nobody_who_has_an_account(monkeypatch):
    for name, fields in {"ada": {}, "shut": {"is_active": False}, "bob": {}}.items():
        user = person(name, **fields)
        if name == "bob":
            with_app(user)
    said = {}
    for number, name in enumerate(("ada", "nobody", "shut", "bob")):
        hashes: list[int] = []
        who = stranger(number)
        with counted_hashes(monkeypatch, hashes), CaptureQueriesContext(connection) as queries:
            answer = give_password(who, name, "not the right one")
        statements = [query["sql"].partition(" WHERE ")[0][:60] for query in queries]
        page = re.sub(r'"CSRF_TOKEN": "\w+"|value="\w{64}"', "", answer.content.decode()).replace(
            name, ""
        )
        said[name] = (answer.status_code, page, statements, len(hashes))
    assert said["ada"] == said["nobody"] == said["shut"] == said["bob"]
    assert said["ada"][3] == 1


# Row 28: sessions


def test_row_28_the_session_has_a_new_name_after_each_step(client):
    with_app(person())
    client.get(LOGIN)
    names = [client.session.session_key]
    give_password(client)
    names.append(client.session.session_key)
    client.post(SECOND, {"code": code()})
    names.append(client.session.session_key)
    assert len(set(names)) == 3
    assert not Session.objects.filter(session_key=names[1]).exists()


@pytest.mark.parametrize("how", ["log-out", "password", "deactivation", "elsewhere", "reset"])
def test_row_28_sessions_end_everywhere(client, how):
    user = person()
    other = Client()
    for each in (client, other):
        give_password(each)
        assert each.get("/admin/").status_code == 200
    stolen = Client()
    stolen.cookies["sessionid"] = other.cookies["sessionid"].value
    if how == "log-out":
        other.post("/admin/logout/")
    elif how == "password":
        assert change_password(client, PASSWORD).status_code == 302
    elif how == "deactivation":
        user.is_active = False
        user.save()
        user.is_active = True
        user.save()
    elif how == "elsewhere":
        client.post(SETTING_UP)
    else:
        reset(user, by=None)
    assert stolen.get("/admin/").status_code == 302
    still_in = how in ("log-out", "password", "elsewhere")
    assert (client.get("/admin/").status_code == 200) is still_in


def test_row_28_people_see_where_they_are_signed_in_and_end_one_of_them(client, settings):
    person()
    phone, tablet, bob = Client(headers={"user-agent": PHONE}), Client(), Client()
    for each in (client, phone, tablet):
        give_password(each)
        each.get("/admin/")
    person("bob")
    give_password(bob, "bob")
    page = client.get(SETTING_UP)
    here, *others = page.context["sessions"]
    assert (here.is_here, [one.is_here for one in others]) == (True, [False, False])
    on_phone = next(one for one in others if one.device)
    assert on_phone.device == "Firefox, Android"
    assert on_phone.device in page.content.decode()
    keys = Session.objects.values_list("session_key", flat=True)
    assert not any(key in page.content.decode() for key in keys)
    # Nobody ends another's, nor by name the one that they work in.
    for foreign in (bob.get(SETTING_UP).context["sessions"][0], here):
        client.post(SETTING_UP, {"session": foreign.handle})
    in_an_hour = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=70)
    with time_machine.travel(in_an_hour):
        asked = client.post(SETTING_UP, {"session": on_phone.handle})["Location"]
        assert asked.startswith("/admin/account/confirm/")
    assert [each.get("/admin/").status_code for each in (client, phone, bob)] == [200] * 3
    client.post(SETTING_UP, {"session": on_phone.handle})
    left = [each.get("/admin/").status_code for each in (client, phone, tablet, bob)]
    assert left == [200, 302, 200, 200]
    # Those who came in before a change of SECRET_KEY, of whom this is one, are still listed.
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new one" * 9
    assert len(client.get(SETTING_UP).context["sessions"]) == 2


def test_row_28_a_session_ends_when_nobody_works_in_it_and_some_day_anyhow(client):
    person()
    give_password(client)
    start = datetime.datetime.now(datetime.UTC)

    def is_in(**later):
        with time_machine.travel(start + datetime.timedelta(**later)):
            return client.get("/admin/").status_code == 200

    assert is_in(hours=3)
    assert is_in(hours=6)
    assert not is_in(hours=11)
    give_password(client, remember="on")
    assert is_in(days=2)
    assert is_in(days=4)
    assert not is_in(days=8)


def test_row_28_an_editor_that_is_left_open_keeps_no_session_alive(client):
    person()
    give_password(client)
    start = datetime.datetime.now(datetime.UTC)
    for hours in (1, 2, 3):
        with time_machine.travel(start + datetime.timedelta(hours=hours)):
            client.get("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    with time_machine.travel(start + datetime.timedelta(hours=4, minutes=1)):
        assert client.get("/admin/").status_code == 302


def test_the_cookies_of_a_server_are_for_it_alone():
    names = {
        "SECRET_KEY": "x7 Q!" * 12,
        "ALLOWED_HOSTS": "a.example",
        "SITE_URL": "https://a.example",
        "DATABASE_URL": "postgres://a@localhost/a",
        "EMAIL_URL": "smtp://localhost",
        "TRUSTED_PROXIES": "1",
        "DEFAULT_FROM_EMAIL": "a@a.example",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in names.items():
            patch.setitem(os.environ, name, value)
        server = importlib.import_module("portal.settings.production")
    assert server.SESSION_COOKIE_SECURE
    assert server.CSRF_COOKIE_SECURE
    assert server.SESSION_COOKIE_HTTPONLY
    assert server.SESSION_COOKIE_SAMESITE == "Lax"
    assert server.SECOND_STEP_FOR == "sensitive"
