"""What was done to personal data, told without any: it outlives the data that it tells of."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What can happen to somebody's data as a whole."""

    RETENTION = "retention", _("Deleted on its day")
    WITHDRAWAL = "withdrawal", _("Withdrawn by its sender")
    ERASURE = "erasure", _("Erased for one person")
    REPEATED = "repeated", _("Erased again after a backup was restored")
    EXPORT = "export", _("Handed to one person")
    SHORTENED = "shortened", _("To be deleted sooner than promised")


class AuditEntry(models.Model):
    """One act: how many records of what, through which form, from when. Never whose."""

    act = models.CharField(_("act"), max_length=20, choices=Act.choices, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    """The member of staff who did it; nobody for what happens by itself."""
    form = models.CharField(_("form"), max_length=255, blank=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    """How many rows of each model, by its label: {"intake.Inquiry": 3}."""
    first_day = models.DateField(_("from"), null=True, editable=False)
    last_day = models.DateField(_("until"), null=True, editable=False)
    """The days on which the first and the last of these records were received."""

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.pk}"

    def save(self, *args: Any, **options: Any) -> None:
        """Write it once. Raises ValueError on a change: what was noted stays."""
        if self.pk is not None:
            raise ValueError("An audit entry is never changed.")
        super().save(*args, **options)
