"""A file becomes a sheet, whatever program wrote it."""

from django.utils.translation import gettext as _

from portal.library.documents import ending_of

from .reading_csv import read_csv
from .reading_xlsx import read_xlsx
from .sheet import MOST_BYTES, RefusedSheetError, Sheet, made_sheet

ZIPPED, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ENDINGS = ("csv", "tsv", "txt", "xlsx")


def read_sheet(content: bytes, name: str) -> Sheet:
    """Return what a file holds. Its bytes tell its kind; the ending of `name` only has to fit.

    Raises RefusedSheetError with what staff can do about it.
    """
    refuse_size(len(content))
    if ending_of(name) not in ENDINGS:
        raise RefusedSheetError(
            _("Files of the kind “%(ending)s” cannot be read. Save it as CSV or as .xlsx.")
            % {"ending": ending_of(name)}
        )
    if content.startswith(OLD_EXCEL):
        raise RefusedSheetError(
            _(
                "The workbook is protected by a password, or in the format of old Excel (.xls). "
                "Save it as .xlsx without a password."
            )
        )
    rows = read_xlsx(content) if content.startswith(ZIPPED) else read_csv(content)
    return made_sheet(rows)


def refuse_size(size: int) -> None:
    """Refuse a file that is too large, given in bytes. Raises RefusedSheetError."""
    if size > MOST_BYTES:
        raise RefusedSheetError(
            _("The file is larger than %(most)d MB. Divide it and import one part after the other.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
