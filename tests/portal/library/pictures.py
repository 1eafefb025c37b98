"""Pictures as phones and programs write them, with all that should not be in them."""

from io import BytesIO

from PIL import Image, PngImagePlugin

SECRET = b"CANARY-SECRET"
PLACE = (43.0, 28.0, 2.81)


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = SECRET.decode()
    data[0x9286] = SECRET.decode()
    data.get_ifd(0x8825).update({1: "N", 2: PLACE, 3: "W", 4: PLACE, 29: SECRET.decode()})
    return data


def xmp() -> bytes:
    return b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def drawing(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose left third is red, the rest blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 3, size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, file_format: str, **options) -> bytes:
    output = BytesIO()
    picture.save(output, file_format, **options)
    return output.getvalue()


def jpeg(orientation: int = 1) -> bytes:
    """With EXIF, GPS, XMP, IPTC, a comment, and a film after the end, as some phones append."""
    content = saved(
        drawing(), "JPEG", quality=92, exif=exif(orientation), comment=SECRET, xmp=xmp()
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\x00\x10\x1c\x02\x78\x00\x0b" + SECRET
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc
    return content[:2] + segment + content[2:] + b"ftypmp42" + SECRET


def png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_text("Zipped", SECRET.decode() * 20, zip=True)
    info.add_itxt("XML:com.adobe.xmp", xmp().decode())
    return saved(drawing(), "PNG", pnginfo=info, exif=exif(6)) + SECRET


def webp() -> bytes:
    return saved(drawing(), "WEBP", exif=exif(6), xmp=xmp())


def avif() -> bytes:
    return saved(drawing(), "AVIF", exif=exif(1), xmp=xmp())


def heic() -> bytes:
    return saved(drawing(), "HEIF", exif=exif(1), xmp=xmp())


def gif() -> bytes:
    frames = [drawing("P", (60, 40)), drawing("P", (60, 40)).rotate(180)]
    return saved(
        frames[0],
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=[100, 250],
        loop=0,
        comment=SECRET,
    )
