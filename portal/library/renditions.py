"""The renditions of all pictures on a page, read at once.

Wagtail asks the database for each picture's renditions when it is drawn. Here the first picture
that is drawn reads the renditions of every picture that the request has met so far.
"""

from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import prefetch_related_objects

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
        prefetch_related_objects([picture, *waiting], "renditions")


def _are_known(picture: "PortalImage") -> bool:
    return "renditions" in getattr(picture, "_prefetched_objects_cache", {})


def _begin(**_kwargs: object) -> None:
    _request.met = []


def _end(**_kwargs: object) -> None:
    _request.met = None


request_started.connect(_begin)
request_finished.connect(_end)
