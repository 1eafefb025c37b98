"""What staff wrote to the sender from the inbox."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .inquiry import Inquiry
from .mail import OutboxMessage


class Reply(models.Model):
    """One answer by one member of staff. It is mailed, and stands on the sender's status page."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="replies")
    key = models.UUIDField(default=uuid4, editable=False)
    """Of the form it was written in: sending that form twice makes one reply."""
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("reply"), max_length=20_000)
    message = models.OneToOneField(
        OutboxMessage, null=True, on_delete=models.SET_NULL, related_name="reply"
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["inquiry", "key"], name="reply_once")]

    def __str__(self) -> str:
        # Nothing personal: this text reaches logs, messages and audit entries.
        return f"{_('reply')} {self.pk}"
