"""Hand edits, colleagues and broken runs: what was shown is written, and nothing else."""

import io
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from portal.taxonomy.models import Term
from resources.models import ResourceImport, ResourceKey, ResourcePage
from resources.transfer import importing
from resources.transfer.tasks import import_in_worker
from resources.transfer.writing import csv_lines
from tests.factories.resources import ResourcePageFactory

from .conftest import sent
from .dirty import as_csv
from .work import edit, exported, plan, sheet


def test_a_hand_edit_is_kept_until_staff_say_otherwise(library, administrator, check, bring):
    ResourcePageFactory(parent=library, title="One", subtitle="old", publisher="Centre")
    headings, row = exported()
    page = ResourcePage.objects.get(title="One")
    edit(page, administrator, subtitle="by hand", publisher="Centre by hand")
    at = {text: number for number, text in enumerate(headings)}
    row[at["Subtitle"]] = "by sheet"
    row[at["Title"]] = "One more"
    content = as_csv([headings, row])

    shown = plan(check(content))
    assert [change["column"] for change in shown["changes"]] == ["title"]
    assert shown["conflicts"] == [{"column": "subtitle", "old": "by hand", "new": "by sheet"}]
    assert shown["kept"] == ["publisher"], "what only the site changed is not turned back"

    bring(content, publish=True)
    page.refresh_from_db()
    assert (page.title, page.subtitle, page.publisher) == ("One more", "by hand", "Centre by hand")
    bring(content, publish=True, overwrite=True)
    page.refresh_from_db()
    assert (page.subtitle, page.publisher) == ("by sheet", "Centre by hand")
    assert check(content).records.to_write().count() == 0


def test_a_sheet_of_ones_own_sees_hand_edits_without_an_export(
    library, administrator, bring, check
):
    content = sheet(["k1", "One", "old", "Centre", ""])
    bring(content, publish=True)
    page = ResourcePage.objects.get(title="One")
    edit(page, administrator, publisher="Centre by hand")
    assert check(content).records.get().outcome == "unchanged"
    later = check(sheet(["k1", "One", "new", "Bureau", ""])).records.get()
    assert later.outcome == "conflict"
    assert [change["column"] for change in later.plan["changes"]] == ["subtitle"]
    assert [change["column"] for change in later.plan["conflicts"]] == ["publisher"]
    # What was kept stays kept, however often the sheet comes.
    bring(sheet(["k1", "One", "new", "Centre", ""]), publish=True)
    page.refresh_from_db()
    assert (page.subtitle, page.publisher) == ("new", "Centre by hand")
    assert check(sheet(["k1", "One", "new", "Centre", ""])).records.get().outcome == "unchanged"


def test_what_changed_after_the_report_is_shown_again(staff, library, administrator, check):
    ResourcePageFactory(parent=library, title="One", subtitle="old")
    headings, row = exported()
    row[headings.index("Subtitle")] = "by sheet"
    upload = check(as_csv([headings, row, ["new-one", "en", "Two"]]), user=administrator)
    page = ResourcePage.objects.get(title="One")
    edit(page, administrator, subtitle="by hand")
    start = reverse("resource_import_start", args=[upload.pk])
    report = staff.post(start, {"publish": "on"}, follow=True).content.decode()
    page.refresh_from_db()
    assert page.subtitle == "by hand"
    assert ResourcePage.objects.get(title="Two").live
    assert "1 resource was not imported, because somebody changed the library" in report
    assert "changed on the site since" in report
    assert "Import this 1 resource" in report
    staff.post(start, {"overwrite": "on", "publish": "on"})
    page.refresh_from_db()
    assert page.subtitle == "by sheet"
    assert ResourcePage.objects.count() == 2


def test_a_click_that_begins_nothing_resets_nothing(library, check):
    upload = check(sheet(["k1", "One", "", "", ""]))
    assert importing.begin_import(upload, False, False)
    upload.records.update(result="again")  # the run that is under way found a change
    assert not importing.begin_import(upload, False, False)
    assert upload.records.get().result == "again"


def test_a_word_that_left_the_vocabulary_meanwhile_stops_its_row(
    library, vocabulary, administrator, check
):
    upload = check(sheet(["k1", "One", "", "", "Housing"]), user=administrator)
    assert upload.records.get().outcome == "new"
    Term.objects.filter(slug="housing").delete()
    importing.begin_import(upload, publish=True, overwrite=False)
    importing.run_import(upload)
    record = upload.records.get()
    assert (record.outcome, record.result) == ("problem", "waiting")
    assert not ResourcePage.objects.filter(title="One").exists()


def test_a_run_that_breaks_off_goes_on_and_writes_nothing_twice(
    staff, library, administrator, check, monkeypatch
):
    rows = [[f"k{number}", f"Title {number}", "", "", ""] for number in range(30)]
    upload = check(sheet(*rows), user=administrator)
    whole, calls = importing.write_record, []

    def breaking(*arguments):
        calls.append(arguments)
        if len(calls) == 12:
            raise SystemExit("the server was started anew")
        whole(*arguments)

    monkeypatch.setattr(importing, "write_record", breaking)
    importing.begin_import(upload, publish=False, overwrite=False)
    with pytest.raises(SystemExit):
        import_in_worker.call(upload.pk)
    monkeypatch.undo()
    assert ResourcePage.objects.count() == 11
    ResourceImport.objects.update(alive_at=timezone.now() - timedelta(minutes=5))
    report = reverse("resource_import", args=[upload.pk])
    assert "Go on" in staff.get(report).content.decode()
    staff.post(reverse("resource_import_go_on", args=[upload.pk]))
    import_in_worker.call(upload.pk)
    import_in_worker.call(upload.pk)
    assert ResourcePage.objects.count() == 30
    assert upload.records.filter(result="written").count() == 30
    assert "Go on" not in staff.get(report).content.decode()


