"""What an inquiry can be, and where staff can be with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was sent. Every kind takes the same way in."""

    CONTACT = "contact", _("Inquiry")
    REGISTRATION = "registration", _("Registration")
    RESPONSE = "response", _("Response to a page")


class Status(models.TextChoices):
    """Where staff are with it."""

    QUARANTINE = "quarantine", _("Quarantine")
    NEW = "new", _("New")
    OPEN = "open", _("Open")
    WAITING = "waiting", _("Waiting for the sender")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")


DESK_KINDS = (Kind.CONTACT,)
"""What people expect an answer to."""

TO_ANSWER = (Status.NEW, Status.OPEN)
"""Where the next step is ours."""
