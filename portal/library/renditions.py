"""The sizes of all pictures on a page, read at once, and the HTML that shows a picture in them.

Wagtail asks the database for each picture's renditions when it is drawn. Here the first picture
that is drawn reads the sizes of every picture that the request has met so far, as plain values:
to make a rendition of each row takes longer than to read them. What a tag makes of the same sizes
and the same words is the same HTML, so a process makes it once.
"""

from collections.abc import Iterable
from functools import lru_cache
from threading import local
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import ReferenceType, ref

from django.core.signals import request_finished, request_started
from django.db import models
from django.db.models import QuerySet
from wagtail.images.image_operations import Operation
from wagtail.images.models import AbstractRendition, Filter
from wagtail.images.shortcuts import get_rendition_or_not_found

from portal.speed.prepared import prepared

if TYPE_CHECKING:
    from .models import PortalImage

_request = local()

SHARED = "fill-1200x630|format-jpeg"
"""The size that social networks ask for, in the format that all of them read."""


class Size(NamedTuple):
    """A picture in one size and format: what a rendition says that is not made of it."""

    filter_spec: str
    focal_point_key: str
    file: str
    width: int
    height: int

    def rendition(self, picture: "PortalImage", pk: int | None = None) -> AbstractRendition:
        """Return the rendition that has this size."""
        made: AbstractRendition = picture.get_rendition_model()(
            pk=pk, image=picture, **self._asdict()
        )
        return made


Sizes = dict[tuple[str, str], tuple[Size, int]]
"""By what was asked for (what is done to the picture, its focal point): the size, and its key."""


def meet(picture: "PortalImage") -> None:
    """Remember, until the request ends, that `picture` may be drawn. Outside requests nothing."""
    met: list[ReferenceType[PortalImage]] | None = getattr(_request, "met", None)
    if met is not None:
        met.append(ref(picture))


def sizes_of(picture: "PortalImage") -> Sizes | None:
    """Return the sizes of `picture`, read together with those of all pictures met before it.

    None outside requests, and where Wagtail has the renditions already.
    """
    known: Sizes | None = picture.__dict__.get("known_sizes")
    met: list[ReferenceType[PortalImage]] | None = getattr(_request, "met", None)
    if known is not None or met is None or not picture.pk or _has_renditions(picture):
        return known
    found = [entry for reference in met if (entry := reference()) is not None]
    waiting = [e for e in found if "known_sizes" not in e.__dict__ and not _has_renditions(e)]
    _request.met = []
    _give_sizes([*waiting, picture])
    given: Sizes = picture.__dict__["known_sizes"]
    return given


def find_sizes(picture: "PortalImage", specs: Iterable[str]) -> tuple[Size, ...] | None:
    """Return `picture` in the sizes that `specs` ask for; None unless all of them are known."""
    sizes = sizes_of(picture)
    if sizes is None:
        return None
    middle = _middle(picture)
    found = [sizes.get((spec, focal_point_key(spec, middle))) for spec in specs]
    return tuple(entry[0] for entry in found if entry) if all(found) else None


def find_renditions(
    picture: "PortalImage", filters: Iterable[Filter]
) -> dict[Filter, AbstractRendition] | None:
    """Return those of the renditions asked for that exist; None where sizes are not known."""
    sizes = sizes_of(picture)
    if sizes is None:
        return None
    middle = _middle(picture)
    renditions = {}
    for entry in filters:
        if found := sizes.get((entry.spec, focal_point_key(entry.spec, middle))):
            size, pk = found
            renditions[entry] = size.rendition(picture, pk)
            # Wagtail need not remember it beside us.
            renditions[entry]._from_cache = True
    return renditions


class Shared(NamedTuple):
    """The file of a picture that others show beside a link to a page, and its size in pixels."""

    url: str
    width: int
    height: int


def shared_picture(picture: "PortalImage") -> Shared:
    """Return a picture as it is shared; a size that was never made is made."""
    if found := find_sizes(picture, [SHARED]):
        file: models.FileField = picture.get_rendition_model()._meta.get_field("file")
        return Shared(file.storage.url(found[0].file), found[0].width, found[0].height)
    made = get_rendition_or_not_found(picture, SHARED)
    return Shared(made.url, made.width, made.height)


def add_size(picture: "PortalImage", rendition: AbstractRendition) -> None:
    """Know of a rendition that was made in this request."""
    if (known := picture.__dict__.get("known_sizes")) is not None:
        size = Size(*(getattr(rendition, name) for name in Size._fields))
        named = size._replace(file=str(rendition.file))
        known[size.filter_spec, size.focal_point_key] = named, rendition.pk


def _give_sizes(pictures: "list[PortalImage]") -> None:
    found: dict[int, Sizes] = {picture.pk: {} for picture in pictures}
    for image, pk, *row in _renditions(pictures[0].get_rendition_model(), pictures=found):
        size = Size(*row)
        found[image][size.filter_spec, size.focal_point_key] = size, pk
    for picture in pictures:
        picture.__dict__["known_sizes"] = found[picture.pk]


@prepared
def _renditions(
    model: type[AbstractRendition], *, pictures: Iterable[int]
) -> QuerySet[AbstractRendition, tuple[Any, ...]]:
    found = model._default_manager.filter(image__pk__in=pictures)
    return found.values_list("image_id", "pk", *Size._fields)


@lru_cache(maxsize=500)
def operations_of(spec: str) -> list[Operation]:
    """Return what a size such as `width-400|format-webp` does: the same for every picture.

    Wagtail reads it anew for each size of each picture that is drawn.
    """
    operations: list[Operation] = Filter(spec=spec).operations
    return operations


MIDDLE = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
"""What some sizes depend on beside the picture itself."""

Middle = tuple[int | None, ...]


def _middle(picture: "PortalImage") -> Middle:
    return tuple(getattr(picture, name) for name in MIDDLE)


@lru_cache(maxsize=2000)
def focal_point_key(spec: str, middle: Middle) -> str:
    """Return what Wagtail tells apart renditions by that were cut around different middles."""
    picture = SimpleNamespace(**dict(zip(MIDDLE, middle, strict=True)))
    return str(Filter(spec=spec).get_cache_key(picture))


def _has_renditions(picture: "PortalImage") -> bool:
    return "renditions" in getattr(picture, "_prefetched_objects_cache", {})


def _begin(**_kwargs: object) -> None:
    _request.met = []


def _end(**_kwargs: object) -> None:
    _request.met = None


request_started.connect(_begin)
request_finished.connect(_end)
