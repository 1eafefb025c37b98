"""Citations are right, and nothing in a title can break out of them."""

import re
from datetime import date

import pytest
from django.utils import translation

from resources.citations import Author, Reference, apa, bibtex, ris

CENTRE = Author("National Collaborating Centre for Determinants of Health", is_person=False)
LETS_TALK = Reference(
    key="lets-talk-2025",
    title="Let's Talk: Community organizing",
    authors=(CENTRE,),
    publisher=CENTRE.family,
    published_on=date(2025, 4, 7),
    precision="day",
    url="https://example.org/lets-talk",
    language="en",
)


def reference(**changes) -> Reference:
    return Reference(**{**LETS_TALK.__dict__, **changes})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {},
            "National Collaborating Centre for Determinants of Health. (2025, April 7). "
            "Let's Talk: Community organizing. https://example.org/lets-talk",
        ),
        (
            {
                "authors": (Author("Rivera", "Ana-María Luz"), Author("Okafor", "Chidi")),
                "precision": "year",
                "title": "Who decides?",
            },
            "Rivera, A.-M. L., & Okafor, C. (2025). Who decides? National Collaborating Centre "
            "for Determinants of Health. https://example.org/lets-talk",
        ),
        (
            {"authors": (), "publisher": "", "published_on": None},
            "Let's Talk: Community organizing. (n.d.). https://example.org/lets-talk",
        ),
        (
            {"authors": tuple(Author(f"A{number}", "B") for number in range(22))},
            ", ".join(f"A{number}, B." for number in range(19))
            + ", …, A21, B. (2025, April 7). Let's Talk: Community organizing. "
            "National Collaborating Centre for Determinants of Health. "
            "https://example.org/lets-talk",
        ),
    ],
)
def test_apa(changes, expected):
    assert str(apa(reference(**changes))) == expected


HOSTILE = "50% of {us} & $them_ #1 ~^\\ end}\n@article{evil, title = {x}}\r\nER  - \x00"


def _unescaped_braces(text: str) -> str:
    return re.sub(r"[^{}]", "", re.sub(r"\\[{}]", "", text.replace(r"\textbackslash{}", "")))


def test_bibtex_escapes_what_means_something_to_it():
    entry = bibtex(reference(title=HOSTILE, authors=(Author("O{}x, and and", "Ö and \n"),)))
    assert entry.startswith("@techreport{lets-talk-2025,\n")
    assert r"50\% of \{us\} \& \$them\_ \#1 \textasciitilde{}\textasciicircum{}" in entry
    depth = 0
    for brace in _unescaped_braces(entry):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert sum(line.startswith("@") for line in entry.splitlines()) == 1
    assert "author = {{O\\{\\}x, and and}, {Ö and}}," in entry


def test_bibtex_keeps_an_organization_whole_and_its_key_plain():
    entry = bibtex(reference(key="Für alle / 1", precision="month"))
    assert entry.startswith("@techreport{Fur-alle-1,")
    assert "author = {{National Collaborating Centre for Determinants of Health}}" in entry
    assert "month = {4}" in entry
    assert "day" not in entry


def test_ris_has_one_field_in_each_line_and_one_record():
    record = ris(reference(title=HOSTILE, precision="month"))
    lines = record.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z0-9]{2}  - ", line) for line in lines[:-1])
    assert sum(line.startswith("ER") for line in lines) == 1
    assert "DA  - 2025/04//" in lines


def test_dates_follow_the_reader():
    with translation.override("es"):
        assert "2025" in str(apa(LETS_TALK))
