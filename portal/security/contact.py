"""Where to tell us of a hole in the site: /.well-known/security.txt, as RFC 9116 has it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

VALID_FOR = timedelta(days=90)
"""The RFC asks for less than a year. It begins anew each day, so it lapses only when the site is
gone: a copy that somebody kept says by itself that it is old."""

A_DAY = 24 * 60 * 60


@cache_control(public=True, max_age=A_DAY)
@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Answer with the contact, in the order that the RFC shows, times in UTC."""
    today = timezone.now().astimezone(UTC).date()
    expires = datetime(today.year, today.month, today.day, tzinfo=UTC) + VALID_FOR
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    lines = {
        "Contact": as_address(settings.SECURITY_CONTACT),
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "Canonical": site + reverse("security_txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def as_address(contact: str) -> str:
    """Return a contact as the RFC wants it: a web address as it is, an e-mail as mailto:."""
    return contact if contact.startswith(("https://", "mailto:")) else f"mailto:{contact}"


def is_contact(contact: str) -> bool:
    """Return whether a text is an e-mail address or a web address with https."""
    parts = urlsplit(contact)
    if parts.scheme == "https":
        return bool(parts.hostname)
    try:
        validate_email(contact.removeprefix("mailto:"))
    except ValidationError:
        return False
    return True


def check_contact(**_kwargs: Any) -> list[CheckMessage]:
    """Warn where nobody who finds a hole would reach us: no contact, or one of the examples."""
    contact = settings.SECURITY_CONTACT
    if is_contact(contact) and not contact.endswith(("example.org", "example.com")):
        return []
    return [
        Warning(
            f"security.txt gives “{contact}” as contact: nobody who finds a hole reaches you.",
            hint="Set SECURITY_CONTACT to an e-mail address that somebody reads (.env.example).",
            id="portal.W152",
        )
    ]
