"""A document is what its name says, and nobody gets it past its collection's door."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from portal.library.models import PortalDocument

from . import files

pytestmark = pytest.mark.django_db

PAGE = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def upload(name, content):
    return PortalDocument.objects.create(title=name, file=ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", files.pdf()),
        ("Report.PDF", files.pdf()),
        ("report.docx", files.office("word/document.xml")),
        ("slides.pptx", files.office("ppt/presentation.xml")),
        ("table.xlsx", files.office("xl/workbook.xml")),
        ("text.odt", files.archive(mimetype=b"application/vnd.oasis.opendocument.text")),
        ("book.epub", files.archive(mimetype=b"application/epub+zip")),
        ("all.zip", files.archive(a_txt=b"a")),
        ("table.csv", "\ufeffPlace,Number\nChelsea,4\n".encode()),
        ("note.txt", "Señora".encode("cp1252")),
        ("captions.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello"),
    ],
)
def test_honest_files_are_kept(name, content):
    document = upload(name, content)
    assert document.file_size == len(content)
    assert document.pages == (3 if name.lower().endswith("pdf") else None)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("report.pdf", PAGE, "not PDF"),
        ("report.pdf", b"%PDF-1.7\n" + PAGE + files.pdf(), "not PDF"),
        ("report.pdf", PAGE + files.pdf(), "not PDF"),
        ("report.pdf", b"%PDF-1.7\nrubbish", "not PDF"),
        ("report.pdf", files.office("word/document.xml"), "not PDF"),
        ("note.txt", PAGE, "not TXT"),
        ("note.txt", b"  \n" + SVG, "not TXT"),
        ("table.csv", b"MZ\x00\x01", "not CSV"),
        ("captions.vtt", b"1\n00:01", "not VTT"),
        ("report.docx", files.office("xl/workbook.xml"), "not DOCX"),
        ("report.docx", PAGE + files.office("word/document.xml"), "not DOCX"),
        ("report.docx", b"PK\x03\x04rubbish", "not DOCX"),
        (
            "report.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "wants a password, or it is of a kind",
        ),
        ("report.docx", files.office("word/document.xml", word__vbaProject_bin=b"x"), "macros"),
        ("book.epub", files.archive(mimetype=b"text/html"), "not EPUB"),
        ("book.epub", files.archive(a_txt=b"a"), "not EPUB"),
        ("bomb.docx", files.bomb(), "could unpack"),
        ("endless.zip", files.endless(), "could unpack"),
        ("up.zip", files.archive(**{"____": b"", ".._/evil": b""}), "not ZIP"),
        ("page.html", PAGE, "cannot be kept"),
        ("picture.svg", SVG, "cannot be kept"),
        ("program.exe", b"MZ", "cannot be kept"),
        ("nothing", b"text", "cannot be kept"),
    ],
)
def test_files_that_lie_are_refused_and_not_stored(name, content, message):
    with pytest.raises(ValidationError, match=message):
        upload(name, content)
    assert not PortalDocument.objects.exists()


def test_staff_read_beside_the_file_what_is_wrong_and_keep_what_they_typed(staff):
    response = staff.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Report of the year",
            "language": "es",
            "file": SimpleUploadedFile("report.pdf", PAGE, "application/pdf"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    form = response.context["form"]
    assert "not PDF" in form.errors["file"][0]
    assert form["title"].value() == "Report of the year"
    assert form["language"].value() == "es"


def test_staff_upload_a_report_in_a_language_the_site_does_not_speak(staff):
    response = staff.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Rapò",
            "language": "ht",
            "file": SimpleUploadedFile("rapo.pdf", files.pdf(12), "application/pdf"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    assert response.status_code == 302
    document = PortalDocument.objects.get()
    assert (document.language_shown.name, document.pages) == ("Haitian Creole", 12)


def test_files_are_served_so_that_no_browser_runs_them(client):
    for name, content in [("note.txt", b"text"), ("report.pdf", files.pdf())]:
        response = client.get(upload(name, content).url)
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_private_documents_are_denied_at_every_address(client, settings):
    board = Collection.get_first_root_node().add_child(name="Board")
    restriction = CollectionViewRestriction.objects.create(
        collection=board, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Board"))
    document = upload("minutes.txt", b"secret")
    document.collection = board
    document.save()

    with pytest.raises(NotImplementedError):
        _ = document.file.url
    for headers in ({}, {"If-None-Match": f'"{document.get_file_hash()}"'}):
        response = client.get(document.url, headers=headers)
        assert response.status_code == 302
        assert "login" in response.headers["Location"]
    assert not document.file.path.startswith(str(settings.MEDIA_ROOT))
