"""What a reader wrote on a page: shown there when a member of staff approved it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from .choices import Status
from .closing import ClosingReason
from .inquiry import Inquiry

SET_ASIDE = Q(inquiry__status__in=(Status.QUARANTINE, Status.WITHDRAWN)) | Q(
    inquiry__status=Status.CLOSED, inquiry__closing_reason=ClosingReason.SPAM
)
"""With which inquiries a response is neither decided nor shown, whatever was decided."""


class ResponseState(models.TextChoices):
    """What staff decided."""

    WAITING = "waiting", _("Waits")
    PUBLISHED = "published", _("On the page")
    DECLINED = "declined", _("Declined")


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses, asked for by page and by what was decided."""

    def published_on(self, key: UUID) -> "ResponseQuerySet":
        """Return what is shown on the page with this translation key, the oldest first."""
        published = self.standing().filter(page_key=key, state=ResponseState.PUBLISHED)
        return published.order_by("sent_at", "pk")

    def standing(self) -> "ResponseQuerySet":
        """Return those that are no spam, probable or called so, and that their senders stand by."""
        return self.exclude(SET_ASIDE)

    def waiting(self) -> "ResponseQuerySet":
        """Return those that wait for a decision."""
        return self.standing().filter(state=ResponseState.WAITING)

    def to_be_decided_by(self, user: Any) -> "ResponseQuerySet":
        """Return those that a member of staff may decide: on pages that they may publish."""
        if not user.has_perm("intake.change_response"):
            return self.none()
        pages = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
        return self.filter(inquiry__page__in=pages.order_by().values("pk"))


class Response(models.Model):
    """One response. Sender, consent and mail stand in the inquiry; all is deleted together."""

    inquiry = models.OneToOneField(
        Inquiry, on_delete=models.CASCADE, related_name="response", editable=False
    )
    page_key = models.UUIDField(db_index=True, editable=False)
    """The translation key of the page: its languages share the responses."""
    text = models.TextField(_("response"), editable=False)
    """Plain text, as readers see it: without links."""
    name = models.CharField(_("name"), max_length=255, blank=True, editable=False)
    """As the sender gave it to be shown; empty for a response without a name."""
    language = models.CharField(_("language"), max_length=12, editable=False)
    lost_links = models.BooleanField(default=False, editable=False)
    """Whether links were taken out of the text."""
    sent_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ResponseState.choices,
        default=ResponseState.WAITING,
        editable=False,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ResponseState.WAITING) | Q(decided_at__isnull=False),
                name="response_decided",
            )
        ]

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs and messages.
        return f"{_('response')} {self.pk}"
