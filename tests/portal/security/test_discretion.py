"""A visitor's data meets every kind of fault, and is in no log and in no mail about it."""

import contextlib
import json
import logging
import logging.config
import os
import subprocess
import sys
import urllib.error
import urllib.request
from io import StringIO

import pytest
from django.core import mail
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.template.exceptions import TemplateSyntaxError
from django.test import Client
from django.views.debug import ExceptionReporter

from portal.intake.models import Inquiry, InquiryNote
from portal.intake.outbox import delivery
from portal.security.discretion import discreet
from tests.factories.intake import contact_page, filled_in, send
from tests.rig.postgres import free_port
from tests.rig.site import ROOT

NAME = "Zebrafinch Canary"
ADDRESS = "zebrafinch@example.org"
WORDS = "my zebrafinch number is 555 010 0199"
CANARIES = ("zebrafinch", "0199")
ANSWERS = {
    "answer_your_name": NAME,
    "answer_your_e_mail": ADDRESS,
    "answer_your_message": WORDS,
}


def assert_discreet(text: str) -> None:
    found = [canary for canary in CANARIES if canary in text.lower()]
    assert not found, text


@pytest.fixture
def log(settings):
    """What a server writes, with the LOGGING of production in force for the length of a test."""
    production = production_logging()
    settings.ADMINS = [("", "it@example.org")]
    settings.DEFAULT_EXCEPTION_REPORTER = production["DEFAULT_EXCEPTION_REPORTER"]
    settings.DEBUG = False
    written = StringIO()
    config = production["LOGGING"]
    config["handlers"]["console"]["stream"] = written
    before = {name: logging.getLogger(name).__dict__.copy() for name in ("", "django")}
    logging.config.dictConfig(config)
    yield written
    for name, kept in before.items():
        logging.getLogger(name).__dict__.update(kept)


def production_logging() -> dict:
    """Return the settings of a server that say what is written, read in a process of its own."""
    ask = (
        "import json; from portal.settings import production as p; "
        "print(json.dumps({'LOGGING': p.LOGGING, "
        "'DEFAULT_EXCEPTION_REPORTER': p.DEFAULT_EXCEPTION_REPORTER}))"
    )
    environment = {
        **os.environ,
        "SECRET_KEY": "only-for-this-test-" * 4,
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "http://localhost",
        "DATABASE_URL": "sqlite:////tmp/none",
        "EMAIL_URL": "smtp://localhost",
        "DEFAULT_FROM_EMAIL": "portal@example.org",
        "TRUSTED_PROXIES": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture
def page(site_root):
    return contact_page(site_root)


def fails_with(error):
    def fail(*_args, **_options):
        raise error

    return fail


DATABASE_FAULT = DatabaseError(f"DETAIL: Failing row contains ({NAME}, {ADDRESS}, {WORDS}).")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("portal.intake.submission.write_letters", DATABASE_FAULT),
        ("portal.intake.pages.accept", TemplateSyntaxError(f"Could not parse {NAME}")),
        ("portal.intake.submission.Inquiry.objects.create", ValueError(WORDS)),
    ],
)
def test_a_fault_in_the_middle_of_a_submission(page, log, monkeypatch, place, fault):
    client = Client(raise_request_exception=False)
    with monkeypatch.context() as patch:
        patch.setattr(place, fails_with(fault))
        assert send(client, page, **ANSWERS).status_code >= 500

    written = log.getvalue()
    assert "/en/contact/" in written
    assert type(fault).__name__ in written
    assert "in accept" in written or "in _take" in written  # one can still find the fault
    assert_discreet(written)
    (report,) = mail.outbox
    assert report.to == ["it@example.org"]
    assert type(fault).__name__ in report.body
    assert_discreet(report.subject + report.body + str(report.message()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "told", [OperationalError("the database is away"), InterfaceError("connection closed")]
)
def test_nobody_is_written_what_503_says(page, log, monkeypatch, told):
    client = Client(raise_request_exception=False)
    with monkeypatch.context() as patch:
        patch.setattr("portal.intake.pages.accept", fails_with(told))
        assert send(client, page, **ANSWERS).status_code == 503
    assert client.get("/health/well").status_code == 503  # no job has run yet
    assert "/health/well" in log.getvalue()
    assert not mail.outbox


@pytest.mark.django_db
def test_djangos_own_report_would_have_told(page, rf):
    """The guard bites: what we replaced shows the form's data."""
    request = rf.post("/en/contact/", filled_in(**ANSWERS))
    try:
        raise DATABASE_FAULT
    except DatabaseError:
        report = ExceptionReporter(request, *sys.exc_info(), is_email=True).get_traceback_text()
    assert "zebrafinch" in report.lower()


@pytest.mark.django_db
def test_statements_of_sql_keep_their_values_to_themselves(page, log, client):
    logging.getLogger("django.db.backends").setLevel(logging.DEBUG)
    connection.force_debug_cursor = True
    try:
        send(client, page, **ANSWERS)
    finally:
        connection.force_debug_cursor = False
        logging.getLogger("django.db.backends").setLevel(logging.NOTSET)
        connection.queries_log.clear()
    assert '"logger": "django.db.backends", "message": "SQL, ' in log.getvalue()
    assert_discreet(log.getvalue())


@pytest.mark.parametrize("code", [421, 451, 550])
def test_what_the_mail_server_says_of_an_address(code):
    kept = str(delivery._verdict(code, f"5.1.1 <{ADDRESS}>: user unknown".encode()))
    assert "user unknown" in kept
    assert_discreet(kept)


@pytest.mark.django_db
def test_no_record_tells_of_a_person_when_it_is_printed(page, client, administrator):
    send(client, page, **ANSWERS)
    inquiry = Inquiry.objects.get()
    note = InquiryNote.objects.create(inquiry=inquiry, author=administrator, text=WORDS)
    for record in (inquiry, note, *inquiry.mail.all()):
        assert_discreet(f"{record} {record!r}")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("GET /en/search/?q=zebrafinch HTTP/1.1", "GET /en/search/?… HTTP/1.1"),
        ("/en/receipt/wB3-xYzAbCdEfGhIjKlMnOpQrStUvWx1/", "/en/receipt/…/"),
        ("Not Found: /en/receipt/WB3_xYzAbCdEfGhIjKlMnOpQrStUvWx1", "Not Found: /en/receipt/…"),
        (
            f"/admin/password_reset/confirm/MQ/d0abcd-{'ab12' * 8}/",
            "/admin/password_reset/confirm/MQ/…/",
        ),
        ("/en/stories/how-two-health-departments-began/", None),
        ("/static/portal/css/portal.0123456789abcdef.css", None),
        ("<zebrafinch@example.org> refused", "<…> refused"),
        ("zebrafinch%40example.org", "…"),
    ],
)
def test_addresses_lose_what_nobody_should_read(said, written):
    assert discreet(said) == (written or said)


