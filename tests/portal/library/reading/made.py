"""Files that a test makes: PDFs of any length and kind, and packed things that mean harm."""

import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

KEPT = Path(__file__).parent / "files"
"""Small files as Word, PowerPoint, Excel, LibreOffice and others write them: made once with
python-docx, python-pptx, openpyxl, odfpy and pikepdf."""


def kept(name: str) -> bytes:
    return (KEPT / name).read_bytes()


def pdf(pages: list[str], catalog: str = "", information: str = "") -> bytes:
    """A PDF with a line of text on each page; an empty text makes a page without any."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for words in pages:
        drawn = f"BT /F 12 Tf 20 700 Td ({words}) Tj ET" if words else ""
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<<{information}>>")
    return _written(objects)


def many_objects(number: int) -> bytes:
    """A PDF with so many objects that mean nothing."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", *["<<>>"] * number]
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    output = BytesIO()
    output.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(output.tell())
        output.write(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    start = output.tell()
    output.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    output.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    last = f"<</Root 1 0 R/Size {len(objects) + 1}/Info {len(objects)} 0 R>>"
    output.write(f"trailer{last}\nstartxref\n{start}\n%%EOF\n".encode())
    return output.getvalue()


def word(*document: bytes) -> bytes:
    """A Word file whose document is made of these pieces, packed one after another."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in document:
                part.write(piece)
    return output.getvalue()


def endless_entity() -> bytes:
    """A Word file whose one word stands for a thousand million."""
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    start = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "word">{entities}]>'
    return word(f"{start}<d><t>&j;</t></d>".encode())


def book() -> bytes:
    """An EPUB of two chapters, in the order of its spine and not of its files."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        file.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        file.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Power</dc:title>'
            "<dc:language>en</dc:language></metadata><manifest>"
            '<item id="b" href="a.xhtml"/><item id="a" href="b%20c.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        page = "<!DOCTYPE html><html><head><title>no</title></head><body>{}</body></html>"
        file.writestr("OEBPS/b c.xhtml", page.format("<h1>First&nbsp;chapter</h1><p>Why?</p>"))
        file.writestr(
            "OEBPS/a.xhtml", page.format('<p>Second</p><script>no()</script><img src="x"/>')
        )
    return output.getvalue()
