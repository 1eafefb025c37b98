"""Two servers that share PostgreSQL, a real Redis and a real S3 server (rows 38 and 43)."""

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.faults.content import PASSWORD
from tests.portal.library import pictures
from tests.rig.kept import ROOT
from tests.rig.postgres import free_port
from tests.rig.site import empty_folder

from .front import Front
from .processes import TOKEN, environment, gunicorn, manage, wait_for
from .visitor import Visitor

pytest.importorskip("boto3", reason="make install-all")

from . import shared

pytestmark = [pytest.mark.enable_socket, pytest.mark.postgres]

CONTACT = "/en/contact/"


@dataclass
class Two:
    """Two processes by their ports, nginx before the first, and what they share."""

    first: int
    second: int
    front: Front
    redis: shared.Server
    store: shared.Server
    document: dict[str, str]
    variables: dict[str, str]


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Iterator[Two]:
    folder = tmp_path_factory.mktemp("growing")
    redis, store = shared.redis(folder), shared.object_store(folder)
    with ExitStack() as stack:
        for server in (store, redis):
            stack.callback(server.kill)
            server.start()
        shared.bucket(store)
        url = stack.enter_context(shared.database(os.environ["DATABASE_URL"]))
        ports = free_port(), free_port()
        common = {**shared.settings(url, redis, store), "STATIC_ROOT": f"{empty_folder()}/static"}
        servers = [environment(folder / str(port), **common) for port in ports]
        processes = []
        for port, variables, workers in zip(ports, servers, (2, 1), strict=True):
            (folder / str(port)).mkdir()
            serving = gunicorn(variables, f"127.0.0.1:{port}", folder / f"{port}.log", workers)
            processes.append(stack.enter_context(serving))
        document = fill(servers[0])
        for port, process in zip(ports, processes, strict=True):
            wait_for(f"127.0.0.1:{port}", process, folder / f"{port}.log")
        front = Front(folder / "nginx", folder / str(ports[0]), f"127.0.0.1:{ports[0]}")
        yield Two(*ports, stack.enter_context(front.running()), redis, store, document, servers[0])


def fill(variables: dict[str, str]) -> dict[str, str]:
    """Fill the portal; return the address and the name of a private document."""
    write = "from tests.deploy.growing_content import write; write()"
    return json.loads(manage(variables, "shell", "-v0", "-c", write).splitlines()[-1])


@pytest.fixture(scope="module")
def staff(two: Two) -> Visitor:
    """An administrator who logged in at the first process."""
    visitor = Visitor()
    form = visitor.get(two.first, "/admin/login/").hidden
    fields = {**form, "username": "rig", "password": PASSWORD}
    answer = visitor.post(two.first, "/admin/login/", fields)
    assert answer.status == 302, answer.text
    return visitor


@pytest.fixture(scope="module")
def picture(two: Two, staff: Visitor) -> str:
    """The address of a picture that was uploaded at the first process."""
    assert staff.get(two.second, "/admin/").status == 200  # one log-in holds at both
    answer = upload(two, staff, "rally.jpg")
    assert answer.status == 302, answer.text
    listed = staff.get(two.second, "/admin/images/").text
    found = re.search(r'src="(/media/images/rally[^"]+)"', listed)
    assert found, listed
    return found[1]


def upload(two: Two, staff: Visitor, name: str):
    """Upload a picture at the first process as staff do."""
    form = staff.get(two.first, "/admin/images/add/")
    fields = {
        "csrfmiddlewaretoken": form.hidden["csrfmiddlewaretoken"],
        "title": name,
        "description": "People in a street",
        "collection": re.search(r'<option value="(\d+)"[^>]*>\s*Root', form.text)[1],
    }
    return staff.upload(two.first, "/admin/images/add/", fields, name, pictures.jpeg())


def test_what_is_uploaded_at_one_is_seen_at_the_other(two: Two, picture: str) -> None:
    visitor = Visitor()
    seen = [visitor.get(port, picture) for port in (two.second, two.first)]
    assert [answer.status for answer in seen] == [200, 200]
    assert seen[0].body == seen[1].body
    assert seen[0].headers["Content-Type"].startswith("image/")
    assert "max-age=604800" in seen[0].headers["Cache-Control"]
    assert visitor.get(two.first, "/media/images/none.jpg").status == 404
    by_nginx = two.front.ask(picture)
    assert by_nginx.body == seen[0].body
    assert "sandbox" in by_nginx.headers["Content-Security-Policy"]


