"""A spreadsheet as it comes from people: good rows in every odd way, and every kind of dirt.

The writer is seeded, and knows of each row what an import has to say about it.
"""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

HEADINGS = [
    "Shelf", "KEY ", "title", "Subtitle", "summary", "Authors", "Publisher", "Published",
    "Subjects", "AUDIENCES", "Categories", "Use this resource to", "Text", "License",
    "Kept for the record",
    "Page language", "Edition: language", "Edition title", "Edition: address", "edition_file",
    "Edition: pages", "Edition: accessible", "Notes of Ana", "",
]  # fmt: skip
"""In no order, in any case, with two columns that are nobody's business and one without a name."""

(SHELF, KEY, TITLE, SUBTITLE, SUMMARY, AUTHORS, PUBLISHER, PUBLISHED, SUBJECTS, AUDIENCES,
 CATEGORIES, USES, TEXT, LICENSE, ARCHIVED, LANGUAGE, ED_LANGUAGE, ED_TITLE, ED_URL, ED_FILE,
 ED_PAGES, ED_ACCESSIBLE, NOTES, NAMELESS) = range(len(HEADINGS))  # fmt: skip

Cells = list[str]
Dirt = tuple[str, dict[int, str]]

PROBLEMS: dict[str, Dirt] = {
    "no title": ("title", {TITLE: ""}),
    "a title that is too long": ("title", {TITLE: "Guide " * 60}),
    "a subtitle that is too long": ("subtitle", {SUBTITLE: "x" * 256}),
    "a summary that is too long": ("summary", {SUMMARY: "Words and words. " * 20}),
    "an unknown subject": ("subjects", {SUBJECTS: "Organizing; Astrology"}),
    "a misspelled subject": ("subjects", {SUBJECTS: "Organnizing"}),
    "a subject that is an audience": ("subjects", {SUBJECTS: "Health officers"}),
    "an unknown audience": ("audiences", {AUDIENCES: "Martians"}),
    "a day that never was": ("published", {PUBLISHED: "2023-02-29"}),
    "a month that never was": ("published", {PUBLISHED: "2023-13"}),
    "no date at all": ("published", {PUBLISHED: "last spring"}),
    "a year of the far future": ("published", {PUBLISHED: "2940"}),
    "a script in an address": ("edition_url", {ED_URL: "javascript:alert(1)"}),
    "no address": ("edition_url", {ED_URL: "see the shelf"}),
    "an edition that leads nowhere": ("edition_url", {ED_URL: ""}),
    "both a file and an address": ("edition_url", {ED_FILE: "guide.pdf"}),
    "a file that is not there": ("edition_file", {ED_URL: "", ED_FILE: "lost.pdf"}),
    "an edition without language": ("edition_language", {ED_LANGUAGE: ""}),
    "an unknown language": ("edition_language", {ED_LANGUAGE: "Klingon"}),
    "a page language that is none": ("language", {LANGUAGE: "Elvish"}),
    "a page language without pages": ("language", {LANGUAGE: "Hmong"}),
    "a translation": ("language", {LANGUAGE: "es"}),
    "an unknown license": ("license", {LICENSE: "free for friends"}),
    "neither yes nor no": ("archived", {ARCHIVED: "perhaps"}),
    "pages in words": ("edition_pages", {ED_PAGES: "a few"}),
    "less than no pages": ("edition_pages", {ED_PAGES: "-3"}),
    "nine uses": ("uses", {USES: "\n".join(f"use {number}" for number in range(9))}),
    "a use that is too long": ("uses", {USES: "begin " * 40}),
    "an author with two commas": ("authors", {AUTHORS: "Rivera, Ana, PhD"}),
    "a script in a link": ("body", {TEXT: "[here](javascript:alert(1))"}),
    "a heading that is too long": ("body", {TEXT: "# " + "Heading " * 30}),
    "a formula's error": ("published", {PUBLISHED: "#REF!"}),
    "a key that is too long": ("key", {KEY: "k" * 151 + "{title}"}),
}
"""Every kind of dirt: the column that has to be named, and the cells that are dirty."""

