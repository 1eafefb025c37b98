"""Every way to save a spreadsheet gives the same rows; what is none is refused in words."""

import difflib
import io
import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import SHARED_STRINGS, WORKSHEET_TYPE

from resources.dates import published_digits
from resources.transfer import reading_csv, reading_xlsx, tasks
from resources.transfer import sheet as sheet_module
from resources.transfer.authors import authors_text, read_authors
from resources.transfer.bodies import body_text, read_body
from resources.transfer.cells import cell_text, from_inert, inert_cell
from resources.transfer.columns import COLUMNS
from resources.transfer.published import month_comes_first, read_published
from resources.transfer.reading import read_sheet
from resources.transfer.sheet import RefusedSheetError
from resources.transfer.words import Words
from resources.transfer.writing import write_xlsx

from .dirty import as_csv

ROWS = [
    ["Title", "Key", "Publisher", "Text", "Shelf"],
    [
        "\u201cPower\u201d \u2013 a people\u2019s guide",
        "k1",
        "Café; Köln, Ltd.",
        "one\n\ntwo",
        '5" nail',
    ],
    ["Second", "k2", "", "", ""],
]
LETTERS = st.characters(exclude_categories=["Cs"])


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch):
    """Limits that are met quickly."""
    for module in (sheet_module, reading_csv, reading_xlsx):
        monkeypatch.setattr(module, "MOST_ROWS", 200)
    monkeypatch.setattr(reading_xlsx, "MOST_UNPACKED", 4 * 1024 * 1024)


def xlsx(rows) -> bytes:
    file = io.BytesIO()
    write_xlsx(rows, file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        as_csv(ROWS, "utf-8"),
        as_csv(ROWS, "utf-8-sig", end="\n"),
        as_csv(ROWS, "cp1252", ";"),
        as_csv(ROWS, "cp1252", ";", end="\r"),
        as_csv(ROWS, "utf-16", "\t"),
        as_csv(ROWS, "utf-16-le", "\t"),
        as_csv(ROWS, "utf-8", "|"),
        b"sep=;\r\n" + as_csv(ROWS, "cp1252", ";"),
        xlsx(ROWS),
    ],
    ids=["utf-8", "bom", "windows", "old-mac", "utf-16", "no-mark", "pipes", "sep", "xlsx"],
)
def test_the_same_rows_from_every_program(content):
    name = "a.xlsx" if content.startswith(b"PK") else "a.csv"
    sheet = read_sheet(content, name)
    assert [row.cells for row in sheet.rows] == ROWS[1:]
    assert sheet.columns == {"title": 0, "key": 1, "publisher": 2, "body": 3}


def test_cells_of_excel_are_read_as_people_see_them():
    book = Workbook()
    sheet = book.active
    sheet.append(["Titel", "Title", "published", "edition_pages", "KEY", "summary"])
    sheet.append([None, "One", datetime(2024, 5, 17), 12.0, 7, "=1+1"])  # noqa: DTZ001
    sheet.append([None, True, date(2024, 5, 1), 3, "x", "#REF!"])
    sheet["F3"].data_type = "e"
    file = io.BytesIO()
    book.save(file)
    read = read_sheet(file.getvalue(), "a.xlsx")
    assert read.rows[0].cells[1:5] == ["One", "2024-05-17", "12", "7"]
    assert read.rows[1].cells[1:5] == ["yes", "2024-05-01", "3", "x"]
    assert "never calculated" in read.rows[0].faults[5]
    assert "#REF!" in read.rows[1].faults[5]
    assert "“Titel”" in read.notes[0]


