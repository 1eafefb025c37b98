"""The editions of a resource: from rows of a sheet, from a page, and onto one."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.cleaning import web_address
from portal.library.languages import language
from resources.models import Accessible, ResourceEdition, ResourcePage

from .cells import clean, one_line
from .columns import EDITION
from .words import Words

Edition = dict[str, str]
"""The cells of one edition by the names of their columns; "edition_file" is a file's name."""

MOST_PAGES = 100_000

PLACE = ("edition_language", "edition_file", "edition_url")
"""By which an edition is told from others."""

address_field = forms.URLField(max_length=500, assume_scheme="https", required=False)


def read_edition(cells: Mapping[str, str], words: Words) -> tuple[Edition, dict[str, list[str]]]:
    """Return the edition that a row names, and what is wrong with it by column.

    An empty edition means that the row names none.
    """
    given = {name: one_line(cells.get(name, "")) for name in EDITION}
    if not any(given.values()):
        return {}, {}
    edition, wrong = dict(given), dict[str, list[str]]()
    for name in EDITION:
        try:
            edition[name] = _read(name, given[name], words)
        except ValidationError as error:
            wrong[name] = list(error.messages)
    if not given["edition_language"]:
        wrong["edition_language"] = [_("Say in which language the edition is.")]
    if given["edition_file"] and given["edition_url"]:
        wrong.setdefault("edition_url", []).append(
            _("Give a file or an address elsewhere, not both.")
        )
    elif not given["edition_file"] and not given["edition_url"]:
        wrong.setdefault("edition_url", []).append(
            _("The edition leads nowhere: give an address, or a file of the library.")
        )
    return edition, wrong


def _read(name: str, text: str, words: Words) -> str:
    """Return one cell in its form. Raises ValidationError."""
    if name == "edition_accessible":
        return words.accessible(text) if text else Accessible.UNKNOWN.value
    if not text:
        return ""
    if name == "edition_language":
        return words.language(text)
    if name == "edition_file":
        return words.document_file(words.document(text))
    if name == "edition_url":
        return _address(text)
    if name == "edition_pages":
        if not text.isdecimal() or not 0 < int(text) <= MOST_PAGES:
            raise ValidationError(_("“%(text)s” is no number of pages.") % {"text": text[:40]})
        return str(int(text))
    longest = {"edition_title": 255, "edition_note": 200}[name]
    if len(text) > longest:
        raise ValidationError(
            _("%(number)d characters, and at most %(most)d fit: “%(text)s…”.")
            % {"number": len(text), "most": longest, "text": text[:40]}
        )
    return text


def _address(text: str) -> str:
    try:
        address = address_field.clean(text)
    except ValidationError:
        address = ""
    if not address or not web_address(address) or urlsplit(address).scheme not in ("http", "https"):
        raise ValidationError(
            _("“%(text)s” is no web address. Write it with https://.") % {"text": text[:60]}
        )
    return str(address)


def file_name(path: str) -> str:
    """Return the name of a stored file without its folder."""
    return path.rsplit("/")[-1]


def edition_of(edition: ResourceEdition) -> Edition:
    """Return the cells that say what an edition of a page is."""
    return {
        "edition_language": edition.language,
        "edition_title": one_line(clean(edition.title)),
        "edition_file": file_name(edition.document.file.name) if edition.document else "",
        "edition_url": "" if edition.document else edition.url,
        "edition_pages": str(edition.pages or ""),
        "edition_accessible": edition.accessible,
        "edition_note": one_line(clean(edition.note)),
    }


def editions_of(page: ResourcePage) -> list[Edition]:
    """Return the editions of a page, in the order of staff."""
    return [edition_of(edition) for edition in page.editions.all()]


def editions_text(editions: Iterable[Edition]) -> str:
    """Return editions in the one form in which they are compared."""
    rows = [[edition[name] for name in EDITION] for edition in editions]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def shown_editions(text: str) -> str:
    """Return what `editions_text` wrote as people read it, one edition on each line."""
    lines = []
    for code, title, file, url, pages, accessible, note in json.loads(text or "[]"):
        parts = [language(code).name, title, file or url]
        if pages:
            parts.append(_("%(number)d pages") % {"number": int(pages)})
        if accessible != Accessible.UNKNOWN:
            parts.append(str(Accessible(accessible).label))
        lines.append(" · ".join(part for part in [*parts, note] if part))
    return "\n".join(lines)


def give_editions(page: ResourcePage, text: str, words: Words) -> None:
    """Put onto a page the editions that `editions_text` wrote.

    An edition that leads to the same place, or else one of the same language, stays and is changed.
    """
    before = list(page.editions.all())
    wanted = [dict(zip(EDITION, row, strict=True)) for row in json.loads(text or "[]")]
    chosen: list[ResourceEdition | None] = [None] * len(wanted)
    for same in (_same_place, _same_language):
        for number, edition in enumerate(wanted):
            if chosen[number] is None:
                found = next((old for old in before if same(old, edition)), None)
                if found is not None:
                    before.remove(found)
                    chosen[number] = found
    page.editions = [
        _given(kept or ResourceEdition(locale=page.locale), edition, number, words)
        for number, (kept, edition) in enumerate(zip(chosen, wanted, strict=True))
    ]


def _same_place(old: ResourceEdition, new: Edition) -> bool:
    cells = edition_of(old)
    return all(
        cells[name] == new[name] for name in ("edition_language", "edition_file", "edition_url")
    )


def _same_language(old: ResourceEdition, new: Edition) -> bool:
    return old.language == new["edition_language"]


def _given(edition: ResourceEdition, cells: Edition, number: int, words: Words) -> ResourceEdition:
    file = cells["edition_file"]
    values: dict[str, Any] = {
        "language": cells["edition_language"],
        "title": cells["edition_title"],
        "document_id": words.document(file) if file else None,
        "url": cells["edition_url"],
        "pages": int(cells["edition_pages"]) if cells["edition_pages"] else None,
        "accessible": cells["edition_accessible"],
        "note": cells["edition_note"],
        "sort_order": number,
    }
    if edition.document and file == file_name(edition.document.file.name):
        del values["document_id"]
    for name, value in values.items():
        setattr(edition, name, value)
    return edition
