"""Writes a PDF with as many pages of running text as asked for, as ISO 32000-1 has it."""

from collections.abc import Iterator

from bench.corpus.works import background_work

LINES, WORDS = 48, 11
HEAD = b"%PDF-1.4\n"


def pdf(pages: int) -> bytes:
    """Return a PDF of A4 pages, each with about 500 words of the corpus."""
    numbers = range(4, 4 + 2 * pages, 2)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en)>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (pages, b" ".join(b"%d 0 R" % number for number in numbers)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    words = _words()
    for number in numbers:
        lines = (" ".join(next(words) for _ in range(WORDS)) for _ in range(LINES))
        shown = b" ".join(
            b"(%s) '" % line.encode("cp1252", "replace").translate(None, b"()\\") for line in lines
        )
        content = b"BT /F1 10 Tf 40 800 Td 15 TL %s ET" % shown
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (number + 1)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _words() -> Iterator[str]:
    number = 0
    while True:
        for version in background_work(number, ("en",)).versions.values():
            yield from " ".join(version.text).split()
        number += 1


def _file(objects: list[bytes]) -> bytes:
    written, places = bytearray(HEAD), []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        start,
    )
    return bytes(written)