def bomb() -> bytes:
    """A workbook of 5 kB that unpacks to 5 MB, where 4 are allowed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            for _number in range(5):
                part.write(bytes(1024 * 1024))
    return file.getvalue()


def entities() -> bytes:
    """A workbook whose XML would grow without end (a billion laughs)."""
    whole = io.BytesIO(xlsx(ROWS))
    file = io.BytesIO()
    laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = laugh.encode() + text.replace(b"Second", b"&b;")
            new.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "is empty"),
        (b"\n\n,,\n", "a.csv", "is empty"),
        (b"Name,Year\nx,2024\n", "a.csv", "There is no column “Title”"),
        (b'Title,Key\n"One,k1\nTwo,k2\n', "a.csv", "never closed"),
        (b"Title,Name,TITLE\nOne,a,b\n", "a.csv", "mean the same"),
        (b"Title\nx" + bytes([0, 1, 2, 3, 4, 5, 6] * 100), "a.csv", "is no text"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", "cannot be read"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xlsx", "password"),
        (b"PK\x03\x04" + bytes(600), "a.xlsx", "no Excel workbook"),
        (b"%PDF-1.4", "a.pdf", "cannot be read"),
        (b"Title\n" + b"x\n" * 201, "a.csv", "more than 200 rows"),
        (b"Title\n" + b"," * 200 + b"x\n", "a.csv", "more than 100 cells"),
        (bytes(20 * 1024 * 1024 + 1), "a.csv", "larger than 20 MB"),
        (bomb(), "a.xlsx", "unpacks to more than"),
        (entities(), "a.xlsx", "damaged"),
        (xlsx(ROWS)[:-200], "a.xlsx", "no Excel workbook"),
    ],
    ids=[
        "nothing", "blank", "headings", "quote", "twice", "bytes", "xls", "password", "zip", "pdf",
        "rows", "cells", "size", "bomb", "laughs", "cut",
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_in_words(content, name, words):
    with pytest.raises(RefusedSheetError, match=words):
        read_sheet(content, name)


def test_a_directory_that_lies_about_sizes_does_not_burst():
    """A bomb that says it is small is cut off where it says it ends."""
    content = bytearray(bomb())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/sharedStrings.xml"))
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(RefusedSheetError):
        read_sheet(bytes(content), "a.xlsx")


def test_a_million_blank_rows_of_a_workbook_do_not_hang():
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Title"])
    file = io.BytesIO()
    book.save(file)
    whole, sparse = io.BytesIO(file.getvalue()), io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(sparse, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
                text = text.replace(b"</sheetData>", far + b"</sheetData>")
            new.writestr(name, text)
    with pytest.raises(RefusedSheetError, match="more than 200 rows"):
        read_sheet(sparse.getvalue(), "a.xlsx")


def test_a_part_that_is_kept_whole_is_small_whatever_its_name(monkeypatch):
    """Shared strings under the name of a sheet are still strings."""
    monkeypatch.setattr(reading_xlsx, "MOST_WHOLE", 1024 * 1024)
    whole, file = io.BytesIO(xlsx(ROWS)), io.BytesIO()
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/more.xml" ContentType="{kind}"/>'
        for kind in (WORKSHEET_TYPE, SHARED_STRINGS)
    )
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("xl/worksheets/more.xml", b"<sst>" + bytes(1024 * 1024) + b"</sst>")
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</Types>", f"{kinds}</Types>".encode()))
    with pytest.raises(RefusedSheetError, match="unpacks to more than 1 MB"):
        read_sheet(file.getvalue(), "a.xlsx")


def test_a_like_word_is_looked_for_once_and_for_the_first_unknown_words_only(monkeypatch):
    looked_for = []

    def close(word, *_args, **_options):
        looked_for.append(word)
        return [f"{word}.pdf"]

    monkeypatch.setattr(difflib, "get_close_matches", close)
    words = Words()
    words.documents = ({}, {})
    for number in [*range(50), *range(50)]:
        with pytest.raises(ValidationError) as refused:
            words.document(f"Guide {number}")
        assert ("Did you mean" in str(refused.value)) == (number < 20)
    assert looked_for == [f"guide {number}" for number in range(20)]


def test_what_unpacks_to_much_is_left_to_the_worker(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks, "check_upload", lambda upload: sent.append("request"))
    monkeypatch.setattr(tasks, "check_in_worker", SimpleNamespace(enqueue=sent.append))
    for content in (bomb(), xlsx(ROWS), b"Title\nOne\n"):
        file = SimpleNamespace(open=lambda _mode, content=content: io.BytesIO(content))
        tasks.check_soon(SimpleNamespace(pk=7, size=len(content), file=file))
    assert sent == [7, "request", "request"]


@given(
    st.text(LETTERS, max_size=12) | st.from_regex(r"'{0,3}[ \n]{0,2}[=+\-@][a-z]?", fullmatch=True)
)
def test_a_cell_is_inert_and_comes_back_as_it_was(text):
    written = inert_cell(text)
    assert not written.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert from_inert(written) == text


NAMES = st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1, max_size=15).map(
    lambda name: " ".join(name.split())
)


@given(st.lists(st.tuples(NAMES.filter(bool), st.just("") | NAMES, st.booleans()), max_size=4))
def test_authors_come_back_as_they_were(authors):
    authors = [(name, given if person else "", person) for name, given, person in authors]
    assert read_authors(authors_text(authors)) == authors


@given(st.text(LETTERS, max_size=60))
def test_a_text_is_the_same_after_it_was_written(text):
    with suppress(ValidationError):
        blocks = read_body(cell_text(text))
        assert read_body(body_text(blocks)) == blocks


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024", "2024"),
        ("2024-5", "2024-05"),
        ("2024/05/17", "2024-05-17"),
        ("17/05/2024", "2024-05-17"),
        ("5/5/2024", "2024-05-05"),
        ("May-24", "2024-05"),
        ("", ""),
    ],
)
def test_days_as_people_and_programs_write_them(text, read):
    known = read_published(text)
    assert (published_digits(*known) if known else "") == read


def test_a_column_tells_whether_the_month_comes_first():
    assert month_comes_first(["5/6/2024", "5/17/2024"]) is True
    assert month_comes_first(["5/6/2024", "17/5/2024"]) is False
    assert month_comes_first(["5/17/2024", "17/5/2024"]) is None
    with pytest.raises(Exception, match="can be two days"):
        read_published("5/6/2024")
    assert read_published("5/6/2024", True)[0] == date(2024, 5, 6)


def test_the_template_offers_the_words_and_reads_back_as_nothing(staff, vocabulary):
    for ending in ("csv", "xlsx"):
        answer = staff.get(f"/admin/resource-imports/template.{ending}")
        content = b"".join(answer.streaming_content)
        sheet = read_sheet(content, f"template.{ending}")
        assert set(sheet.columns) == {column.name for column in COLUMNS} - {"version"}
        assert sheet.rows == []
    book = load_workbook(io.BytesIO(content))
    words = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    assert {"Organizing", "Health officers", "cc-by", "ht"} <= set(words)
    offered = {str(rule.sqref) for rule in book.worksheets[0].data_validations.dataValidation}
    assert len(offered) == 7
    assert book.worksheets[0]["A1"].comment.text
