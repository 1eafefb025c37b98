"""Takes out of a picture everything that is not picture, before it is stored for the first time.

A phone writes into a photo where and when it was taken, with which device, sometimes a second
picture or a film. None of it may reach visitors (OWASP ASVS 5, 14.2.8), so the pixels are
written anew and nothing else is carried over but the color profile.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile, ImageOps, ImageSequence, JpegImagePlugin, UnidentifiedImageError
from pillow_heif import register_heif_opener

register_heif_opener()

FORMATS = ("AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP")
"""The formats of Pillow that are read. Its JPEG includes MPO, several pictures in one file."""

PART_OF_THE_PICTURE = ("icc_profile", "transparency")
"""What Pillow keeps beside the pixels and needs to show them rightly."""

GOOD = 90
"""The quality at which formats that lose something are written again; 100 is the most."""


class CleanPicture(ContentFile):
    """The bytes of a picture that holds nothing else."""


@dataclass(frozen=True)
class _Timing:
    durations: list[int]
    loop: int | None


def limit_pixels() -> None:
    """Make Pillow refuse pictures over the site's limit by their header, before decoding them.

    Pillow warns above MAX_IMAGE_PIXELS and refuses above twice that number; only the refusal
    is wanted.
    """
    Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 2
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def size_of(file: File) -> tuple[int, int]:
    """Return width and height as the header says, without decoding anything.

    Raises ValidationError when the picture is oversized or cannot be read.
    """
    with _opened(file) as picture:
        return picture.size


def without_metadata(file: File) -> CleanPicture:
    """Return the picture in `file`, turned upright, without anything that is not picture.

    The format stays, and so does an animation. Raises ValidationError when the file cannot be
    read as a picture, or has more pixels (over all its frames) than the site's settings allow.
    """
    if isinstance(file, CleanPicture):
        return file
    with _opened(file) as picture:
        return CleanPicture(_written_anew(picture), name=file.name)


@contextmanager
def _opened(file: File) -> Iterator[Image.Image]:
    """Open a picture within the limit of pixels; say in words what is wrong with it."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=FORMATS)
        if picture.width * picture.height * _frames(picture) > _most_pixels():
            raise _too_many_pixels()
        yield picture
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        # Pillow raises each of these for broken files, depending on the format.
        raise ValidationError(
            _(
                "This file cannot be read as a picture. Open it in another program and save it "
                "anew."
            ),
            code="invalid_image",
        ) from error
    finally:
        file.seek(0)


def _most_pixels() -> int:
    return settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "This picture is too large to work with: it has more than %(millions)d million "
            "pixels. Make it smaller, such as 4000 pixels wide, and upload it again."
        ),
        code="file_too_many_pixels",
        params={"millions": _most_pixels() // 1_000_000},
    )


def _frames(picture: Image.Image) -> int:
    """Count the frames of an animation. The further pictures in a phone's file are no frames."""
    return 1 if picture.format in {"MPO", "HEIF"} else getattr(picture, "n_frames", 1)


def _written_anew(picture: Image.Image) -> bytes:
    output = BytesIO()
    if _frames(picture) > 1:
        timing = _timing(picture)
        first, *rest = [_bare(frame) for frame in ImageSequence.Iterator(picture)]
        first.save(
            output,
            picture.format,
            save_all=True,
            append_images=rest,
            duration=timing.durations,
            **({} if timing.loop is None else {"loop": timing.loop}),
            **_options(picture, first),
        )
    else:
        options = _options(picture, picture)
        file_format = "JPEG" if picture.format == "MPO" else picture.format
        _bare(picture).save(output, file_format, **options)
    return output.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """Return a copy turned upright that remembers nothing but pixels and colors."""
    upright = ImageOps.exif_transpose(picture)
    upright.info = {key: upright.info[key] for key in PART_OF_THE_PICTURE if key in upright.info}
    return upright


def _timing(picture: Image.Image) -> _Timing:
    durations = [int(frame.info.get("duration", 0)) for frame in ImageSequence.Iterator(picture)]
    loop = picture.info.get("loop")
    picture.seek(0)
    return _Timing(durations, loop)


def _options(picture: Image.Image, first: Image.Image) -> dict[str, Any]:
    """Return how to write a picture so that it loses as little as possible."""
    options: dict[str, Any] = {}
    if profile := picture.info.get("icc_profile"):
        options["icc_profile"] = profile
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        # The tables of the original: writing with them changes next to nothing.
        options["qtables"] = picture.quantization
        options["progressive"] = bool(picture.info.get("progressive"))
        sampling = JpegImagePlugin.get_sampling(picture)
        if sampling >= 0:
            options["subsampling"] = sampling
    elif picture.format == "WEBP":
        lossless = _is_lossless_webp(picture)
        options |= {"lossless": lossless, "exact": lossless, "quality": GOOD, "method": 4}
    elif picture.format in {"AVIF", "HEIF"}:
        options["quality"] = GOOD
    elif picture.format == "GIF" and "transparency" in first.info:
        options["disposal"] = 2
    return options


def _is_lossless_webp(picture: Image.Image) -> bool:
    file = picture.fp if isinstance(picture, ImageFile.ImageFile) else None
    if file is None:
        return False
    position = file.tell()
    file.seek(0)
    beginning = file.read(4096)
    file.seek(position)
    return b"VP8L" in beginning
