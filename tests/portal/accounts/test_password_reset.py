"""Row 27 of hardening.md: a forgotten password is answered alike, whether it is known or not."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.password_reset import BACK_OFF, mail_links
from tests.factories.tasks import run_queued

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/password_reset/"


@pytest.fixture
def user():
    return get_user_model().objects.create_user("ada", "ada@example.org", "long enough to be one")


def test_row_27_known_and_unknown_get_the_same_and_nothing_is_mailed_meanwhile(client, user):
    client.post(ADDRESS, {"email": "warm@example.org"})
    said = {}
    for email in ("ADA@example.org", "stranger@example.org"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(ADDRESS, {"email": email})
        statements = [query["sql"].partition(" WHERE ")[0][:60] for query in queries]
        page = client.get(answer["Location"]).content.decode()
        page = re.sub(r'"CSRF_TOKEN": "\w+"', "", page)
        said[email] = (answer.status_code, answer["Location"], page, statements)
    known, unknown = said.values()
    assert known == unknown
    asked = [statement for statement in known[-1] if "accounts_attempt" not in statement]
    assert len(asked) == 2  # who it is, and a task
    assert mail.outbox == []


def test_the_link_that_the_worker_mails_works_once(client, user):
    client.post(ADDRESS, {"email": user.email})
    assert run_queued(mail_links) == 1
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    path = re.search(r"http://testserver(/\S+)", letter.body).group(1)
    form = client.get(path, follow=True)
    new = {"new_password1": "another long enough", "new_password2": "another long enough"}
    client.post(form.redirect_chain[-1][0], new)
    user.refresh_from_db()
    assert user.check_password("another long enough")
    assert client.get(path, follow=True).context["validlink"] is False


def test_a_mail_server_that_is_down_is_tried_again_some_times(client, user, monkeypatch):
    def refuse(*_args, **_options):
        raise ConnectionRefusedError

    monkeypatch.setattr("portal.accounts.password_reset.send_mail", refuse)
    assert client.post(ADDRESS, {"email": user.email}).status_code == 302
    assert [run_queued(mail_links) for _attempt in range(len(BACK_OFF) + 2)] == [1] * 5 + [0]
    monkeypatch.undo()
    client.post(ADDRESS, {"email": user.email})
    run_queued(mail_links)
    assert len(mail.outbox) == 1
