"""How a publication is cited: APA for reading, BibTeX and RIS for reference managers.

APA follows the Publication Manual, 7th edition (reports and gray literature); BibTeX the entry
type `techreport`; RIS the tags of Clarivate's specification, type RPRT. The rules are few and
fixed, so that they stand here (docs/decisions/070-resources.md).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

APA_MOST_AUTHORS = 20
_BIBTEX_SPECIALS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Author:
    """A person (family and given names) or an organization (its name as `family`)."""

    family: str
    given: str = ""
    is_person: bool = True

    @property
    def initials(self) -> str:
        """The given names as APA shortens them: "Ana-María Luz" becomes "A.-M. L."."""
        return " ".join(
            "-".join(f"{part[0]}." for part in name.split("-") if part)
            for name in self.given.split()
        )

    @property
    def spoken_name(self) -> str:
        """The name as one says it, given names first."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Reference:
    """What a citation says, independent of its form.

    `precision` is "day", "month" or "year". `url` is absolute. `language` is a language tag.
    """

    key: str
    title: str
    authors: tuple[Author, ...]
    publisher: str
    published_on: date | None
    precision: str
    url: str
    language: str


def _one_line(text: str) -> str:
    """Return `text` without line breaks and control characters, which would start new fields."""
    kept = (
        " " if char.isspace() else char for char in text if char.isprintable() or char.isspace()
    )
    return " ".join("".join(kept).split())


def _apa_name(author: Author) -> str:
    if author.is_person and author.initials:
        return f"{author.family}, {author.initials}"
    return author.family


def _apa_authors(authors: tuple[Author, ...]) -> str:
    names = [_apa_name(author) for author in authors]
    if len(names) > APA_MOST_AUTHORS:
        return ", ".join([*names[: APA_MOST_AUTHORS - 1], "…", names[-1]])
    if len(names) > 1:
        return ", ".join(names[:-1]) + f", & {names[-1]}"
    return "".join(names)


def _apa_date(reference: Reference) -> str:
    if not reference.published_on:
        return gettext("n.d.")
    patterns = {
        # Translators: a date in an APA reference, in the letters of Django's date filter.
        "day": pgettext("date in a citation", "Y, F j"),
        "month": pgettext("month in a citation", "Y, F"),
        "year": "Y",
    }
    return date_format(reference.published_on, patterns[reference.precision])


@dataclass(frozen=True)
class ApaCitation:
    """An APA reference in three parts, because its title is set in italics."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def apa(reference: Reference) -> ApaCitation:
    """Return the reference in APA style, dates and "n.d." in the active language.

    A publisher that is also the only author is not repeated; without an author the title comes
    first.
    """
    authors = _one_line(_apa_authors(reference.authors))
    publisher = _one_line(reference.publisher)
    when = f"({_apa_date(reference)})."
    title = _one_line(reference.title)
    rest = []
    if publisher and publisher != authors:
        rest.append(_ended(publisher))
    rest.append(reference.url)
    if not authors:
        return ApaCitation("", _ended(title), f" {when} {' '.join(rest)}")
    return ApaCitation(f"{_ended(authors)} {when} ", _ended(title), f" {' '.join(rest)}")


def _bibtex_text(text: str) -> str:
    """Return `text` with everything escaped that means something to BibTeX or TeX."""
    return "".join(_BIBTEX_SPECIALS.get(char, char) for char in _one_line(text))


def _bibtex_author(author: Author) -> str:
    family, given = _bibtex_text(author.family), _bibtex_text(author.given)
    if not author.is_person:
        return f"{{{family}}}"
    return f"{{{family}}}, {{{given}}}" if given else f"{{{family}}}"


def _bibtex_key(key: str) -> str:
    """Return a citation key of plain ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "resource"


def bibtex(reference: Reference) -> str:
    """Return the reference as one BibTeX entry in UTF-8, special characters escaped."""
    fields = {
        "title": f"{{{_bibtex_text(reference.title)}}}",
        "author": " and ".join(_bibtex_author(author) for author in reference.authors),
        "institution": _bibtex_text(reference.publisher),
        "url": _one_line(reference.url),
        "language": reference.language,
    }
    if day := reference.published_on:
        fields["year"] = str(day.year)
        if reference.precision != "year":
            fields["month"] = str(day.month)
        if reference.precision == "day":
            fields["day"] = str(day.day)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{_bibtex_key(reference.key)},", *lines, "}", ""])


def _ris_date(reference: Reference) -> str:
    day = reference.published_on
    if not day:
        return ""
    month = f"{day.month:02}" if reference.precision != "year" else ""
    exact = f"{day.day:02}" if reference.precision == "day" else ""
    return f"{day.year}/{month}/{exact}/"


def ris(reference: Reference) -> str:
    """Return the reference as one RIS record, lines ended by CR LF as its readers expect."""
    authors = [
        ", ".join(part for part in (author.family, author.given) if part)
        for author in reference.authors
    ]
    fields = [
        ("TY", "RPRT"),
        ("TI", reference.title),
        *(("AU", author) for author in authors),
        ("PB", reference.publisher),
        ("PY", str(reference.published_on.year) if reference.published_on else ""),
        ("DA", _ris_date(reference)),
        ("LA", reference.language),
        ("UR", reference.url),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
