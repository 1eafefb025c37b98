"""A place at a webinar: a seat, or a number on the waiting list."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.intake.models import Inquiry


class Place(models.TextChoices):
    """What somebody who registered has."""

    SEAT = "seat", _("Seat")
    WAITING = "waiting", _("Waiting list")


class RegistrationQuerySet(models.QuerySet["WebinarRegistration"]):
    """Registrations, asked for by webinar."""

    def of_webinar(self, key: UUID) -> "RegistrationQuerySet":
        """Return the registrations for the webinar with this translation key, in order."""
        return self.filter(webinar_key=key).order_by("pk")

    def with_seat(self) -> "RegistrationQuerySet":
        """Return those who have a seat."""
        return self.filter(place=Place.SEAT)

    def of_address(self, address: str) -> "RegistrationQuerySet":
        """Return those made with one e-mail address, however its letters are written."""
        return self.filter(inquiry__sender_email__iexact=address)


class WebinarRegistration(models.Model):
    """The place of one person. What they wrote stands in the inquiry, and is deleted with it."""

    webinar_key = models.UUIDField(db_index=True, editable=False)
    """The translation key of the webinar: seats are shared by its languages."""
    inquiry = models.OneToOneField(
        Inquiry, on_delete=models.CASCADE, related_name="registration", editable=False
    )
    place = models.CharField(_("place"), max_length=10, choices=Place.choices)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs and messages.
        return f"{self.get_place_display()} {self.pk}"
