"""Two content security policies: strict for the public, wider for the admin."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
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
