"""What a phone hides in a picture never reaches a visitor."""

import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops, ImageCms, ImageStat
from wagtail.models import Collection

from portal.library.models import PortalImage
from portal.library.pictures import without_metadata

from . import pictures
from .pictures import SECRET

pytestmark = pytest.mark.django_db

FILES = {
    "photo.jpg": pictures.jpeg,
    "drawing.png": pictures.png,
    "photo.webp": pictures.webp,
    "photo.avif": pictures.avif,
    "photo.heic": pictures.heic,
    "moving.gif": pictures.gif,
}


def stored(image: PortalImage) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        return file.read()


def secrets_in(content: bytes) -> list[str]:
    """Name everything but pixels that Pillow and a search for bytes find."""
    with Image.open(BytesIO(content)) as picture:
        found = [key for key in ("exif", "xmp", "comment", "photoshop") if picture.info.get(key)]
        if picture.getexif():
            found.append("getexif")
        found += [str(key) for key in getattr(picture, "text", {})]
    return found + (["bytes"] if SECRET in content else [])


@pytest.mark.parametrize("name", FILES)
def test_the_stored_picture_and_its_renditions_hold_nothing_but_the_picture(name):
    content = FILES[name]()
    assert secrets_in(content), "the sample must bite"
    image = PortalImage(title="A", file=ContentFile(content, name=name))
    image.save()

    assert secrets_in(stored(image)) == []
    with Image.open(BytesIO(stored(image))) as picture, Image.open(BytesIO(content)) as original:
        assert picture.format == original.format
    assert image.file_size == len(stored(image))
    for spec in ("original", "width-20", "fill-10x10", "width-20|format-jpeg"):
        with image.get_rendition(spec).file.open() as file:
            assert secrets_in(file.read()) == [], spec


@pytest.mark.parametrize("way", ["save", "field", "bulk", "form"])
def test_every_way_into_the_library_is_clean(way, staff):
    upload = SimpleUploadedFile("photo.jpg", pictures.jpeg(), "image/jpeg")
    if way == "save":
        PortalImage(title="A", file=upload).save()
    elif way == "field":
        image = PortalImage(title="A")
        image.file.save("photo.jpg", upload)
    elif way == "bulk":
        PortalImage.objects.bulk_create([PortalImage(title="A", file=upload)])
    else:
        staff.post(
            reverse("wagtailimages:add"),
            {"title": "A", "file": upload, "collection": Collection.get_first_root_node().pk},
        )
    assert secrets_in(stored(PortalImage.objects.get())) == []


def test_a_photo_taken_sideways_stands_upright():
    image = PortalImage(title="A", file=ContentFile(pictures.jpeg(6), name="a.jpg"))
    image.save()
    assert (image.width, image.height) == (40, 60)
    with Image.open(BytesIO(stored(image))) as picture:
        red, _green, blue = picture.convert("RGB").getpixel((20, 5))
        assert red > 200 > blue


def test_an_animation_keeps_moving_at_its_pace():
    image = PortalImage(title="A", file=ContentFile(pictures.gif(), name="a.gif"))
    image.save()
    with Image.open(BytesIO(stored(image))) as picture:
        assert picture.n_frames == 2
        assert picture.info["loop"] == 0
        durations = []
        for number in range(2):
            picture.seek(number)
            durations.append(picture.info["duration"])
    assert durations == [100, 250]


def test_colors_stay_what_they_were():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = pictures.saved(
        pictures.drawing(), "JPEG", quality=80, icc_profile=profile, exif=pictures.exif()
    )
    clean = without_metadata(ContentFile(content, name="a.jpg"))
    with Image.open(clean) as picture, Image.open(BytesIO(content)) as original:
        assert picture.info["icc_profile"] == profile
        difference = ImageChops.difference(picture.convert("RGB"), original.convert("RGB"))
        assert max(ImageStat.Stat(difference).mean) < 3

    glass = Image.new("RGBA", (4, 4), (10, 20, 30, 40))
    clean = without_metadata(ContentFile(pictures.saved(glass, "PNG"), name="a.png"))
    with Image.open(clean) as picture:
        assert picture.getpixel((1, 1)) == (10, 20, 30, 40)


def flood() -> bytes:
    """A picture of 30,000 x 30,000 pixels in a few kilobytes."""
    header = pictures.saved(Image.new("1", (8, 8)), "PNG")
    size = (30_000).to_bytes(4, "big")
    chunk = header[12:16] + size + size + header[24:29]
    return header[:12] + chunk + zlib.crc32(chunk).to_bytes(4, "big") + header[33:]


@pytest.mark.parametrize(
    ("content", "message"),
    [(flood(), "more than 60 million pixels"), (b"\x89PNG\r\n\x1a\nno picture", "cannot be read")],
)
def test_a_flood_of_pixels_is_refused_beside_the_file(staff, content, message):
    response = staff.post(
        reverse("wagtailimages:add"),
        {
            "title": "Kept",
            "file": SimpleUploadedFile("a.png", content, "image/png"),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    form = response.context["form"]
    assert message in form.errors["file"][0]
    assert form["title"].value() == "Kept"
    with pytest.raises(ValidationError):
        PortalImage(title="A", file=ContentFile(content, name="a.png")).save()
    assert not PortalImage.objects.exists()


def test_many_small_frames_are_counted_together(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60 * 40
    with pytest.raises(ValidationError, match="too large"):
        without_metadata(ContentFile(pictures.gif(), name="a.gif"))


def test_credit_and_license_stand_under_the_picture():
    image = PortalImage(title="A", credit="Ana Ruiz", licence="cc-by-4.0")
    assert image.credit_line == "Ana Ruiz, CC BY 4.0"
    image = PortalImage(title="A", licence="other")
    with pytest.raises(ValidationError, match="name of the license"):
        image.clean()
    image.licence_other = "Open Government License"
    assert image.credit_line == "Open Government License"
