"""Small documents of every kind, and some that lie about theirs."""

import zipfile
from io import BytesIO

import pypdfium2


def archive(**members: bytes) -> bytes:
    """A zip file; `__` in a name stands for a slash, a single `_` for a dot."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return output.getvalue()


def office(part: str, **more: bytes) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(part, "<document/>")
        for name, content in more.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return output.getvalue()


def pdf(pages: int = 3) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _number in range(pages):
        document.new_page(200, 300)
    output = BytesIO()
    document.save(output)
    document.close()
    return output.getvalue()


def endless() -> bytes:
    """An archive that says it holds 65,535 files."""
    content = bytearray(archive(a_txt=b"a"))
    record = content.rfind(b"PK\x05\x06")
    content[record + 8 : record + 12] = b"\xff\xff\xff\xff"
    return bytes(content)


def bomb() -> bytes:
    """An archive that says its one file unpacks to four gigabytes."""
    content = bytearray(office("word/document.xml"))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    return bytes(content)
