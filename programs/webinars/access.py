"""Requests for access services: read from a registration, told to the one who arranges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, MailKind
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Way
from portal.intake.outbox.writing import absolute, write_letter
from programs.models.access_request import AccessRequest
from programs.models.webinar_blocks import AccessService
from programs.models.webinar_registration import WebinarRegistration

from .questions import OTHER_NEEDS, SERVICES, is_late, services_of
from .versions import ruling_version
from .words import when

if TYPE_CHECKING:
    from programs.models import WebinarPage


def record_requests(
    registrations: Sequence[WebinarRegistration], pages: Sequence[WebinarPage], now: datetime
) -> None:
    """Note what the sender of these registrations asked for at each webinar, and tell its owner.

    Must run in the transaction of the registration. Somebody who registers again to ask for more
    is noted at the place that they have.
    """
    for registration, page in zip(registrations, pages, strict=True):
        noted = [
            AccessRequest.objects.create(
                registration=registration.repeats or registration,
                inquiry=registration.inquiry,
                service=service,
                words=words,
                is_late=is_late(page, now),
            )
            for service, words in _asked_for(registration.inquiry, page)
        ]
        if noted:
            _tell_owner(registration.inquiry, page, noted)


def move_requests(
    asked: Iterable[WebinarRegistration], noted_at: WebinarRegistration, now_at: WebinarRegistration
) -> None:
    """Note at another place what the senders of `asked` need; it was noted at `noted_at`."""
    words = [
        words
        for registration in asked
        for answer in registration.inquiry.answers
        if answer.name in (SERVICES, OTHER_NEEDS)
        for words in (answer.value if isinstance(answer.value, list) else [answer.value.strip()])
    ]
    noted_at.access_requests.filter(words__in=words).update(registration=now_at)


def _asked_for(inquiry: Inquiry, page: WebinarPage) -> list[tuple[str, str]]:
    """Return kind and words of each service that was asked for and is offered, and other needs."""
    answers = {answer.name: answer.value for answer in inquiry.answers}
    offered = services_of(page)
    chosen = [words for words in answers.get(SERVICES, []) if words in offered]
    asked = [(offered[words], words) for words in chosen]
    other = str(answers.get(OTHER_NEEDS, "")).strip()
    return [*asked, (AccessService.OTHER, other)] if other else asked


def _tell_owner(inquiry: Inquiry, page: WebinarPage, noted: Sequence[AccessRequest]) -> None:
    """Write to whoever arranges services; not what people wrote, which may be about their health.

    Held back with the other mail of what looks like spam.
    """
    ruling = ruling_version(page.translation_key) or page
    owner = ruling.access_owner or ruling.owner
    address = owner.email if owner and owner.email else inquiry.mailbox
    if not address:
        return
    profile = getattr(owner, "wagtail_userprofile", None)
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    held = _("The inquiry is in quarantine.") if inquiry.is_quarantined else ""
    with translation.override(language):
        services = ", ".join(str(request.get_service_display()) for request in noted)
        parts = [
            Paragraph(
                _("Somebody who registered for “%(title)s” needs something to take part.")
                % {"title": ruling.title}
            ),
            Fact(_("Asked for"), services),
            *when(ruling),
            Way(
                _("See all requests"),
                absolute(reverse("webinar_access", args=[ruling.pk])),
                main=True,
            ),
            Aside(_("You look after access services for this webinar.")),
        ]
        subject = _("Request for an access service: %(title)s") % {"title": ruling.title}
    write_letter(
        MailKind.ACCESS,
        address,
        subject,
        parts,
        language=language,
        inquiry=inquiry,
        held_because=held,
    )