def test_a_row_that_the_database_refuses_does_not_stop_the_others(
    library, administrator, check, monkeypatch
):
    rows = [[key, f"Title {key}", "", "", ""] for key in ("k1", "k2", "k3")]
    upload = check(sheet(*rows), user=administrator)
    whole = importing._created

    refusals = {"k1": DatabaseError("no room"), "k3": ValidationError({"slug": ["taken"]})}

    def refusing(read, *arguments):
        if read.key in refusals:
            raise refusals[read.key]
        return whole(read, *arguments)

    monkeypatch.setattr(importing, "_created", refusing)
    importing.begin_import(upload, publish=False, overwrite=False)
    importing.run_import(upload)
    results = dict(upload.records.values_list("key", "result"))
    assert results == {"k1": "failed", "k2": "written", "k3": "failed"}
    assert "no room" in upload.records.get(key="k1").result_words
    assert "taken" in upload.records.get(key="k3").result_words


def test_blocks_and_editions_that_stay_keep_their_identity(library, bring):
    page = ResourcePageFactory(
        parent=library,
        title="One",
        body=[("heading", {"text": "Why", "level": "2"}), ("paragraph", "<p>Because</p>")],
        uses=[("use", "begin"), ("use", "go on")],
        languages=["en", "es"],
    )
    page.refresh_from_db()
    before = [block.id for block in [*page.body, *page.uses]]
    editions = dict(page.editions.values_list("language", "pk"))
    headings, row, second = exported()
    row[headings.index("Use this resource to")] = "begin\ngo on well"
    row[headings.index("Text")] = "<h2>Why</h2><p>Because of that</p>"
    second[headings.index("Edition: title")] = "Hablemos"
    bring(as_csv([headings, row, second]), publish=True)
    page.refresh_from_db()
    assert [block.id for block in [*page.body, *page.uses]] == before
    assert dict(page.editions.values_list("language", "pk")) == editions
    assert page.editions.get(language="es").title == "Hablemos"


def test_the_key_of_a_page_that_was_deleted_is_free_again(library, bring, check):
    bring(sheet(["k1", "One", "", "", ""]))
    ResourcePage.objects.get(title="One").delete()
    assert check(sheet(["K1", "One", "", "", ""])).records.get().outcome == "new"
    bring(sheet(["K1", "One", "", "", ""]))
    page = ResourcePage.objects.get(title="One")
    assert ResourceKey.objects.get().translation_key == page.translation_key


def test_the_command_does_the_same(library, vocabulary, tmp_path):
    file, out = tmp_path / "sheet.csv", io.StringIO()
    file.write_bytes(sheet(["k1", "One", "", "", "Organizing"], ["k2", "", "", "", ""]))
    call_command("import_resources", file, "--dry-run", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert [record["outcome"] for record in report["records"]] == ["new", "problem"]
    assert report["records"][1]["problems"][0]["column"] == "title"
    assert not ResourcePage.objects.filter(title="One").exists()
    call_command("import_resources", file, "--all-or-nothing", stdout=io.StringIO())
    assert not ResourcePage.objects.filter(title="One").exists()
    out = io.StringIO()
    call_command("import_resources", file, "--publish", stdout=out)
    assert ResourcePage.objects.live().filter(title="One").exists()
    assert "This must not be empty" in out.getvalue()
    for ending in ("csv", "xlsx"):
        target = tmp_path / f"all.{ending}"
        call_command("export_resources", target, stderr=io.StringIO())
        out = io.StringIO()
        call_command("import_resources", target, "--dry-run", "--json", stdout=out)
        assert json.loads(out.getvalue())["rows"]["unchanged"] == 2
    for wrong in (["import_resources", tmp_path / "none.csv"], ["export_resources", "all.doc"]):
        with pytest.raises(CommandError):
            call_command(*wrong)


def test_uploads_are_deleted_after_their_time(
    library, administrator, staff, check, django_capture_on_commit_callbacks
):
    old, new, third = (check(sheet(["k1", "One", "", "", ""]), user=administrator) for _n in "123")
    ResourceImport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=91))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("delete_old_imports", stdout=io.StringIO())
    assert set(ResourceImport.objects.all()) == {new, third}
    assert not old.file.storage.exists(old.file.name)
    assert new.file.storage.exists(new.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(reverse("resource_import_delete", args=[new.pk]))
        administrator.delete()
    assert not ResourceImport.objects.exists()
    assert not new.file.storage.exists(new.file.name)
    assert not third.file.storage.exists(third.file.name), "with its person"


def test_what_is_no_file_comes_back_with_a_message(staff, library):
    answer = staff.post(reverse("resource_imports"), {})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()
    answer = staff.post(reverse("resource_imports"), sent(b"PK\x03\x04junk", "a.xlsx"), follow=True)
    assert "no Excel workbook" in answer.content.decode()
    assert b"".join(csv_lines([["=1+1"]])).endswith(b"'=1+1\r\n")
