"""A place at a webinar: a seat, a number on the waiting list, or one that was given back."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.intake.models import ClosingReason, Inquiry, OutboxMessage, Status


class Place(models.TextChoices):
    """What somebody who registered has."""

    SEAT = "seat", _("Seat")
    WAITING = "waiting", _("Waiting list")
    CANCELLED = "cancelled", _("Given back")


IS_SPAM = models.Q(inquiry__status=Status.QUARANTINE) | models.Q(
    inquiry__status=Status.CLOSED, inquiry__closing_reason=ClosingReason.SPAM
)


class RegistrationQuerySet(models.QuerySet["WebinarRegistration"]):
    """Registrations, asked for by webinar."""

    def of_webinar(self, key: UUID) -> RegistrationQuerySet:
        """Return the registrations for the webinar with this translation key, in order.

        One for each person: repeated registrations of an address are left out.
        """
        return self.filter(webinar_key=key, repeats=None).order_by("pk")

    def with_seat(self) -> RegistrationQuerySet:
        """Return those who have a seat."""
        return self.filter(place=Place.SEAT)

    def standing(self) -> RegistrationQuerySet:
        """Return those who have a seat or wait for one."""
        return self.exclude(place=Place.CANCELLED)

    def without_spam(self) -> RegistrationQuerySet:
        """Return those that staff have not stopped and that were not stopped for them."""
        return self.exclude(IS_SPAM)

    def in_line(self) -> RegistrationQuerySet:
        """Return those who wait for a seat, without what looks like spam."""
        return self.filter(place=Place.WAITING).without_spam()

    def to_write_to(self) -> RegistrationQuerySet:
        """Return those who get news of the webinar: everybody who has not left, and no spam."""
        known = self.standing().without_spam()
        return known.exclude(inquiry__sender_email="").select_related("inquiry")

    def of_address(self, address: str) -> RegistrationQuerySet:
        """Return those made with one e-mail address, however its letters are written."""
        return self.filter(inquiry__sender_email__iexact=address)


class WebinarRegistration(models.Model):
    """The place of one person. What they wrote stands in the inquiry, and is deleted with it.

    A submission for a series has one for each part.
    """

    webinar_key = models.UUIDField(db_index=True, editable=False)
    """The translation key of the webinar: seats are shared by its languages."""
    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.CASCADE, related_name="registrations", editable=False
    )
    place = models.CharField(_("place"), max_length=10, choices=Place.choices)
    repeats = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="+", editable=False
    )
    """The earlier registration of the same address. This one then counts nowhere: it only shows
    its sender what a newcomer would see, so that nobody can ask who is registered."""
    seated_at = models.DateTimeField(_("seat given"), null=True, editable=False)
    wants_reminders = models.BooleanField(_("wants reminders"), default=True)
    attended = models.BooleanField(_("was there"), default=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "webinar_key"], name="one_place_for_each_part"
            )
        ]

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs and messages.
        return f"{self.get_place_display()} {self.pk}"

    @property
    def has_seat(self) -> bool:
        """Whether there is a seat for this person."""
        return self.place == Place.SEAT

    @property
    def is_given_back(self) -> bool:
        """Whether the sender has cancelled the place."""
        return self.place == Place.CANCELLED

    @property
    def never_had_a_seat(self) -> bool:
        """Whether this person waits, or waited until they left; words of places do not fit them."""
        return self.seated_at is None


class WebinarLetter(models.Model):
    """A letter that a registrant was written on one occasion. The database keeps it at one."""

    registration = models.ForeignKey(
        WebinarRegistration, on_delete=models.CASCADE, related_name="letters", editable=False
    )
    occasion = models.CharField(max_length=80, editable=False)
    """For example "reminder 60 2026-11-05T18:00:00+00:00": a moved webinar is a new occasion."""
    message = models.OneToOneField(
        OutboxMessage, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("letter of a webinar")
        verbose_name_plural = _("letters of webinars")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "occasion"], name="one_letter_for_each_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.registration_id}"