QUIRKS: dict[str, dict[int, str]] = {
    "nothing odd": {},
    "spaces and tabs around": {TITLE: "  \t{title}\u00a0 ", PUBLISHER: "  Centre  "},
    "curly quotes and dashes": {SUBTITLE: "\u201cPower\u201d \u2013 a people\u2019s guide"},
    "a formula": {SUBTITLE: '=HYPERLINK("http://evil.example";"look")'},
    "a formula with a plus": {SUBTITLE: "+1 for power"},
    "a formula with a minus": {SUBTITLE: "-5 to 5"},
    "a mention": {SUBTITLE: "@home"},
    "an apostrophe before a formula": {SUBTITLE: "'=1+1"},
    "a synonym": {SUBJECTS: "base-building"},
    "a term in Spanish, a slug, other case": {SUBJECTS: "Vivienda; ORGANIZING; organizing"},
    "terms on lines": {SUBJECTS: "Organizing\nHousing"},
    "terms between commas": {SUBJECTS: "Organizing, Housing"},
    "a year": {PUBLISHED: "2019"},
    "a month": {PUBLISHED: "2019-07"},
    "a month as Excel writes it": {PUBLISHED: "Jul-19"},
    "a day as American Excel writes it": {PUBLISHED: "7/23/2019"},
    "a day with dots": {PUBLISHED: "2019.07.23"},
    "no day": {PUBLISHED: ""},
    "a language by its own name": {ED_LANGUAGE: "Español"},
    "a language in capitals": {ED_LANGUAGE: "HT"},
    "a language's name": {ED_LANGUAGE: "haitian creole"},
    "a license by its name": {LICENSE: "CC BY 4.0"},
    "no license": {LICENSE: ""},
    "yes": {ARCHIVED: "Yes"},
    "yes in Spanish letters": {ARCHIVED: "TRUE"},
    "authors of all kinds": {
        AUTHORS: 'Rivera, Ana María; Health Equity Center; "Acme, Inc."; Ngo,'
    },
    "plain text": {
        TEXT: "First.\r\n\r\n## Why\r\n- one\r\n- *two*\r\n\r\nSee [us](https://example.org)."
    },
    "HTML with a script": {TEXT: "<p>Fine</p><script>alert(1)</script><p onclick='x()'>too</p>"},
    "Arabic": {SUBTITLE: "دليل التنظيم المجتمعي"},
    "letters in two pieces": {PUBLISHER: "Centre de sante\u0301"},
    "signs nobody sees": {PUBLISHER: "Cen\u200btre\ufeff\x07"},
    "uses with signs": {USES: "- start a talk\n\u2022 plan it\n\n"},
    "a file of the library": {ED_URL: "", ED_FILE: "GUIDE.PDF"},
    "an address without https": {ED_URL: "files.example.org/a.pdf"},
    "the site's language": {LANGUAGE: "English"},
    "no edition": {ED_LANGUAGE: "", ED_URL: "", ED_PAGES: "", ED_ACCESSIBLE: "", ED_TITLE: ""},
}
"""What is odd and still good."""


