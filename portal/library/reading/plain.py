"""Reads texts, tables and captions that need no unpacking."""

import codecs
import re
from typing import BinaryIO

from .found import MOST_TEXT, EnoughError, Found

MARKS = re.compile(r"<[^>]*>")
TIMES = re.compile(r"^(?:\d+:)?\d+:\d+\.\d+\s+-->")
BLOCKS = ("WEBVTT", "NOTE", "STYLE", "REGION")


def decode(content: bytes) -> str:
    """Return text of UTF-8, or else of the Windows encoding that old programs still write."""
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(file: BinaryIO, found: Found) -> None:
    """Add a text or table as it stands."""
    found.add(decode(file.read(MOST_TEXT)))
    if file.read(1):
        raise EnoughError


def read_captions(file: BinaryIO, found: Found) -> None:
    """Add what is said in WebVTT captions: no times, settings, notes or marks."""
    for block in re.split(r"\n{2,}", decode(file.read(MOST_TEXT)).replace("\r\n", "\n")):
        if block.startswith(BLOCKS):
            continue
        lines = block.split("\n")
        times = next((number for number, line in enumerate(lines) if TIMES.match(line)), None)
        for line in lines[times + 1 :] if times is not None else []:
            found.add(MARKS.sub("", line))
            found.line()
    if file.read(1):
        raise EnoughError
