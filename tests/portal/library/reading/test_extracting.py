"""What files say is read, within bounds, and what is hostile harms nobody."""

import os
import subprocess
import sys
import tempfile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from portal.library.reading import process
from portal.library.reading.child import MEMORY
from portal.library.reading.found import MOST_TEXT, without_divisions
from portal.library.reading.process import extract
from portal.library.reading.states import ReadingState as State

from . import made

ROOT = settings.BASE_DIR
TAGGED = made.pdf(["Housing", "", "Asthma"], "/Lang(es-US)/MarkInfo<</Marked true>>", "/Title(A)")


def read(name: str, content: bytes) -> process.Reading:
    return extract(ContentFile(content), name)


@pytest.mark.parametrize(
    ("name", "content", "text", "facts"),
    [
        (
            "report.pdf",
            made.pdf(
                ["Housing", "", "Asthma"], "/Lang(es-US)/MarkInfo<</Marked true>>", "/Title(A)"
            ),
            "Housing\f\fAsthma",
            {
                "title": "A",
                "language": "es-US",
                "tagged": True,
                "locked": False,
                "of": 3,
                "blank": 1,
            },
        ),
        (
            "Guide.DOCX",
            made.kept("guide.docx"),
            "Los siete pasos\nPregunte a los residentes qué no muestran los datos.\nAsma\n12 %",
            {"title": "Guía del vecindario", "language": "es", "headings": 1, "undescribed": 1},
        ),
        ("plain.docx", made.kept("plain.docx"), "Bold is not a heading", {"headings": 0}),
        (
            "slides.pptx",
            made.kept("slides.pptx"),
            "What power means\nFor health departments\n\f"
            "A slide without a title\n\fAsk who is missing.",
            {"title": "Power and health", "untitled": 1},
        ),
        (
            "table.xlsx",
            made.kept("table.xlsx"),
            "Asthma\nCounty Rate\nWyandotte 12.5\n\fLead\nChelsea",
            {"title": "Counties"},
        ),
        (
            "guide.odt",
            made.kept("guide.odt"),
            "Les étapes\nDemandez aux habitants.",
            {"title": "Un guide", "language": "fr", "headings": 1},
        ),
        (
            "book.epub",
            made.book(),
            "First chapter\n\nWhy?\n\f\nSecond",
            {"title": "Power", "language": "en", "headings": 1, "undescribed": 1},
        ),
        ("note.txt", "Señora".encode("cp1252"), "Señora", {}),
        ("table.csv", "\ufeffPlace,Rate\nChelsea,4\n".encode(), "Place,Rate\nChelsea,4", {}),
        (
            "talk.vtt",
            b"WEBVTT\n\nNOTE no\n\n1\n00:01.000 --> 00:02.000 line:0\n<v Ana>Good</v> morning\n",
            "Good morning",
            {},
        ),
    ],
)
def test_the_text_of_every_kind_of_file_is_read(name, content, text, facts):
    reading = read(name, content)
    assert reading.state == State.READ, reading.reason
    assert reading.text == text
    assert {key: reading.facts[key] for key in facts} == facts


@pytest.mark.parametrize(
    ("name", "content", "state"),
    [
        ("scan.pdf", made.pdf(["", ""]), State.NOTHING),
        ("password.pdf", made.kept("password.pdf"), State.ENCRYPTED),
        ("broken.pdf", b"%PDF-1.7\nrubbish", State.FAILED),
        ("broken.docx", b"PK\x03\x04", State.FAILED),
        ("entity.docx", made.endless_entity(), State.FAILED),
        ("bomb.docx", made.word(*[b"<d>"], *[b" " * 1_000_000] * 320), State.TOO_LARGE),
        ("wide.docx", made.word(b"<d a='", *[b"x" * 1_000_000] * 9, b"'/>"), State.TOO_LARGE),
        ("all.zip", b"PK\x03\x04", State.OTHER),
    ],
)
def test_what_cannot_be_read_ends_in_a_state_and_leaves_nothing(
    name, content, state, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = set(os.listdir("/proc/self/fd"))
    assert read(name, content).state == state
    assert list(tmp_path.iterdir()) == []
    assert set(os.listdir("/proc/self/fd")) == files
    assert read("next.txt", b"The worker lives").text == "The worker lives"


def peak_of_child(ending: str, content: bytes) -> int:
    """The most memory, in kB, that the child takes to read a file."""
    measure = (
        "import re, runpy, sys\n"
        f"sys.argv = ['child', '{ending}']\n"
        "runpy.run_module('portal.library.reading.child', run_name='__main__')\n"
        # Not ru_maxrss, which exec carries over from the process of the tests.
        "status = open('/proc/self/status').read()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure],
        input=content,
        capture_output=True,
        cwd=ROOT,
        env={},
        check=True,
    )
    return int(done.stderr)


def test_a_long_report_takes_little_memory_and_a_longer_one_is_cut():
    line = "The health department asked residents what the data leave out " * 10
    content = made.pdf([f"Page {number} {line}" for number in range(500)])
    whole = read("long.pdf", content)
    assert whole.pages == 500
    assert not whole.cut
    assert whole.text.count("\f") == 499
    assert "Page 499" in whole.text
    assert peak_of_child("pdf", content) < 80_000  # kB, of which libraries take 30,000
    longer = read("longer.txt", b"word " * 600_000)
    assert longer.cut
    assert longer.state == State.READ
    assert MOST_TEXT - 9 < len(longer.text) <= MOST_TEXT


def test_a_million_objects_are_read_or_given_up_within_bounds():
    reading = read("many.pdf", made.many_objects(1_000_000))
    assert reading.state in {State.NOTHING, State.TOO_LARGE, State.FAILED}


def test_time_is_up_for_what_never_ends(monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0.01)
    reading = read("slow.txt", b"text")
    assert (reading.state, reading.again) == (State.TOO_LARGE, True)


def test_the_child_may_not_write_start_programs_or_see_settings(tmp_path):
    attempt = f"""
import os, subprocess, sys
from portal.library.reading.child import keep_limits
keep_limits()
assert "SECRET_KEY" not in os.environ
assert "django" not in sys.modules
try:
    bytearray(2 * {MEMORY})
except MemoryError:
    print("no memory")
try:
    with open(sys.argv[1], "wb") as file:
        file.write(b"x" * 20_000_000)
except OSError:
    print("no files")
"""
    answer = subprocess.run(
        [sys.executable, "-c", attempt, str(tmp_path / "file")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={},
        check=False,
    )
    assert answer.stdout.split("\n")[:2] == ["no memory", "no files"], answer.stderr


def test_words_divided_at_the_end_of_a_line_are_whole_again():
    text = "The communi\ufffe\nty asks: power\ufffe\nbuilding. Building power."
    assert without_divisions(text) == "The community asks: power-building. Building power."
