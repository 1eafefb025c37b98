"""Who writes to us. Contact forms route by it, and invitations lead to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The kinds of people whom a contact form tells apart."""

    DEPARTMENT = "department", _("Local health department")
    COMMUNITY = "community", _("Community organization")
    PRESS = "press", _("Press")
    OTHER = "other", _("Someone else")
