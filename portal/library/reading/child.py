"""The process that reads one file: python -m portal.library.reading.child ENDING < file > answer.

The system bounds its memory, its time, the size of files that it writes, and lets it start no other
process (except as root, for whom that last bound does not hold). It is given none of the portal's
settings. That holds faults, bombs and endless files. It is no sandbox: whoever breaks into it by a
crafted file is the same user as the worker, and reads and sends what that user can.
The answer is one JSON object: `state`, `text`, `pages`, `cut`, `facts`, and for failures `reason`.
"""

import contextlib
import json
import resource
import sys
import zipfile
from collections.abc import Callable
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

import pypdfium2
from defusedxml.common import DefusedXmlException

from . import books, office, pdf, plain, sheets
from .found import MOST_TEXT, EncryptedError, EnoughError, Found, TooMuchError
from .markup import Archive

MEMORY = 640 * 1024 * 1024
"""Bytes of address space; the libraries themselves take about 100 MB of it."""

SECONDS = 40
"""Seconds of processor time after which the system ends the process."""

OPEN_FILES = 32

Reader = Callable[[BinaryIO, Found], None]


def unpacked(reader: Callable[[Archive, Found], None]) -> Reader:
    """Return a reader of files out of one of archives."""

    def read(file: BinaryIO, found: Found) -> None:
        with zipfile.ZipFile(file) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise EncryptedError
            reader(Archive(archive), found)

    return read


READERS: dict[str, Reader] = {
    "csv": plain.read,
    "docx": unpacked(office.read_word),
    "epub": unpacked(books.read),
    "odt": unpacked(office.read_open_text),
    "pdf": pdf.read,
    "pptx": unpacked(office.read_slides),
    "txt": plain.read,
    "vtt": plain.read_captions,
    "xlsx": sheets.read,
}
"""What reads the files with each ending."""

BROKEN = (
    pypdfium2.PdfiumError,
    zipfile.BadZipFile,
    DefusedXmlException,
    ParseError,
    # What the libraries raise for files that are not as they should be.
    AttributeError,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def keep_limits() -> None:
    """Bound this process; the system enforces it, as far as it knows each bound.

    Linux knows all of them. macOS refuses that of memory; the others hold there.
    """
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
        # The answer is a file: the text, and room for what JSON escapes.
        (resource.RLIMIT_FSIZE, 6 * MOST_TEXT),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def answer(file: BinaryIO, ending: str) -> dict[str, Any]:
    """Read one file and return what is to be told of it."""
    found = Found()
    try:
        READERS[ending](file, found)
    except EnoughError:
        found.cut = True
    except EncryptedError:
        return {"state": "encrypted"}
    except (TooMuchError, MemoryError, RecursionError) as error:
        return {"state": "too_large", "reason": type(error).__name__}
    except BROKEN as error:
        return {"state": "failed", "reason": f"{type(error).__name__}: {error}"[:200]}
    text = found.text
    return {
        "state": "read" if any(letter.isalnum() for letter in text) else "nothing",
        "text": text,
        "pages": found.pages,
        "cut": found.cut,
        "facts": found.facts,
    }


if __name__ == "__main__":
    keep_limits()
    json.dump(answer(sys.stdin.buffer, sys.argv[1]), sys.stdout)
