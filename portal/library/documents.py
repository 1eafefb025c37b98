"""Tells whether a document is what its name says, and counts its pages.

A name proves nothing: a web page called report.pdf would run its scripts in the reader's browser
(OWASP ASVS 5, 5.2.2). So the bytes are looked at before the file is stored, without unpacking
more than a few of them.
"""

import re
import threading
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

import pypdfium2
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

MAX_ENTRIES = 10_000
"""Files in an archive."""

MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes that an archive says it holds; more is a bomb, or too large to send to anybody."""

MAX_DIRECTORY = 4 * 1024 * 1024
"""Bytes of an archive's table of contents."""

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed)\b", re.I)
"""What makes a browser take a file for a web page."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes that do not stand in texts."""

PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
}
"""Where each kind of office file keeps its text (ISO/IEC 29500)."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How old office files begin, and new ones that are wrapped up with a password (MS-OFFCRYPTO)."""

TYPES = {"epub": b"application/epub+zip", "odt": b"application/vnd.oasis.opendocument.text"}
"""What the first file in an archive of this kind says (EPUB OCF 4.3, OpenDocument 3.3)."""

# PDFium must not be entered by two threads at once.
_pdfium = threading.Lock()


def check_document(file: File, name: str) -> None:
    """Refuse a file whose bytes are not of the kind that the ending of `name` promises.

    Raises ValidationError with a message for the member of staff who uploads it.
    """
    ending = ending_of(name)
    check = CHECKS.get(ending)
    if check is None or ending not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(
            _("Files of the kind “%(ending)s” cannot be kept here. Possible are: %(possible)s."),
            code="kind",
            params={"ending": ending, "possible": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)},
        )
    file.seek(0)
    try:
        right = check(file, ending)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        # What zipfile raises for broken, encrypted and exotic archives.
        right = False
    finally:
        file.seek(0)
    if not right:
        raise ValidationError(
            _(
                "The content of this file is not %(ending)s, although its name says so. Open it in "
                "the program it comes from and save it anew as %(ending)s."
            ),
            code="content",
            params={"ending": ending.upper()},
        )


def ending_of(name: str) -> str:
    """Return the part of a file's name that tells its kind, in small letters."""
    return PurePosixPath(name).suffix.lower().lstrip(".")


def count_pages(file: File, name: str) -> int | None:
    """Return how many pages a PDF has; None for other kinds, whose pages depend on the reader."""
    if ending_of(name) != "pdf":
        return None
    return _opened(file)[0]


def _is_pdf(file: File, _ending: str) -> bool:
    beginning = file.read(1024)
    if not beginning.startswith(b"%PDF-") or MARKUP.search(beginning):
        return False
    pages, wants_password = _opened(file)
    if wants_password:
        raise ValidationError(
            _("This file wants a password, so nobody could read it. Save it without one."),
            code="password",
        )
    return pages is not None


def _opened(file: File) -> tuple[int | None, bool]:
    """Return how many pages a PDF has, and whether it opens only for those who know a word."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            error = pypdfium2.raw.FPDF_GetLastError()
            return None, bool(error == pypdfium2.raw.FPDF_ERR_PASSWORD)
        try:
            return len(document) or None, False
        finally:
            document.close()


def _is_archive(file: File, ending: str) -> bool:
    """Tell whether a file is a sound archive and, for office files, of the right kind."""
    beginning = file.read(4)
    if beginning == OLD_OFFICE and ending in PARTS:
        raise ValidationError(
            _(
                "This file wants a password, or it is of a kind from before 2007. Open it, and "
                "save it as %(ending)s without a password."
            ),
            code="password",
            params={"ending": ending.upper()},
        )
    if beginning != b"PK\x03\x04":
        return False
    _refuse_endless_directory(file)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _too_much()
        names = {entry.filename for entry in entries}
        if any(name.startswith("/") or ".." in name.split("/") for name in names):
            return False
        if part := PARTS.get(ending):
            _refuse_macros(names)
            return {"[Content_Types].xml", part} <= names
        if kind := TYPES.get(ending):
            if not entries or entries[0].filename != "mimetype":
                return False
            with archive.open(entries[0]) as entry:
                return entry.read(100).strip() == kind
    return True


def _refuse_endless_directory(file: File) -> None:
    """Look at the end record, so that no million entries are read into memory."""
    size = file.seek(0, 2)
    tail_size = min(size, 65_557)  # the record and the longest comment it may carry
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    record = tail.rfind(b"PK\x05\x06")
    if record < 0 or len(tail) < record + 20:
        raise zipfile.BadZipFile
    entries = int.from_bytes(tail[record + 10 : record + 12], "little")
    directory = int.from_bytes(tail[record + 12 : record + 16], "little")
    if entries > MAX_ENTRIES or directory > MAX_DIRECTORY:
        raise _too_much()
    file.seek(0)


def _refuse_macros(names: set[str]) -> None:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise ValidationError(
            _("This file contains macros, which are programs. Save it without them."),
            code="macros",
        )


def _too_much() -> ValidationError:
    return ValidationError(
        _("This file holds more than readers could unpack. Divide it into smaller ones."),
        code="too_much",
    )


def _is_text(file: File, ending: str) -> bool:
    beginning = file.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith(b"<") or MARKUP.search(beginning):
        return False
    if ending == "vtt" and not beginning.startswith(b"WEBVTT"):
        return False
    file.seek(0)
    return not any(CONTROL.search(chunk) for chunk in file.chunks())


CHECKS: dict[str, Callable[[File, str], bool]] = {
    "csv": _is_text,
    "docx": _is_archive,
    "epub": _is_archive,
    "odt": _is_archive,
    "pdf": _is_pdf,
    "pptx": _is_archive,
    "txt": _is_text,
    "vtt": _is_text,
    "xlsx": _is_archive,
    "zip": _is_archive,
}
