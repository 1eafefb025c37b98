"""Content security policies, strict for the public and wider for the admin; who embeds what."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send django-csp's policy; under the admin's path replace it by the admin's own.

    A preview passes here twice: once as the public page that it shows, once as the admin's answer.
    The second time decides, or the admin could not show it in a frame.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the policy header that fits the path of `request`."""
        if request.path.startswith(reverse("wagtailadmin_home")):
            del response[HEADER]
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]  # django-csp's
        return super().process_response(request, response)


RESOURCE_POLICY = "Cross-Origin-Resource-Policy"


class ResourcePolicyMiddleware:
    """Say who may embed an answer in a page of theirs (Cross-Origin-Resource-Policy).

    Pictures and open data are for everybody, and so are style sheets, which letters read in a
    browser may want. Pages, documents and the admin are for this site alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.for_everybody = (settings.STATIC_URL, settings.MEDIA_URL, "/api/")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, and add the header."""
        response = self.get_response(request)
        shared = request.path.startswith(self.for_everybody)
        response.headers[RESOURCE_POLICY] = "cross-origin" if shared else "same-origin"
        return response
