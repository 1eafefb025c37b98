"""The worker is woken once for all that waits, not once for each submission."""

import pytest
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.factories.intake import send

pytestmark = pytest.mark.django_db


def test_submissions_share_a_task_until_it_begins(client, page, django_capture_on_commit_callbacks):
    tasks = DBTaskResult.objects.filter(task_path__endswith="deliver_mail")

    def send_some():
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(3):
                assert send(client, page, "press").status_code == 303

    send_some()
    assert tasks.count() == 1
    # A task that has begun may have looked into the outbox already.
    tasks.update(status=TaskResultStatus.RUNNING)
    connection.run_on_commit.clear()  # as the end of the transaction did
    send_some()
    assert tasks.count() == 2
