"""What a sender adds to an inquiry later, on its status page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .inquiry import Inquiry


class Addition(models.Model):
    """One text, written once by the public."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="additions")
    key = models.UUIDField(unique=True, editable=False)
    """Of the form it came in: sending that form twice makes one addition."""
    text = models.TextField(_("addition"), editable=False)
    suspicions = models.JSONField(default=list, editable=False)
    """Why it looks like spam: values of `portal.intake.defence.signs.Suspicion`."""
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("addition")
        verbose_name_plural = _("additions")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs, messages and audit entries.
        return f"{_('addition')} {self.pk}"
