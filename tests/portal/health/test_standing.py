"""What the probes tell of the portal, the figures, and the lines of the log."""

import json
import logging
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from portal.health import standing
from portal.health.requests import RequestLogMiddleware
from portal.intake.models import OutboxMessage
from portal.schedule.jobs import all_jobs
from portal.schedule.models import JobRun
from portal.security.discretion import DiscreetFilter
from portal.security.json_lines import JsonFormatter, request_id
from tests.factories.intake import contact_page, send

pytestmark = pytest.mark.django_db

TOKEN = "a-long-word"


@task()
def nothing_much() -> None:
    """A task of the worker."""


@pytest.fixture
def all_is_well(db, monkeypatch):
    """Every job has just run, and the disk has room."""
    now = timezone.now()
    JobRun.objects.all().delete()
    JobRun.objects.bulk_create(
        JobRun(command=job.command, begun_at=now, ended_at=now, done_at=now) for job in all_jobs()
    )
    monkeypatch.setattr(standing, "LITTLE_ROOM", 0)


def look_at(client, status: int = 503) -> list[str]:
    """What needs somebody, as /health/well says it."""
    answer = client.get("/health/well")
    assert answer.status_code == status
    ready, well = (given.json() for given in (client.get("/health/ready"), answer))
    # Others write to the same disk meanwhile.
    assert {**ready, "free_disk_megabytes": 0} == {**well, "free_disk_megabytes": 0}
    return well["look_at"]


def test_each_thing_that_needs_somebody_is_named(client, site_root, all_is_well, monkeypatch):
    assert look_at(client, 200) == []
    answer = client.get("/health/ready")
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]

    nothing_much.enqueue()
    send(client, contact_page(site_root), answer_your_name="Zebrafinch")
    assert look_at(client, 200) == []
    long_ago = timezone.now() - timedelta(minutes=11)
    DBTaskResult.objects.update(enqueued_at=long_ago)
    OutboxMessage.objects.update(due_at=long_ago)
    JobRun.objects.filter(command="clearsessions").delete()
    monkeypatch.setattr(standing, "LITTLE_ROOM", 10**18)
    assert look_at(client) == ["disk", "mail", "queue", "jobs"]
    told = client.get("/health/ready").json()
    assert told["oldest_task"] >= 660
    assert told["jobs_to_look_at"] == ["clearsessions"]
    assert "zebrafinch" not in json.dumps(told).lower()


def test_a_task_for_tomorrow_does_not_wait(client, all_is_well):
    nothing_much.using(run_after=timezone.now() + timedelta(days=1)).enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=1))
    assert look_at(client, 200) == []


def test_code_that_is_ahead_of_the_tables_is_not_ready(client, all_is_well, monkeypatch):
    monkeypatch.setattr(standing, "_seen", set())
    plan = "django.db.migrations.executor.MigrationExecutor.migration_plan"
    monkeypatch.setattr(plan, lambda *_args: [("portal", "0002_more")])
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["look_at"]) == (503, ["tables"])
    monkeypatch.setattr(plan, lambda *_args: [])
    assert client.get("/health/ready").status_code == 200


def test_the_probes_cost_little(client, all_is_well, django_assert_max_num_queries):
    client.get("/health/ready")
    with django_assert_max_num_queries(4):
        client.get("/health/ready")
    with django_assert_max_num_queries(0):
        client.get("/health/live")


def test_figures_are_for_whoever_knows_the_word(client, all_is_well, settings):
    settings.METRICS_TOKEN = TOKEN
    for header in ({}, {"Authorization": "Bearer wrong"}):
        assert client.get("/health/metrics", headers=header).status_code == 401
    client.get("/health/live")
    answer = client.get("/health/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert 'route="health_live",status="2xx"' in text
    for line in (
        "portal_database_up 1.0",
        "portal_outbox_oldest_seconds 0.0",
        "portal_queue_oldest_seconds 0.0",
        'portal_job_needs_a_look{job="run',
        "portal_disk_free_bytes",
    ):
        assert line.replace('"run', '"') in text, line
    settings.METRICS_TOKEN = ""
    unset = client.get("/health/metrics", headers={"Authorization": "Bearer "})
    assert unset.status_code == 401


@pytest.fixture
def lines():
    """What the log of a server holds, read back."""

    class Lines(logging.Handler):
        def __init__(self) -> None:
            super().__init__()
            self.addFilter(DiscreetFilter())
            self.setFormatter(JsonFormatter())
            self.texts: list[str] = []

        def emit(self, record: logging.LogRecord) -> None:
            self.texts.append(self.format(record))

        def of(self, logger: str) -> list[dict]:
            read = [json.loads(text) for text in self.texts]
            return [line for line in read if line["logger"] == logger]

    handler = Lines()
    root = logging.getLogger()
    kept = root.level
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    root.setLevel(kept)


def test_each_request_is_one_line_without_a_person(client, site_root, lines):
    client.get(
        "/en/search/?q=zebrafinch",
        headers={"User-Agent": "zebrafinch", "X-Request-ID": "given-by-nginx-1"},
        REMOTE_ADDR="203.0.113.9",
    )
    (line,) = lines.of("portal.requests")
    assert line["request_id"] == "given-by-nginx-1"
    assert (line["route"], line["path"], line["status"]) == ("search", "/en/search/", 200)
    assert line["seconds"] > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["time"])

    send(client, contact_page(site_root), answer_your_message="zebrafinch")
    posted = lines.of("portal.requests")[-1]
    assert posted["method"] == "POST"
    assert client.get("/en/nowhere/").status_code == 404
    assert lines.of("portal.requests")[-1]["status"] == 404
    client.get("/health/live")
    assert lines.of("portal.requests")[-1]["status"] == 404
    log = "".join(lines.texts)
    assert "zebrafinch" not in log
    assert "203.0.113.9" not in log


def test_an_answer_has_its_id_where_somebody_may_ask_and_no_copy_of_a_page_has(rf):
    def ask(method: str, status: int, given: str = "") -> HttpResponse:
        middleware = RequestLogMiddleware(lambda _request: HttpResponse(status=status))
        headers = {"X-Request-ID": given} if given else {}
        return middleware(rf.generic(method, "/en/", headers=headers))

    assert "X-Request-ID" not in ask("GET", 200)
    assert ask("GET", 500, "given-by-nginx-1")["X-Request-ID"] == "given-by-nginx-1"
    forged = ask("POST", 303, "a\tb <script> or much too long")["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", forged)
    assert request_id.get() == ""


def test_each_task_and_each_job_is_one_line(lines, transactional_db):
    nothing_much.enqueue()
    call_command("db_worker", batch=True, startup_delay=False, verbosity=1)
    (line,) = lines.of("portal.tasks")
    assert line["task"].endswith("nothing_much")
    assert line["outcome"] == "successful"
    assert line["request_id"].startswith("task-")
    call_command("run_jobs", only="clearsessions", verbosity=0)
    (job,) = lines.of("portal.schedule.running")
    assert (job["job"], job["outcome"]) == ("clearsessions", "successful")
