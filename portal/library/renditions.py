"""The renditions of all pictures on a page, read at once.

Wagtail asks the database for each picture's renditions when it is drawn. Here the first picture
that is drawn reads the renditions of every picture that the request has met so far.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import QuerySet
from wagtail.images.image_operations import Operation
from wagtail.images.models import AbstractRendition, Filter

from portal.prepared import prepared

if TYPE_CHECKING:
    from .models import PortalImage

_request = Local()


def meet(picture: "PortalImage") -> None:
    """Remember, until the request ends, that `picture` may be drawn. Outside requests nothing."""
    met: list[ReferenceType[PortalImage]] | None = getattr(_request, "met", None)
    if met is not None:
        met.append(ref(picture))


def read_renditions_of_all(picture: "PortalImage") -> None:
    """Read the renditions of `picture` and of those met before it; outside requests nothing."""
    met: list[ReferenceType[PortalImage]] | None = getattr(_request, "met", None)
    if met is None or _are_known(picture):
        return
    found = [entry for reference in met if (entry := reference()) is not None]
    waiting = [entry for entry in found if not _are_known(entry)]
    _request.met = []
    if picture.pk:
        _give_renditions([*waiting, picture])


def _give_renditions(pictures: "list[PortalImage]") -> None:
    """Give each picture its renditions as `prefetch_related` does, by a query that is prepared."""
    by_key = {picture.pk: picture for picture in pictures}
    found: dict[int, list[AbstractRendition]] = {key: [] for key in by_key}
    model = pictures[0].get_rendition_model()
    for row in _renditions(model, pictures=by_key):
        row.image = by_key[row.image_id]
        found[row.image_id].append(row)
    for picture in pictures:
        rows = picture.renditions.all()  # of this picture: Wagtail looks on from here
        rows._result_cache, rows._prefetch_done = found[picture.pk], True
        prefetched = picture.__dict__.setdefault("_prefetched_objects_cache", {})
        prefetched["renditions"] = rows


@prepared
def _renditions(
    model: type[AbstractRendition], *, pictures: Iterable[int]
) -> QuerySet[AbstractRendition]:
    return model._default_manager.filter(image__pk__in=pictures)


@lru_cache(maxsize=500)
def operations_of(spec: str) -> list[Operation]:
    """Return what a size such as `width-400|format-webp` does: the same for every picture.

    Wagtail reads it anew for each size of each picture that is drawn.
    """
    operations: list[Operation] = Filter(spec=spec).operations
    return operations


def _are_known(picture: "PortalImage") -> bool:
    return "renditions" in getattr(picture, "_prefetched_objects_cache", {})


def _begin(**_kwargs: object) -> None:
    _request.met = []


def _end(**_kwargs: object) -> None:
    _request.met = None


request_started.connect(_begin)
request_finished.connect(_end)
