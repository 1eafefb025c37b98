"""Serves pictures out of a store that is no folder; where they are in one, nginx does."""

import logging
import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)

KINDS = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp", "image/heic"}
"""What a browser is told that it gets; anything else is bytes to be saved."""


@require_safe
def serve_picture(request: HttpRequest, path: str) -> HttpResponseBase:  # noqa: ARG001 (a view's)
    """Answer with a picture of the default storage; 503 while the store is away.

    Raises Http404 where there is none, and SuspiciousFileOperation (400) for a path that leads out.
    """
    try:
        # Its length is asked first: what is not there is found out before the answer begins.
        length = default_storage.size(path)
        picture = default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:
        logger.warning("The store of pictures does not answer.")
        return HttpResponse(status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})
    guessed = mimetypes.guess_type(path)[0]
    kind = guessed if guessed in KINDS else "application/octet-stream"
    response = FileResponse(picture, content_type=kind)
    response["Content-Length"] = str(length)
    return response
