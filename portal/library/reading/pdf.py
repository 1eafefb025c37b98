"""Reads PDF files, one page at a time."""

import ctypes
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from .found import EncryptedError, EnoughError, Found

FOR_SCREEN_READERS = 1 << 9
"""The permission to take text out for accessibility (ISO 32000-1, table 22, bit 10)."""

LONGEST_TAG = 200
"""Characters of a language or a title that are kept."""


def read(file: BinaryIO, found: Found) -> None:
    """Add text and facts of a PDF to `found`.

    Facts: `title`, `language`, `tagged`, `locked` (screen readers are shut out), `of` (its pages)
    and `blank` (pages without any text). Raises EncryptedError where a password is wanted.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error):
            raise EncryptedError from error
        raise
    try:
        allowed = pdfium.FPDF_GetDocPermissions(document)
        found.facts.update(
            title=document.get_metadata_value("Title").strip()[:LONGEST_TAG],
            language=_language_of(document),
            tagged=document.is_tagged(),
            locked=not allowed & FOR_SCREEN_READERS,
            of=len(document),
            blank=0,
        )
        for number in range(len(document)):
            _read_page(document, number, found)
    finally:
        document.close()


def _read_page(document: pypdfium2.PdfDocument, number: int, found: Found) -> None:
    words = ""
    try:
        page = document[number]
        try:
            shown = page.get_textpage()
            try:
                words = shown.get_text_range()
            finally:
                shown.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        # One broken page among many: the others are worth reading.
        found.facts["broken"] = found.facts.get("broken", 0) + 1
    if not words.strip():
        found.facts["blank"] += 1
    try:
        found.add(words.replace("\r\n", "\n"))
    except EnoughError:
        found.pages += 1
        raise
    found.page()


def _language_of(document: pypdfium2.PdfDocument) -> str:
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 0 < size <= LONGEST_TAG:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(
        document, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return held.raw.decode("utf-16-le", errors="ignore").strip("\x00 ")
