"""Documents are read by the worker: once, again when replaced, and whoever listens hears of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, CollectionViewRestriction

from portal.library.models import DocumentText, PortalDocument
from portal.library.reading import tasks
from portal.library.reading.process import Reading
from portal.library.reading.signals import document_read
from portal.library.reading.states import ReadingState as State
from portal.library.reading.tasks import read_document, read_now

from . import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """The states that a listener hears of."""
    states: list[tuple[str, str]] = []

    def listen(text, **_kwargs):
        states.append((text.state, text.text))

    document_read.connect(listen)
    yield states
    document_read.disconnect(listen)


def upload(words="What the report says", name="report.txt") -> PortalDocument:
    content = words if isinstance(words, bytes) else words.encode()
    return PortalDocument.objects.create(title="Report", file=ContentFile(content, name=name))


def test_the_worker_reads_a_new_file_once_and_a_replaced_one_again(
    heard, django_capture_on_commit_callbacks
):
    def run_tasks() -> list[str]:
        waiting = DBTaskResult.objects.ready().filter(task_path=read_document.module_path)
        with django_capture_on_commit_callbacks(execute=True):
            states = [task.task.call(*task.args_kwargs["args"]) for task in waiting]
        waiting.delete()
        return states

    with django_capture_on_commit_callbacks(execute=True):
        document = upload()
    assert document.reading.state == State.WAITING
    assert run_tasks() == [State.READ]
    text = DocumentText.objects.get()
    assert (text.text, text.is_cut, text.file_hash) == (
        "What the report says",
        False,
        document.file_hash,
    )

    with django_capture_on_commit_callbacks(execute=True):
        document.title = "A better title"
        document.save()
    assert run_tasks() == []
    assert read_now(document.pk) == "", "it was read already"

    with django_capture_on_commit_callbacks(execute=True):
        document.file = ContentFile(b"New words", name="new.txt")
        document.save()
    assert DocumentText.objects.get().text == "", "words of a file that is gone"
    assert run_tasks() == [State.READ]
    assert heard == [
        (State.WAITING, ""),
        (State.READ, "What the report says"),
        (State.WAITING, ""),
        (State.READ, "New words"),
    ]


def test_a_file_replaced_while_it_is_read_is_not_mixed_up(monkeypatch):
    document = upload("old")

    def replaced_meanwhile(_file, _name):
        document.file = ContentFile(b"new", name="new.txt")
        document.save()
        return Reading(State.READ, text="old")

    monkeypatch.setattr(tasks, "extract", replaced_meanwhile)
    assert read_now(document.pk) == ""
    monkeypatch.undo()
    assert read_now(document.pk) == State.READ
    assert DocumentText.objects.get().text == "new"


def test_two_workers_do_not_read_one_file_and_a_dead_one_loses_it(time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    document = upload()
    assert DocumentText.objects.take(document.pk, timezone.now(), tasks.LEASE)
    assert read_now(document.pk) == "", "another worker has it"
    time_machine.shift(tasks.LEASE + timedelta(seconds=1))
    assert read_now(document.pk) == State.READ


def test_what_may_pass_is_tried_again_and_then_given_up(time_machine, heard):
    time_machine.move_to(timezone.now(), tick=False)
    document = upload()
    storage = storages["documents"]
    kept = storage.open(document.file.name).read()
    storage.delete(document.file.name)
    for pause in tasks.PAUSES:
        assert read_now(document.pk) == State.WAITING
        assert read_now(document.pk) == "", "not before its time"
        time_machine.shift(pause)
    assert read_now(document.pk) == State.FAILED
    assert DocumentText.objects.get().reason == "FileNotFoundError"
    storage.save(document.file.name, ContentFile(kept))
    call_command("read_documents", "--again", stdout=StringIO())
    assert DocumentText.objects.get().text == "What the report says"


def test_the_command_reads_all_that_wait_even_files_older_than_the_reading():
    upload("one")
    upload(made.kept("guide.docx"), "guide.docx")
    DocumentText.objects.all().delete()
    said = StringIO()
    call_command("read_documents", "--most", "1", stdout=said)
    assert said.getvalue() == "1 read; 1 left\n"
    call_command("read_documents", "--minutes", "0", stdout=said)
    assert said.getvalue().endswith("nothing to read; 1 left\n"), "no time"
    call_command("read_documents", stdout=said)
    call_command("read_documents", stdout=said)
    assert said.getvalue().endswith("1 read; 0 left\nnothing to read; 0 left\n")


def test_texts_of_restricted_collections_are_not_for_visitors():
    board = Collection.get_first_root_node().add_child(name="Board")
    inner = board.add_child(name="Minutes")
    CollectionViewRestriction.objects.create(collection=board, restriction_type="login")
    shown, hidden = upload("Open"), upload("Canary")
    PortalDocument.objects.filter(pk=hidden.pk).update(collection=inner)
    for document in (shown, hidden):
        read_now(document.pk)
    assert [text.text for text in DocumentText.objects.for_visitors()] == ["Open"]


def test_a_listener_that_fails_spoils_nothing(heard, django_capture_on_commit_callbacks, caplog):
    def fail(**_kwargs):
        raise ValueError("the index is away")

    document_read.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            document = upload()
            read_now(document.pk)
    finally:
        document_read.disconnect(fail)
    assert heard[-1] == (State.READ, "What the report says")
    assert "failed for document" in caplog.text
