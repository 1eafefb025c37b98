"""What a PO file from an outside translator brings, looked at before anything is stored.

wagtail-localize exports and imports such files, but its import believes what it reads: it fails on
a file from elsewhere, takes guesses (“fuzzy”) and texts without their links, and says “successfully
imported” when it found nothing.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from portal.languages.machine.shield import DamagedError, check

MARK = "X-WagtailLocalize-TranslationID"
"""The line of the head that says which page and language a file is for."""

LARGEST = 5 * 1024 * 1024
"""Bytes. The longest page of a site makes a hundredth of it."""


class RefusedFileError(Exception):
    """A file is no use here; the message says why, in words for staff."""


@dataclass
class Reading:
    """The texts of a file, by what can be done with them. Each entry has its source in `msgid`."""

    good: list[polib.POEntry] = field(default_factory=list)
    damaged: list[polib.POEntry] = field(default_factory=list)
    guessed: list[polib.POEntry] = field(default_factory=list)
    gone: list[polib.POEntry] = field(default_factory=list)
    empty: list[polib.POEntry] = field(default_factory=list)


def parse(file: UploadedFile) -> polib.POFile:
    """Return a file that was sent to us.

    Raises RefusedFileError when it is no PO file.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RefusedFileError(_("The file is too large for the texts of one page."))
    # polib takes a short text for the name of a file, so it gets one.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_bytes(content.removeprefix(b"\xef\xbb\xbf"))
        try:
            return polib.pofile(str(path))
        except (OSError, UnicodeDecodeError, LookupError, ValueError) as error:
            raise RefusedFileError(
                _("This is no PO file, or it is damaged. Please ask for it in the encoding UTF-8.")
            ) from error


def read(po: polib.POFile, translation: Translation) -> Reading:
    """Return what a file brings for a translation, text by text.

    Raises RefusedFileError when it is for another page or language, or for none of ours.
    """
    _refuse_others(po.metadata.get(MARK, ""), translation)
    current = set(translation.source.stringsegment_set.values_list("context__path", "string__data"))
    reading = Reading()
    for entry in po:
        _sort(entry, current, reading)
    if not (reading.good or reading.damaged or reading.guessed):
        raise RefusedFileError(_("There is no translated text in this file that the page needs."))
    return reading


def _refuse_others(mark: str, translation: Translation) -> None:
    if mark == str(translation.uuid):
        return
    try:
        other = Translation.objects.select_related("source", "target_locale").get(uuid=mark)
    except (Translation.DoesNotExist, ValidationError):
        raise RefusedFileError(
            _(
                "This file does not say which page it is for. Please use a file that was "
                "downloaded here, with its head as it was."
            )
        ) from None
    raise RefusedFileError(
        _("This file is for “%(title)s” in %(language)s.")
        % {
            "title": other.source.object_repr,
            "language": other.target_locale.get_display_name(),
        }
    )


def _sort(entry: polib.POEntry, current: set[tuple[str, str]], reading: Reading) -> None:
    """Put one text of a file where it belongs."""
    if entry.obsolete:
        return
    if not entry.msgstr.strip():
        reading.empty.append(entry)
    elif (entry.msgctxt, entry.msgid) not in current:
        reading.gone.append(entry)
    elif entry.fuzzy:
        reading.guessed.append(entry)
    else:
        try:
            check(entry.msgid, entry.msgstr)
        except DamagedError:
            reading.damaged.append(entry)
        else:
            reading.good.append(entry)


def as_file(entries: Iterable[polib.POEntry], translation: Translation) -> polib.POFile:
    """Return texts as a file that wagtail-localize takes for a translation."""
    po = polib.POFile()
    po.metadata = {MARK: str(translation.uuid)}
    po.extend(entries)
    return po