def test_a_private_document_is_denied_at_every_address(two: Two, staff: Visitor) -> None:
    """Row 3: through the view, beside it, and at the store itself."""
    visitor = Visitor()
    address, name = two.document["address"], two.document["name"]
    for port in (two.first, two.second):
        assert visitor.get(port, address).status == 302
        assert visitor.get(port, address, If_None_Match="*").status == 302
        for path in (
            f"/media/{name}",
            f"/media/documents/{name}",
            f"/media/../documents/{name}",
            f"/media/%2e%2e/documents/{name}",
            f"/media/..%2fdocuments/{name}",
        ):
            answer = visitor.get(port, path)
            assert answer.status in {400, 404}, path
            assert b"%PDF" not in answer.body
        shown = staff.get(port, address)
        assert shown.status == 200
        assert shown.body.startswith(b"%PDF")
    store = f"http://127.0.0.1:{two.store.port}/{shared.BUCKET}"
    for direct in (f"{store}/documents/{name}", f"{store}/?list-type=2", store):
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(direct, timeout=10)


def write(two: Two, visitor: Visitor, port: int) -> int:
    """Send the contact form and return the status of the answer."""
    fields = {
        **visitor.get(port, CONTACT).hidden,
        "answer_your_name": "Ana Reyes",
        "answer_your_e_mail": "ana@example.org",
        "answer_your_message": "We would like to meet organizers.",
        "consent": "on",
    }
    return visitor.post(port, CONTACT, fields).status


def test_an_address_is_counted_by_both_together_also_without_redis(two: Two) -> None:
    two.redis.kill()
    try:
        visitor = Visitor("203.0.113.7")
        ports = [two.first, two.second] * 3
        assert [write(two, visitor, port) for port in ports] == [303] * 6
        assert [write(two, visitor, port) for port in (two.first, two.second)] == [429, 429]
        assert write(two, Visitor("203.0.113.8"), two.second) == 303
    finally:
        two.redis.start()


def test_row_38_pages_come_without_redis_and_without_the_store(
    two: Two, staff: Visitor, picture: str
) -> None:
    visitor = Visitor()
    assert two.front.ask(picture).status == 200
    two.redis.kill()
    two.store.kill()
    try:
        for port in (two.first, two.second):
            for path in ("/en/", CONTACT, "/en/search/?q=organizers", "/health/ready"):
                assert visitor.get(port, path).status == 200, path
            lost = visitor.get(port, picture)
            assert (lost.status, lost.headers["Retry-After"]) == (503, "30")
        assert two.front.ask(picture).status == 200  # nginx has it
        assert upload(two, staff, "lost.jpg").status == 500
        assert "lost.jpg" not in staff.get(two.second, "/admin/images/").text
    finally:
        two.redis.start()  # the store would take long to come back, and nobody here needs it


def test_the_processes_of_one_server_count_together(two: Two) -> None:
    visitor = Visitor()
    for _number in range(20):
        assert visitor.get(two.first, "/health/live").status == 200
    answers = [
        visitor.get(two.first, "/health/metrics", Authorization=f"Bearer {TOKEN}").text
        for _process in range(4)
    ]
    line = re.compile(r'portal_request_seconds_count\{.*route="health_live".*\} ([\d.]+)')
    assert {line.search(text)[1] for text in answers} == {"20.0"}


@pytest.fixture
def tomorrow(two: Two) -> dict[str, str]:
    """The variables of a server that has the migrations of the next release."""
    return {**two.variables, "DJANGO_SETTINGS_MODULE": "tests.deploy.settings_of_tomorrow"}


def test_row_43_a_table_in_use_stops_the_migration_and_no_visitor(two: Two, tomorrow) -> None:
    with psycopg.connect(two.variables["DATABASE_URL"]) as long_report:
        long_report.execute("SELECT count(*) FROM intake_inquiry")
        migration = running(tomorrow, "migrate", "--noinput")
        answers = [write(two, Visitor(f"203.0.114.{n}"), two.first) for n in range(3)]
        while migration.poll() is None and "tried again" not in told(two):
            answers.append(write(two, Visitor(f"203.0.115.{len(answers)}"), two.second))
        long_report.rollback()
        assert migration.wait(60) == 0, told(two)
    assert "A table is in use" in told(two)
    assert set(answers) == {303}


def test_row_43_the_code_of_today_works_on_the_tables_of_tomorrow(two: Two, tomorrow) -> None:
    assert running(tomorrow, "migrate", "--noinput").wait(60) == 0, told(two)
    with psycopg.connect(two.variables["DATABASE_URL"]) as connection:
        columns = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'intake_inquiry'"
        ).fetchall()
    assert {("mood",), ("stars",)} <= set(columns)
    for port in (two.first, two.second):
        assert write(two, Visitor("203.0.116.1"), port) == 303
        for path in ("/en/", CONTACT, "/health/ready"):
            assert Visitor().get(port, path).status == 200


def running(variables: dict[str, str], *command: str) -> "subprocess.Popen[bytes]":
    """Start a management command whose words go into a file of the server's folder."""
    with Path(variables["VAR_DIR"], "command.log").open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=variables,
            stdout=output,
            stderr=output,
        )


def told(two: Two) -> str:
    """What that command has said so far."""
    return Path(two.variables["VAR_DIR"], "command.log").read_text()
