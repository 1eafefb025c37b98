"""One line in the log, and one count in the figures, for each request that the portal answers."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

from portal.security.discretion import discreet
from portal.security.json_lines import request_id

from .counting import count_request

logger = logging.getLogger("portal.requests")

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
"""What an id from the web server in front may look like."""

SAFE = {"GET", "HEAD", "OPTIONS"}


class RequestLogMiddleware:
    """Stands before all others, so that it sees what visitors get.

    The line names the route and the path without its query and its secret parts; nothing of it
    tells who asked. Pages that the page cache answers do not come here: the web server's log has
    them. The id of the request stands in the answer's header where somebody may ask for it: on
    faults and on what was posted. Copies of pages must not carry it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request and write its line."""
        given = request.headers.get("X-Request-ID", "")
        known = given if GIVEN.fullmatch(given) else uuid4().hex
        kept = request_id.set(known)
        begun = time.perf_counter()
        try:
            response = self.get_response(request)
            self._tell(request, response, time.perf_counter() - begun)
        finally:
            request_id.reset(kept)
        if response.status_code >= 500 or request.method not in SAFE:
            response["X-Request-ID"] = known
        return response

    def _tell(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        method = request.method if request.method in {*SAFE, "POST"} else "OTHER"
        count_request(route or "none", str(method), response.status_code, seconds)
        if route.startswith("health_"):
            return  # asked every few seconds, and of no interest to anybody
        told = {
            "method": method,
            "route": route,
            "path": discreet(request.path),
            "status": response.status_code,
            "seconds": round(seconds, 4),
        }
        logger.info("request", extra={"told": told})
