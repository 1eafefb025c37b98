"""Staff find an inquiry by any words of it, however they are written."""

import pytest

from portal.intake.finding import matching
from portal.intake.finding.words import MOST_WORDS, words_of
from portal.intake.models import Addition, Inquiry, InquiryNote, Reply
from tests.factories.intake import inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def reyes(db) -> Inquiry:
    one = inquiry(
        sender_name="Ana Reyes-Núñez",
        sender_email="ana@example.org",
        page_title="Write to us",
        text='¿Cómo empezamos en "Wyandotte"?\nسُؤل',
    )
    InquiryNote.objects.create(inquiry=one, text="Called on Tuesday")
    Reply.objects.create(inquiry=one, text="We shall meet in Zürich")
    Addition.objects.create(
        inquiry=one, key="8a5b2c9c-7d3f-4b0e-9a11-1f0f6a3c2d10", text="100% sure, with _all_"
    )
    inquiry(sender_name="Bo Lee", sender_email="bo@example.org", text="A question")
    return one


@pytest.mark.parametrize(
    "search",
    [
        "Cómo",
        "como",
        "COMO EMPEZAMOS",
        "empezamos ana",  # words of different columns, in any order
        "nunez",
        "NÚÑEZ zurich tuesday",  # name, reply and note
        "ana@example",
        "wyand",
        '"Wyandotte"',
        "سؤل",
        "100%",
        "_all_",
        "empezamos\0",
    ],
)
def test_words_are_found_without_capitals_and_accents(reyes, search):
    assert list(matching(Inquiry.objects.all(), search)) == [reyes]


@pytest.mark.parametrize(
    "search", ["como lee", "multiline", "your_message", "1000%", "%%", "x" * 500]
)
def test_what_is_not_there_is_not_found(reyes, search):
    """Neither are the names of questions, which each inquiry has."""
    assert not matching(Inquiry.objects.all(), search).exists()


def test_a_reference_is_found_as_it_is_said(reyes):
    spoken = reyes.reference.replace("-", " ").lower()
    for search in (reyes.reference, spoken, reyes.reference.replace("-", "")):
        assert list(matching(Inquiry.objects.all(), search)) == [reyes]


def test_a_flood_of_words_costs_no_more(reyes, staff):
    assert len(words_of("a " * 300)) == MOST_WORDS
    assert staff.get("/admin/inquiries/", {"q": "a " * 300}).status_code == 200
    assert matching(Inquiry.objects.all(), " \0 ").count() == 2
