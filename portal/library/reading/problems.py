"""What keeps people from reading a file, and what to do about it, in words of staff.

After the checks of PDF/UA (ISO 14289-1) and WCAG 2.1 that a machine can make: 1.1.1, 1.3.1, 2.4.2,
3.1.1. A file without a problem here may still be hard to read; only people can tell.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import DocumentText
from .states import ReadingState

MANY_BLANK = 0.25
"""The part of a PDF's pages without text from which on it is taken for scanned in part."""

LONG = 4_000
"""Characters from which on a text needs headings: about two pages."""


class Problem(models.TextChoices):
    """What is wrong with a file."""

    SCANNED = "scanned", _("It holds pictures of text, and no text.")
    PARTLY_SCANNED = "partly_scanned", _("Many of its pages hold no text.")
    ENCRYPTED = "encrypted", _("It wants a password.")
    LOCKED = "locked", _("Its settings shut screen readers out.")
    UNTAGGED = "untagged", _("It has no tags: nothing in it says what is a heading or a list.")
    UNREADABLE = "unreadable", _("It could not be read.")
    TOO_LARGE = "too_large", _("It is so large that it could not be read as a whole.")
    NO_TITLE = "no_title", _("It has no title.")
    NO_LANGUAGE = "no_language", _("It does not say its language.")
    OTHER_LANGUAGE = "other_language", _("It says that it is in another language.")
    NO_HEADINGS = "no_headings", _("It has no headings.")
    UNTITLED_SLIDES = "untitled_slides", _("Some slides have no title.")
    UNDESCRIBED = "undescribed", _("Pictures in it have no description.")


EXCLUDING = {
    Problem.SCANNED,
    Problem.PARTLY_SCANNED,
    Problem.ENCRYPTED,
    Problem.LOCKED,
    Problem.UNTAGGED,
    Problem.UNREADABLE,
}
"""Those that shut people out; the others only make reading harder."""

ADVICE = {
    Problem.SCANNED: _(
        "Make the PDF from the original document. If only paper is left, scan it with text "
        "recognition (OCR)."
    ),
    Problem.PARTLY_SCANNED: _(
        "Run text recognition (OCR) over the scanned pages, or make the PDF from the original."
    ),
    Problem.ENCRYPTED: _("Save it without a password, and upload it again."),
    Problem.LOCKED: _(
        "In the security settings of the PDF allow text access for screen readers, and save it."
    ),
    Problem.UNTAGGED: _(
        "In Word: Save as PDF, Options, tick “Document structure tags for accessibility”. In "
        "InDesign: Export, tick “Create Tagged PDF”."
    ),
    Problem.UNREADABLE: _(
        "Open it in the program it comes from, save it anew, and upload it again."
    ),
    Problem.TOO_LARGE: _("Divide it into parts. Search finds only what could be read."),
    Problem.NO_TITLE: _(
        "Write a title in the file's properties: File, Info or Properties, Title. Screen readers "
        "read the file's name otherwise."
    ),
    Problem.NO_LANGUAGE: _(
        "State the language in the file's properties, so that screen readers use the right voice."
    ),
    Problem.OTHER_LANGUAGE: _(
        "Correct the language in the file's properties, or in the field “Language” here."
    ),
    Problem.NO_HEADINGS: _(
        "Give headings a heading style, such as “Heading 1”. Bold text is no heading for a screen "
        "reader."
    ),
    Problem.UNTITLED_SLIDES: _("Give each slide a title. It may be hidden behind a picture."),
    Problem.UNDESCRIBED: _(
        "Write a description (alt text) for each picture, or mark it decorative."
    ),
}
"""What to do, in a sentence or two."""


@dataclass(frozen=True)
class Finding:
    """A problem as it is shown."""

    problem: Problem
    excludes: bool
    words: str
    advice: str


def problems_of(text: DocumentText, stated_language: str) -> list[Problem]:
    """Return what is wrong with a file, the worst first.

    `stated_language` is the tag that staff gave it; empty where they did not.
    """
    match text.state:
        case ReadingState.NOTHING if "of" in text.facts:
            return [Problem.SCANNED]
        case ReadingState.ENCRYPTED:
            return [Problem.ENCRYPTED]
        case ReadingState.FAILED:
            return [Problem.UNREADABLE]
        case ReadingState.TOO_LARGE:
            return [Problem.TOO_LARGE]
        case ReadingState.READ:
            return [problem for problem, is_there in _tests(text, stated_language) if is_there]
    return []


def findings(text: DocumentText) -> list[Finding]:
    """Return the problems that were found in a file, with what to do."""
    return [
        Finding(problem, problem in EXCLUDING, str(problem.label), str(ADVICE[problem]))
        for problem in map(Problem, text.problems)
    ]


def _tests(text: DocumentText, stated: str) -> list[tuple[Problem, bool]]:
    facts = text.facts
    is_pdf = "tagged" in facts
    spoken = text.language.split("-")[0].lower()
    has_properties = is_pdf or "headings" in facts or "untitled" in facts
    return [
        (Problem.PARTLY_SCANNED, is_pdf and facts["blank"] >= MANY_BLANK * max(facts["of"], 1)),
        (Problem.LOCKED, bool(facts.get("locked"))),
        (Problem.UNTAGGED, is_pdf and not facts["tagged"]),
        (Problem.NO_TITLE, has_properties and not facts.get("title")),
        (Problem.NO_LANGUAGE, has_properties and "untitled" not in facts and not spoken),
        (
            Problem.OTHER_LANGUAGE,
            bool(spoken and stated) and spoken != stated.split("-")[0].lower(),
        ),
        (Problem.NO_HEADINGS, facts.get("headings") == 0 and len(text.text) > LONG),
        (Problem.UNTITLED_SLIDES, facts.get("untitled", 0) > 0),
        (Problem.UNDESCRIBED, facts.get("undescribed", 0) > 0),
        (Problem.TOO_LARGE, text.is_cut),
    ]
