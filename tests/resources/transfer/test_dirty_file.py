"""The story of a dirty spreadsheet: report, mend, import, export, and nothing changes any more."""

import csv
import io
from collections import Counter

from django.urls import reverse

from resources.models import ImportRecord, ResourceImport, ResourcePage
from resources.transfer.tasks import check_in_worker, import_in_worker

from .conftest import sent
from .dirty import HEADINGS, KEY, NOTES, PROBLEMS, QUIRKS, SHELF, as_csv, dirty_sheet, good_cells


def table(response) -> list[list[str]]:
    """The rows of a CSV file as a spreadsheet program reads them."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def upload_as_staff(staff, content: bytes, name: str = "Our shelf.csv") -> ResourceImport:
    """Send a file as staff do; a large one is checked by the worker."""
    answer = staff.post(reverse("resource_imports"), sent(content, name))
    assert answer.status_code == 302, answer.content
    upload = ResourceImport.objects.latest("pk")
    if upload.state == "new":
        waiting = staff.get(answer["Location"])
        assert waiting["Refresh"], "a report that is being made renews itself"
        check_in_worker.call(upload.pk)
        upload.refresh_from_db()
    return upload


def import_as_staff(staff, upload: ResourceImport, **choices: str) -> None:
    staff.post(reverse("resource_import_start", args=[upload.pk]), choices)
    import_in_worker.call(upload.pk)
    upload.refresh_from_db()
    assert upload.state == "done"


def problem_columns(record: ImportRecord) -> set[str]:
    return {problem["column"] for problem in record.plan["problems"]}


def test_a_dirty_file_is_told_mended_imported_and_exported(
    staff, administrator, library, vocabulary
):
    sheet = dirty_sheet(500)
    assert set(sheet.kinds.values()) >= {*PROBLEMS, *QUIRKS}
    assert len(sheet.rows) >= 501
    before = ResourcePage.objects.count()

    # The dry run tells every row, and writes nothing.
    upload = upload_as_staff(staff, as_csv(sheet.rows))
    records = {record.position: record for record in upload.records.all()}
    wrong = {
        (sheet.kinds[number], records[number].outcome, *problem_columns(records[number]))
        for number, (outcome, column) in sheet.expected.items()
        if records[number].outcome != outcome
        or (column and problem_columns(records[number]) != {column})
    }
    assert not wrong
    assert set(records) == set(sheet.expected)
    assert ResourcePage.objects.count() == before
    good = [number for number, (outcome, _column) in sheet.expected.items() if outcome == "new"]
    bad = [number for number in sheet.expected if number not in good]
    page = staff.get(reverse("resource_import", args=[upload.pk]))
    html = page.content.decode()
    assert f"Import these {len(good)} resources" in html
    assert "“Shelf”, “Notes of Ana”, “Column 24”" in html
    misspelled = staff.get(f"{page.request['PATH_INFO']}?show=problem&p=1").content.decode()
    assert "Did you mean" in misspelled

    # The report has every cell of every row, with the problems beside them.
    report = table(staff.get(reverse("resource_import_report", args=[upload.pk])))
    kept = {cells[-4]: cells for cells in report[1:]}
    for record in records.values():
        for number, *_rest in record.rows:
            original = sheet.rows[number - 1]
            assert kept[str(number)][SHELF] == original[SHELF]
            assert kept[str(number)][NOTES].lstrip("'") == original[NOTES]
    assert all(kept[str(number)][-2] for number in bad), "a problem without words"

    # The good ones are imported, as drafts, under the name of who did it.
    import_as_staff(staff, upload)
    assert Counter(upload.records.values_list("result", flat=True)) == {
        "written": len(good),
        "waiting": len(bad),
    }
    pages = ResourcePage.objects.exclude(title="Here before")
    assert pages.count() == len(good)
    assert not pages.filter(live=True).exists()
    assert pages.exclude(owner=administrator).count() == 0
    page = pages.get(title="Guide 1 to power") if 1 in _numbers(sheet, good) else pages.first()
    assert page.latest_revision.user == administrator

    # Nothing changes when the same file comes again.
    again = upload_as_staff(staff, as_csv(sheet.rows))
    assert again.records.to_write().count() == 0
    assert again.outcome_counts()["unchanged"] == len(good)
    html = staff.get(reverse("resource_import", args=[again.pk])).content.decode()
    assert "This very file was imported before" in html

    # The rows with problems are mended in the download and uploaded again.
    address = reverse("resource_import_report", args=[upload.pk])
    headings, *rows = table(staff.get(f"{address}?only=problems"))
    assert {int(cells[-4]) for cells in rows} >= set(bad)
    mended = [headings]
    for number, cells in enumerate(rows[:15], start=1000):
        mended.append([*good_cells(number)[: len(HEADINGS)], *cells[-4:]])
        mended[-1][KEY] = f"mended-{number}"
    second = upload_as_staff(staff, as_csv(mended))
    assert second.outcome_counts()["problem"] == 0, second.notes
    import_as_staff(staff, second, publish="on")
    assert ResourcePage.objects.live().filter(title__startswith="Guide 1").exists()

    # What is exported comes back and changes nothing, as CSV and as XLSX.
    for ending in ("csv", "xlsx"):
        answer = staff.get(reverse("resources:index"), {"export": ending})
        exported = b"".join(answer.streaming_content)
        back = upload_as_staff(staff, exported, f"resources.{ending}")
        counts = back.outcome_counts()
        assert counts.pop("unchanged") == ResourcePage.objects.count()
        assert not any(counts.values()), [
            record.plan for record in back.records.exclude(outcome="unchanged")[:3]
        ]


def _numbers(sheet, numbers) -> set[int]:
    titles = [sheet.rows[number - 1][2].strip() for number in numbers]
    return {int(title.split()[1]) for title in titles if title.split()[1:2]}
