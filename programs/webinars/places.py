"""Who gets a seat: in order, never one too many, and whoever waits moves up by themselves.

Everything here runs in a transaction and locks the webinar first, so that what frees a seat and
what gives it to the next person are one act.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry, Kind
from portal.intake.submission import Refused
from programs.models.webinar_registration import (
    IS_SPAM,
    Place,
    WebinarLetter,
    WebinarRegistration,
)

from .access import move_requests
from .letters import send_again, write_goodbye, write_seat
from .occasions import drop_unsent_reminders
from .states import REFUSALS, Registration, is_full, registration_state
from .versions import lock_webinars, ruling_version, webinars

if TYPE_CHECKING:
    from programs.models import WebinarPage


def give_places(
    pages: Sequence[WebinarPage], inquiry: Inquiry, now: datetime
) -> list[WebinarRegistration]:
    """Give the sender of `inquiry` a seat at each webinar, or a number on its waiting list.

    Must run in a transaction. An address that has a place keeps that one and gets no second: its
    new registration only repeats the earlier one, and the receipt does not tell. What looks like
    spam waits, so that it can take nobody's seat.

    Raises Refused when registration for one of them is not open at the instant `now`; then there
    is a place at none.
    """
    lock_webinars(page.translation_key for page in pages)
    current = webinars().in_bulk([page.pk for page in pages])
    return [_give_place(current.get(page.pk), inquiry, now, len(pages) > 1) for page in pages]


def _give_place(
    page: WebinarPage | None, inquiry: Inquiry, now: datetime, is_one_of_several: bool
) -> WebinarRegistration:
    state = registration_state(page, now) if page and page.live else Registration.NONE
    if page is None or state != Registration.HERE:
        why = str(REFUSALS.get(state, REFUSALS[Registration.NONE]))
        if page and is_one_of_several:
            why = _("%(title)s: %(reason)s") % {"title": page.title, "reason": why}
        raise Refused(why)
    fill_seats(page, now)
    has_seat = not (inquiry.is_quarantined or is_full(page))
    return WebinarRegistration.objects.create(
        webinar_key=page.translation_key,
        inquiry=inquiry,
        place=Place.SEAT if has_seat else Place.WAITING,
        seated_at=now if has_seat else None,
        repeats=_earlier(page.translation_key, inquiry),
    )


def _earlier(key: UUID, inquiry: Inquiry) -> WebinarRegistration | None:
    """Return the place that the sender's address has already. Spam cannot take one from anybody."""
    if not inquiry.sender_email:
        return None
    known = WebinarRegistration.objects.of_webinar(key).standing().exclude(inquiry=inquiry)
    return known.without_spam().of_address(inquiry.sender_email).first()


def fill_seats(page: WebinarPage, now: datetime) -> list[WebinarRegistration]:
    """Give the free seats to those who wait, in order, with a letter to each; return them.

    The webinar must be locked. Nobody moves up once it has begun or when it is cancelled.
    """
    if page.cancelled or (page.starts_at and page.starts_at <= now):
        return []
    line = WebinarRegistration.objects.of_webinar(page.translation_key).in_line()
    # Who erases or handles an inquiry holds its row and comes for this lock next: waiting for them
    # would be waiting in a circle. `follow`, which cron runs, comes back for those passed over.
    next_ones = line.select_related("inquiry").select_for_update(
        of=("self", "inquiry"), skip_locked=True, no_key=True
    )
    if page.capacity is not None:
        seats = WebinarRegistration.objects.of_webinar(page.translation_key).with_seat()
        next_ones = next_ones[: max(0, page.capacity - seats.count())]
    moved_up = list(next_ones)
    for registration in moved_up:
        registration.place, registration.seated_at = Place.SEAT, now
        registration.save(update_fields=["place", "seated_at"])
        write_seat(registration)
    return moved_up


def cancel_place(registration: WebinarRegistration) -> bool:
    """Give a place back for good and the seat to whoever waits first; False if it was before."""
    with transaction.atomic():
        # First, as everybody does who handles it or erases it and comes for the webinar next.
        list(Inquiry.objects.held().filter(pk=registration.inquiry_id).only("pk"))
        lock_webinars([registration.webinar_key])
        registration.refresh_from_db()
        if registration.is_given_back:
            return False
        registration.place = Place.CANCELLED
        registration.save(update_fields=["place"])
        drop_unsent_reminders(WebinarLetter.objects.filter(registration=registration))
        if registration.repeats_id is None:
            write_goodbye(registration)
            _fill(registration.webinar_key)
    return True


def _fill(key: UUID) -> None:
    ruling = ruling_version(key)
    if ruling:
        fill_seats(ruling, timezone.now())


def follow_status(instance: Inquiry, created: bool, **_options: Any) -> None:
    """Receive `post_save` of inquiries: spam leaves its seat, and what is no spam gets in line.

    Staff change the status in several ways, and in bulk; all of them save the inquiry.
    """
    if created or instance.kind != Kind.REGISTRATION:
        return
    keys = list(instance.registrations.values_list("webinar_key", flat=True))
    with transaction.atomic():
        lock_webinars(keys)
        if instance.registrations.filter(IS_SPAM).exists():
            seats = instance.registrations.filter(place=Place.SEAT)
            seats.update(place=Place.WAITING, seated_at=None)
            heirs = [_hand_on(registration) for registration in instance.registrations.all()]
        else:
            heirs = []
            for registration in instance.registrations.filter(repeats=None):
                registration.repeats = _earlier(registration.webinar_key, instance)
                registration.save(update_fields=["repeats"])
        for key in keys:
            _fill(key)
        for heir in heirs:
            if heir:
                _tell_heir(heir)


def _hand_on(spam: WebinarRegistration) -> WebinarRegistration | None:
    """Let whoever registered again with the address of `spam` stand in line in its stead.

    Somebody may have sent spam in their name before they came. Returns who stands there now.
    """
    repeated = WebinarRegistration.objects.filter(repeats=spam)
    heir = repeated.standing().without_spam().order_by("pk").first()
    if heir:
        heir.repeats, heir.place, heir.seated_at = None, Place.WAITING, None
        heir.save(update_fields=["repeats", "place", "seated_at"])
        move_requests([heir, *repeated.select_related("inquiry")], spam, heir)
    repeated.update(repeats=heir)
    return heir


def _tell_heir(heir: WebinarRegistration) -> None:
    """Confirm the place to somebody who was told of another; a seat has a letter of its own."""
    heir.refresh_from_db()
    if not heir.has_seat and heir.inquiry.sender_email:
        send_again(heir.inquiry)


def hold_before_deletion(
    instance: WebinarRegistration, origin: Any = None, **_options: Any
) -> None:
    """Receive `pre_delete`: lock the webinars before the rows, in the order of everybody else.

    All of them before the first row, where inquiries are deleted: `origin` is what is deleted.
    """
    going = WebinarRegistration.objects.filter(inquiry=instance.inquiry_id)
    if isinstance(origin, QuerySet) and origin.model is Inquiry:
        going = WebinarRegistration.objects.filter(inquiry__in=origin)
    lock_webinars([instance.webinar_key, *going.values_list("webinar_key", flat=True).distinct()])


def follow_deletion(instance: WebinarRegistration, **_options: Any) -> None:
    """Receive `post_delete`, such as when a person is erased: the next one moves up."""
    if instance.repeats_id is None:
        _fill(instance.webinar_key)
