"""The columns of the sheet: their names, what staff read above and about them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from .cells import folded

KEY, LANGUAGE, TITLE, VERSION = "key", "language", "title", "version"


@dataclass(frozen=True)
class Column:
    """One column: `words` names what its cells can be chosen from, if they can."""

    name: str
    heading: Promise
    help: Promise
    example: str = ""
    words: str = ""
    width: int = 24  # characters, in XLSX


COLUMNS = (
    Column(
        KEY,
        pgettext_lazy("of a row in a spreadsheet", "Key"),
        _(
            "Your own short name for the resource, such as a number of your catalog. It never "
            "changes: by it the next import finds the resource again. Rows that add an edition "
            "repeat it."
        ),
        "guide-17",
        width=20,
    ),
    Column(
        LANGUAGE,
        _("Language of the page"),
        _("The language that the other cells are written in. Empty means the site's first one."),
        "en",
        words="site_languages",
        width=14,
    ),
    Column(TITLE, _("Title"), _("As it stands on the title page."), "Let us talk", width=40),
    Column("subtitle", _("Subtitle"), _("As it stands on the title page."), width=30),
    Column(
        "summary",
        _("Summary"),
        _("One or two plain sentences, at most 300 characters."),
        "How a health department begins to work with organizers.",
        width=50,
    ),
    Column(
        "authors",
        _("Authors"),
        _(
            "People as Family, Given; organizations by their names; semicolons between them. Put "
            "the name of an organization that has a comma into quotation marks."
        ),
        "Rivera, Ana María; Health Equity Center",
        width=30,
    ),
    Column(
        "publisher",
        _("Publisher"),
        _("The organization that published it, by its full name."),
        "Collaborating Centre",
    ),
    Column(
        "published",
        _("Published"),
        _("The year, the month or the day: 2024, 2024-05 or 2024-05-17."),
        "2024-05",
        width=14,
    ),
    Column(
        "subjects",
        _("Subjects"),
        _("Words of the vocabulary, semicolons between them. Synonyms are understood."),
        words="subjects",
    ),
    Column(
        "audiences",
        _("Audiences"),
        _("Words of the vocabulary, semicolons between them."),
        words="audiences",
    ),
    Column(
        "categories",
        _("Categories"),
        _("Words of the vocabulary, semicolons between them."),
        words="categories",
    ),
    Column(
        "uses",
        _("Use this resource to"),
        _("One on each line of the cell (Alt+Enter), at most eight."),
        "start a discussion\nplan a first meeting",
        width=40,
    ),
    Column(
        "body",
        _("Text"),
        _(
            "What the resource says. Plain text with empty lines between paragraphs; # for a "
            "heading, - for a list, **bold**, [words](address). HTML is understood too. The word "
            "[unchanged] leaves on the page what a sheet cannot hold, such as pictures."
        ),
        width=50,
    ),
    Column("license", _("License"), _("One word of the list."), "cc-by", words="license", width=14),
    Column("license_note", _("More about rights"), _("For example whom to ask.")),
    Column(
        "archived",
        _("Kept for the record"),
        _("Yes when the resource is out of date; no or empty when it is not."),
        "no",
        words="archived",
        width=12,
    ),
    Column("archive_note", _("Why it is out of date"), _("One sentence.")),
    Column(
        "edition_language",
        _("Edition: language"),
        _("The language of one edition. Each further edition has a row with the same key."),
        "es",
        words="edition_languages",
        width=14,
    ),
    Column(
        "edition_title",
        _("Edition: title"),
        _("Its title in that language. Empty means the title of the page."),
        "Hablemos",
        width=30,
    ),
    Column(
        "edition_file",
        _("Edition: file"),
        _("The name or the title of a document that is in our library already."),
        "let-us-talk-es.pdf",
    ),
    Column(
        "edition_url",
        _("Edition: address"),
        _("Or where it can be had elsewhere, with https://. Not both."),
        width=30,
    ),
    Column("edition_pages", _("Edition: pages"), _("How many pages it has."), width=10),
    Column(
        "edition_accessible",
        _("Edition: accessible"),
        _("Can someone with a screen reader read it: yes or no. Empty means not checked."),
        words="accessible",
        width=12,
    ),
    Column("edition_note", _("Edition: note"), _("For example: summary only.")),
    Column(
        VERSION,
        _("Version"),
        _(
            "Written by the export. Leave it as it is: it tells the import what was changed on "
            "the site since."
        ),
        width=12,
    ),
)
"""In the order of the sheet."""

BY_NAME = {column.name: column for column in COLUMNS}
EDITION = tuple(column.name for column in COLUMNS if column.name.startswith("edition_"))
TEXTS = tuple(
    column.name for column in COLUMNS if column.name not in (*EDITION, KEY, LANGUAGE, VERSION)
)
"""The columns that are about the page itself."""

REPORT = (
    ("report_row", _("Import: row")),
    ("report_outcome", _("Import: what happens")),
    ("report_problems", _("Import: problems")),
    ("report_remarks", _("Import: remarks")),
)
"""What a downloaded report adds to the rows; reading leaves it out again."""

ALSO = {
    KEY: ("id", "record key", "external key"),
    LANGUAGE: ("locale", "page language"),
    "published": ("published on", "date", "published date"),
    "archived": ("archived",),
    "body": ("body",),
    "uses": ("uses",),
    "edition_url": ("url", "edition url", "address", "link"),
    "edition_file": ("file", "document"),
}
"""Headings that people write of themselves."""

Headings = dict[str, str]


def plain_heading(text: str) -> str:
    """Return a heading as headings are compared: only its letters and digits."""
    return re.sub(r"[\W_]+", "", folded(text))


@cache
def known_headings() -> Headings:
    """Return the name of the column (or of a part of a report) by each plain heading for it.

    Known are the names, the headings in every language of the site, and a few more.
    """
    known: Headings = {}
    named = [(column.name, column.heading) for column in COLUMNS] + list(REPORT)
    for code in dict.fromkeys([settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]):
        with override(code):
            for name, heading in named:
                for text in (name, str(heading), *ALSO.get(name, ())):
                    known.setdefault(plain_heading(text), name)
    return known


def headings_of(names: Iterable[str]) -> list[str]:
    """Return the headings of columns in the active language."""
    return [str(BY_NAME[name].heading) for name in names]


def label_of(name: str) -> str:
    """Return how a column is called in the active language; its own name where it is none of ours.

    "editions" stands for all the columns of an edition together.
    """
    if name == "editions":
        return str(_("Editions"))
    return str(BY_NAME[name].heading) if name in BY_NAME else name
