"""What one registrant needs to take part, and what has become of it."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.intake.models import Inquiry, Status

from .webinar_blocks import AccessService
from .webinar_registration import IS_SPAM, WebinarRegistration


class RequestState(models.TextChoices):
    """Where staff are with it."""

    ASKED = "asked", _("Asked for")
    ARRANGED = "arranged", _("Arranged")
    IMPOSSIBLE = "impossible", _("Not possible")


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    """Requests, asked the way staff ask for them."""

    def meant(self) -> AccessRequestQuerySet:
        """Return those that came with no spam and that their senders have not withdrawn."""
        return self.exclude(IS_SPAM).exclude(inquiry__status=Status.WITHDRAWN)

    def standing(self) -> AccessRequestQuerySet:
        """Return those of people who still want to come, without what looks like spam."""
        people = WebinarRegistration.objects.standing().without_spam()
        return self.meant().filter(registration__in=people)

    def of_webinar(self, key: UUID) -> AccessRequestQuerySet:
        """Return the standing requests for the webinar with this translation key, in order."""
        return (
            self.standing()
            .filter(registration__webinar_key=key, registration__repeats=None)
            .select_related("registration__inquiry")
            .order_by("pk")
        )

    def unsettled(self) -> AccessRequestQuerySet:
        """Return those that nobody has arranged or declined."""
        return self.filter(state=RequestState.ASKED)


class AccessRequest(models.Model):
    """One service that one registrant asked for.

    It is deleted with the registration, and with the inquiry in which it was asked for: another
    one where somebody registered again to ask.
    """

    registration = models.ForeignKey(
        WebinarRegistration,
        on_delete=models.CASCADE,
        related_name="access_requests",
        editable=False,
    )
    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.CASCADE, related_name="access_requests", editable=False
    )
    service = models.CharField(
        _("service"), max_length=20, choices=AccessService.choices, editable=False
    )
    words = models.TextField(_("in their words"), blank=True, editable=False)
    is_late = models.BooleanField(
        _("after the last day for requests"), default=False, editable=False
    )
    state = models.CharField(
        _("state"), max_length=12, choices=RequestState.choices, default=RequestState.ASKED
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for an access service")
        verbose_name_plural = _("requests for access services")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs and messages.
        return f"{self.get_service_display()} {self.pk}"
