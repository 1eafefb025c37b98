"""That somebody was reminded of what is overdue on a day, so that nobody is reminded twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """One morning's digest to one address."""

    day = models.DateField(_("day"))
    recipient = models.EmailField(_("to"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "recipient"], name="reminded_once")]

    def __str__(self) -> str:
        return str(self.day)