@dataclass
class DirtySheet:
    """The rows, headings first; the outcome and column expected, by the number of the first row."""

    rows: list[Cells] = field(default_factory=lambda: [list(HEADINGS)])
    expected: dict[int, tuple[str, str]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def next_number(self) -> int:
        return len(self.rows) + 1

    def add(self, cells: Cells, outcome: str = "", column: str = "", kind: str = "") -> int:
        number = self.next_number
        self.rows.append(cells)
        if outcome:
            self.expected[number] = (outcome, column)
            self.kinds[number] = kind
        return number


def good_cells(number: int) -> Cells:
    """Return a row in which nothing is wrong."""
    cells = [""] * len(HEADINGS)
    cells[SHELF] = f"B{number % 17}"
    cells[KEY] = f"Guide-{number}"
    cells[TITLE] = f"Guide {number} to power"
    cells[SUMMARY] = "How a health department begins to work with organizers."
    cells[AUTHORS] = "Rivera, Ana"
    cells[PUBLISHER] = "Collaborating Centre"
    cells[PUBLISHED] = "2024-05-17"
    cells[SUBJECTS] = "Organizing"
    cells[AUDIENCES] = "Health officers"
    cells[USES] = "start a discussion"
    cells[TEXT] = "Two paragraphs.\n\nNot more."
    cells[LICENSE] = "cc-by"
    cells[ED_LANGUAGE] = "en"
    cells[ED_URL] = f"https://files.example.org/{number}.pdf"
    cells[ED_PAGES] = str(4 + number % 90)
    cells[NOTES] = "=ask Ana" if number % 9 == 0 else ""
    cells[NAMELESS] = "?" if number % 50 == 0 else ""
    return cells


def changed(number: int, changes: dict[int, str]) -> Cells:
    cells = good_cells(number)
    for position, text in changes.items():
        cells[position] = text.replace("{title}", cells[TITLE])
    return cells


def dirty_sheet(rows: int = 500, seed: int = 77) -> DirtySheet:
    """Return a sheet of so many rows below its headings, with every kind of dirt and quirk."""
    sheet = DirtySheet()
    chance = random.Random(seed)  # noqa: S311
    writers: list[Callable[[int], None]] = []

    def problem(kind: str) -> Callable[[int], None]:
        def write(number: int) -> None:
            column, changes = PROBLEMS[kind]
            sheet.add(changed(number, changes), "problem", column, kind)

        return write

    def quirk(kind: str) -> Callable[[int], None]:
        def write(number: int) -> None:
            sheet.add(changed(number, QUIRKS[kind]), "new", "", kind)

        return write

    def editions(number: int) -> None:
        sheet.add(good_cells(number), "new", "", "several editions")
        for language in ("es", "fr"):
            cells = [""] * len(HEADINGS)
            cells[KEY], cells[ED_LANGUAGE] = f" guide-{number}", language
            cells[ED_URL] = f"https://files.example.org/{number}-{language}.pdf"
            sheet.add(cells)

    def twin(number: int) -> None:
        sheet.add(good_cells(number), "new", "", "the same row twice")
        sheet.add(good_cells(number))

    def quarrel(number: int) -> None:
        sheet.add(good_cells(number), "problem", "title", "one key, two titles")
        sheet.add(changed(number, {TITLE: "Another guide"}))

    def keyless(number: int) -> None:
        sheet.add(changed(number, {KEY: ""}), "new", "", "no key")

    def here_before(number: int) -> None:
        cells = changed(number, {KEY: "", TITLE: "Here before"})
        sheet.add(cells, "problem", "key", "no key, and a title that is there already")

    def blank(_number: int) -> None:
        sheet.add([""] * len(HEADINGS))

    def comment(_number: int) -> None:
        sheet.add(["# remember to ask", *[""] * (len(HEADINGS) - 1)])

    writers += [problem(kind) for kind in PROBLEMS] * 6
    writers += [quirk(kind) for kind in QUIRKS] * 2
    writers += [editions] * 30 + [twin, quarrel, blank] * 15 + [keyless, comment] * 6
    writers.append(here_before)
    chance.shuffle(writers)
    number = 0
    for write in writers:
        number += 1
        write(number)
    while len(sheet.rows) <= rows:
        number += 1
        quirk(chance.choice(list(QUIRKS)))(number)
    return sheet


def as_csv(
    rows: list[Cells], encoding: str = "utf-8-sig", delimiter: str = ",", end: str = "\r\n"
) -> bytes:
    """Return rows as a CSV file."""
    text = io.StringIO(newline="")
    # Python quotes a line feed only where lines end with one.
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return text.getvalue().encode(encoding)
