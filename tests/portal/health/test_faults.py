"""What people and machines are told while something is broken (hardening rows 35 and 37).

The real faults, with a database that is stopped and a disk that is full, are in tests/faults.
"""

import errno
import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portal.intake.models import Inquiry, OutboxMessage
from portal.intake.models.mail import OutboxQuerySet
from portal.schedule.jobs import all_jobs
from tests.factories.intake import contact_page, filled_in, send

pytestmark = pytest.mark.django_db


def hidden_fields(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


def failing(fault):
    def fail(*_args, **_kwargs):
        raise fault

    return fail


@pytest.mark.parametrize("fault", [OperationalError("the server is gone"), RuntimeError("a bug")])
def test_what_was_typed_outlives_any_fault(site_root, monkeypatch, fault):
    page = contact_page(site_root)
    visitor = Client(enforce_csrf_checks=True, raise_request_exception=False)
    form = hidden_fields(visitor.get(page.get_url()).content.decode())
    typed = filled_in(form["ticket"], answer_your_message="Bonjour\n<b>tous</b>")
    with monkeypatch.context() as broken:
        broken.setattr("portal.intake.submission.record", failing(fault))
        answer = visitor.post(page.get_url(), {**form, **typed})
    shown = answer.content.decode()
    assert answer.status_code == (503 if isinstance(fault, OperationalError) else 500)
    assert ("Retry-After" in answer) == (answer.status_code == 503)
    assert answer["Cache-Control"] == "private, no-store"
    assert "&lt;b&gt;tous&lt;/b&gt;" in shown
    assert "<b>tous" not in shown
    kept = hidden_fields(shown)
    assert kept["ticket"] == form["ticket"]
    assert not Inquiry.objects.exists()

    # Its button sends the same again, and only once.
    kept["answer_your_message"] = typed["answer_your_message"]
    answers = [visitor.post(page.get_url(), kept) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Inquiry.objects.get().answers[2].text == "Bonjour\n<b>tous</b>"


def test_a_password_is_not_written_into_a_page(client, administrator, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("portal.accounts.models.User.check_password", failing(RuntimeError()))
    posted = {"username": "administrator", "password": "a-secret-phrase"}
    answer = client.post("/admin/login/", posted)
    assert answer.status_code == 500
    assert "a-secret-phrase" not in answer.content.decode()


def test_a_full_disk_is_named(client, site_root, monkeypatch):
    client.raise_request_exception = False
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("portal.languages.sitemap.pages_for_search_engines", failing(full))
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 507
    assert "The disk of the server is full" in answer.content.decode()


def test_the_probes_tell_a_process_from_its_database(client, site_root, monkeypatch):
    page = contact_page(site_root)
    quiet = client.get("/health/ready")
    assert quiet.status_code == 200
    assert (
        quiet.json().items()
        >= {
            "database": "up",
            "oldest_unsent_mail": None,
            "waiting_mail": 0,
            "failed_mail": 0,
            "jobs_to_look_at": [job.command for job in all_jobs()],  # none has run yet
        }.items()
    )
    send(client, page)
    OutboxMessage.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    assert 300 <= client.get("/health/ready").json()["oldest_unsent_mail"] < 400

    monkeypatch.setattr(OutboxQuerySet, "figures", failing(OperationalError("gone")))
    down = client.get("/health/ready")
    assert (down.status_code, down.json()["database"]) == (503, "down")
    assert "database" in down.json()["look_at"]
    assert "waiting_mail" not in down.json()
    assert "no-store" in down["Cache-Control"]


def test_being_alive_asks_nobody(client, django_assert_num_queries, settings):
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        answer = client.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"live\n")
