"""Who approved which texts of a machine."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class Approval(models.Model):
    """A person has read a machine's translation and answers for it.

    `digests` names the texts that were read (`digest_of`). A text that changes afterwards has
    another digest, so the approval does not hold for it.
    """

    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, related_name="approvals", verbose_name=_("page")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("approved by"),
    )
    reviewer_name = models.CharField(_("name"), max_length=255)
    approved_at = models.DateTimeField(_("approved at"), default=timezone.now)
    digests = models.JSONField(default=list)

    class Meta:
        ordering = ["-approved_at", "-pk"]
        verbose_name = _("approval of a machine translation")
        verbose_name_plural = _("approvals of machine translations")

    def __str__(self) -> str:
        return f"{self.reviewer_name}, {self.approved_at:%Y-%m-%d}"