@pytest.mark.enable_socket
def test_the_web_servers_own_logs(tmp_path):
    """gunicorn with our configuration, asked for secrets, words and a page that fails."""
    application = tmp_path / "fails.py"
    application.write_text(
        "def app(environ, start):\n"
        "    if 'fail' in environ['PATH_INFO']:\n"
        "        raise ValueError(environ['QUERY_STRING'])\n"
        "    start('200 OK', [('Content-Length', '2')])\n"
        "    return [b'ok']\n"
    )
    port = free_port()
    command = ["-m", "gunicorn", "--config", "python:portal.security.web_server"]
    command += [
        "--access-logfile",
        "-",
        "--bind",
        f"127.0.0.1:{port}",
        "--chdir",
        str(tmp_path),
        "fails:app",
    ]
    log = tmp_path / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, *command],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=output,
        )
        try:
            token = "wB3-zebrafinchGhIjKlMnOpQrStUvWx1"
            ask(port, f"/en/receipt/{token}/", server)
            ask(port, "/fail/?q=zebrafinch@example.org", server)
            ask(port, "/en/search/?q=zebrafinch", server)
        finally:
            server.terminate()
            server.wait(timeout=20)
    written = log.read_text()
    assert '"GET /en/receipt/…/" 200' in written
    assert '"GET /en/search/" 200' in written
    assert "ValueError" in written
    assert '"GET -" 500' in written  # told once, and the worker lives on
    assert written.count("Booting worker") == 1
    assert_discreet(written)
    assert "127.0.0.1 " not in written.replace(f"127.0.0.1:{port}", "")


def ask(port: int, path: str, server: subprocess.Popen) -> None:
    """Get a page as a browser does; wait for the server to start."""
    headers = {"User-Agent": "zebrafinch", "Referer": "http://localhost/zebrafinch"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    for _ in range(200):
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            assert server.poll() is None
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=0.1)
        else:
            return
