"""A server runs its jobs: what is due, once, and what fails is seen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from portal.schedule import Daily, Every, jobs
from portal.schedule.models import JobRun, JobState
from portal.schedule.standing import standings

SECRET = "ana.rivera@example.org"


@pytest.fixture
def ran(monkeypatch):
    """Let jobs leave a note instead of doing their work; "purge_personal_data" fails."""
    notes: list[str] = []

    def note(command, **_options):
        notes.append(command)
        if command == "purge_personal_data":
            raise RuntimeError(f"the row of {SECRET} is locked")

    monkeypatch.setattr("portal.schedule.running.call_command", note)
    return notes


def run() -> str:
    printed = StringIO()
    try:
        call_command("run_jobs", stdout=printed)
    except CommandError as failed:
        printed.write(str(failed))
    return printed.getvalue()


@pytest.mark.django_db
def test_each_job_is_a_command_that_takes_its_options(capsys):
    for entry in jobs.all_jobs():
        command = load_command_class(get_commands()[entry.command], entry.command)
        known = {action.dest for action in command.create_parser("", entry.command)._actions}
        assert {name for name, _ in entry.options} <= known
    with pytest.raises(ValueError, match="clearsessions"):
        jobs.job("clearsessions", "again", Daily(1))


@pytest.mark.django_db
def test_what_is_due_runs_once_and_a_failure_holds_up_nobody(ran, time_machine):
    time_machine.move_to("2026-11-25 12:00:00+00:00", tick=False)
    said = run()
    assert sorted(ran) == sorted(job.command for job in jobs.all_jobs())
    assert "Failed: purge_personal_data" in said
    assert SECRET not in said
    assert "RuntimeError" in JobRun.objects.get(pk="purge_personal_data").fault
    assert SECRET not in JobRun.objects.get(pk="purge_personal_data").fault

    ran.clear()
    run()
    assert ran == []

    time_machine.shift(timedelta(minutes=5))
    run()
    assert set(ran) == {job.command for job in jobs.all_jobs() if job.rhythm in (Every(5),)}

    # What failed is tried again within the hour, not the next night.
    ran.clear()
    time_machine.shift(timedelta(minutes=56))
    run()
    assert "purge_personal_data" in ran
    assert "clearsessions" not in ran
    assert JobRun.objects.get(pk="purge_personal_data").failures == 2


@pytest.mark.django_db
def test_staff_see_what_needs_a_look(ran, client, administrator, time_machine):
    time_machine.move_to("2026-11-25 12:00:00+00:00", tick=False)
    client.force_login(administrator)
    assert "No job has ever run" in client.get(reverse("scheduled_jobs")).content.decode()

    run()
    page = client.get(reverse("scheduled_jobs")).content.decode()
    assert all(f"<code>{job.command}</code>" in page for job in jobs.all_jobs())
    assert "Failed" in page
    assert SECRET not in page
    assert "scheduled-jobs-heading" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get("/health/ready").json()["jobs_to_look_at"] == ["purge_personal_data"]

    # Half an hour without cron, and mail and dates of pages are late; the night's work is not yet.
    time_machine.shift(timedelta(minutes=45))
    states = {line.job.command: line.state for line in standings()}
    assert states["publish_scheduled"] == JobState.LATE
    assert states["clearsessions"] == JobState.FINE


@pytest.mark.django_db
def test_others_do_not_see_it(client, django_user_model):
    editor = django_user_model.objects.create_user("editor", "editor@example.org", "x")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert client.get(reverse("scheduled_jobs")).status_code == 302
    assert "scheduled-jobs-heading" not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.django_db
def test_a_job_whose_process_died_is_begun_again(ran, time_machine):
    time_machine.move_to("2026-11-25 12:00:00+00:00", tick=False)
    JobRun.objects.create(command="clearsessions", begun_at=timezone.now())
    run()
    assert "clearsessions" not in ran
    time_machine.shift(timedelta(minutes=61))
    run()
    assert "clearsessions" in ran


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_several_servers_one_runs_it():
    job = next(job for job in jobs.all_jobs() if job.command == "clearsessions")

    def ask(_server: int) -> bool:
        try:
            return JobRun.objects.claim(job, timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as servers:
        assert sorted(servers.map(ask, range(8))) == [False] * 7 + [True]
