"""Staff are told what is wrong with a file, and what to do about it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from portal.library.models import DocumentText, PortalDocument
from portal.library.reading.problems import ADVICE, Problem
from portal.library.reading.tasks import read_now

from . import made

pytestmark = pytest.mark.django_db

GOOD = "/Lang(en)/MarkInfo<</Marked true>>"


def checked(name: str, content: bytes, language: str = "") -> DocumentText:
    document = PortalDocument.objects.create(
        title=name, file=ContentFile(content, name=name), language=language
    )
    read_now(document.pk)
    return DocumentText.objects.get(pk=document.pk)


@pytest.mark.parametrize(
    ("name", "content", "problems", "excludes"),
    [
        ("good.pdf", made.pdf(["Text"], GOOD, "/Title(A)"), [], False),
        ("scan.pdf", made.pdf(["", ""], GOOD, "/Title(A)"), ["scanned"], True),
        ("part.pdf", made.pdf(["Text", ""], GOOD, "/Title(A)"), ["partly_scanned"], True),
        ("bare.pdf", made.pdf(["Text"]), ["untagged", "no_title", "no_language"], True),
        ("locked.pdf", made.kept("locked.pdf"), ["locked"], True),
        ("guide.docx", made.kept("guide.docx"), ["other_language", "undescribed"], False),
        ("plain.docx", made.kept("plain.docx"), ["no_title"], False),
        ("slides.pptx", made.kept("slides.pptx"), ["untitled_slides"], False),
        ("book.epub", made.book(), ["undescribed"], False),
        ("table.xlsx", made.kept("table.xlsx"), [], False),
        ("note.txt", b"Text", [], False),
    ],
)
def test_what_is_wrong_is_found(name, content, problems, excludes):
    text = checked(name, content, "en")
    assert text.problems == problems
    assert (text.excludes, text.needs_work) == (excludes, bool(problems))


def test_there_is_advice_for_every_problem():
    assert set(ADVICE) == set(Problem)


def test_a_language_that_staff_correct_is_no_problem_any_more():
    text = checked("guide.docx", made.kept("guide.docx"), "en")
    document = PortalDocument.objects.get(pk=text.pk)
    document.language = "es-mx"
    document.save()
    text.refresh_from_db()
    assert text.problems == [Problem.UNDESCRIBED]


def test_staff_read_beside_the_file_what_to_do(staff):
    def shown(text: DocumentText) -> str:
        return staff.get(reverse("wagtaildocs:edit", args=[text.pk])).content.decode()

    bad = shown(checked("bare.pdf", made.pdf(["Text"])))
    assert "Some people cannot read this file." in bad
    assert "Create Tagged PDF" in bad
    good = shown(checked("good.pdf", made.pdf(["Text"], GOOD, "/Title(A)")))
    assert "1 page was read, and the checks found nothing wrong." in good
    document = PortalDocument.objects.create(title="a", file=ContentFile(b"a", name="a.txt"))
    assert "is being read and checked" in shown(document.reading)


def test_a_file_that_wants_a_password_is_refused_with_words(staff):
    answer = staff.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Report",
            "file": SimpleUploadedFile("report.pdf", made.kept("password.pdf"), "application/pdf"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    [said] = answer.context["form"].errors["file"]
    assert "password" in said
    assert not PortalDocument.objects.exists()
