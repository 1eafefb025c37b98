"""Who may see and handle the people of a webinar. One rule for all of its lists and acts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from portal.intake.models import Inquiry
from portal.intake.models.desk import READING
from programs.models import RegistrationQuerySet, WebinarPage, WebinarRegistration

HANDLING = "intake.change_inquiry"


def webinar_for(user: Any, page_id: int, *, to_handle: bool = False) -> WebinarPage:
    """Return a webinar whose people `user` may see, or handle.

    They may edit that webinar's page, and see inquiries; handling needs the right to change them.
    Raises Http404, and PermissionDenied for everybody else.
    """
    webinar = get_object_or_404(WebinarPage, pk=page_id)
    asked = (HANDLING,) if to_handle else READING
    may = any(user.has_perm(permission) for permission in asked)
    if not (may and webinar.permissions_for_user(user).can_edit()):
        raise PermissionDenied
    return webinar


def people_of(webinar: WebinarPage, user: Any) -> RegistrationQuerySet:
    """Return the registrations for a webinar that `user` may read, in order."""
    registered = WebinarRegistration.objects.of_webinar(webinar.translation_key)
    return registered.filter(inquiry__in=Inquiry.objects.readable_by(user))
