"""Streams the XML and HTML inside office files, without ever holding a whole tree."""

import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

from defusedxml.ElementTree import DefusedXMLParser

from .found import TooMuchError

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes that are unpacked of one file; the rest of a bomb stays packed."""

CHUNK = 64 * 1024

LONGEST_TOKEN = 2 * 1024 * 1024
"""Bytes of one tag or attribute; expat looks at a longer one again and again."""


class Listener:
    """Hears the elements of a document, in its order. Names are as {namespace}name."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def data(self, words: str, /) -> None:
        """Some text inside it; one text may come in several pieces."""

    def end(self, tag: str, /) -> None:
        """An element ends."""


class Archive:
    """An office file: XML files in a zip archive, unpacked piece by piece up to a limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.names = {entry.filename: entry for entry in archive.infolist()}
        self._archive = archive
        self._left = MOST_UNPACKED

    def numbered(self, beginning: str, ending: str = ".xml") -> list[str]:
        """Return the parts named beginning-number-ending, in the order of their numbers."""
        found = {}
        for name in self.names:
            if name.startswith(beginning) and name.endswith(ending):
                number = name[len(beginning) : -len(ending)]
                if number.isdecimal():
                    found[int(number)] = name
        return [found[number] for number in sorted(found)]

    def tell(self, name: str, listener: Listener) -> None:
        """Have `listener` hear the XML of a part; nothing where there is no such part.

        Raises TooMuchError past the limits, ParseError or DefusedXmlException for bad XML: entities
        are refused, for they can be endless.
        """
        parser = DefusedXMLParser(target=listener, forbid_dtd=True)
        fed = 0
        for chunk in self._chunks(name):
            parser.feed(chunk)
            fed += len(chunk)
            if fed - parser.parser.CurrentByteIndex > LONGEST_TOKEN:
                raise TooMuchError
        if name in self.names:
            parser.close()

    def tell_html(self, name: str, listener: HTMLParser) -> None:
        """Have `listener` hear a part that is a web page. Raises TooMuchError past the limit."""
        for chunk in self._chunks(name):
            listener.feed(chunk.decode("utf-8", errors="replace"))
        listener.close()

    def _chunks(self, name: str) -> Iterator[bytes]:
        if name not in self.names:
            return
        with self._archive.open(self.names[name]) as part:
            while chunk := part.read(CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise TooMuchError
                yield chunk


def local(tag: str) -> str:
    """Return an element's or attribute's name without its namespace."""
    return tag.rpartition("}")[2]


def named(attributes: dict[str, str], name: str) -> str:
    """Return the attribute with this name, in whatever namespace; empty where there is none."""
    return next((value for key, value in attributes.items() if local(key) == name), "")
