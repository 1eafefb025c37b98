"""How it stands with the text of a file, in words of staff."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingState(models.TextChoices):
    """Whether the text of a file is known."""

    WAITING = "waiting", _("Waiting to be read")
    READ = "read", _("Read")
    NOTHING = "nothing", _("No text in it")
    ENCRYPTED = "encrypted", _("Needs a password")
    TOO_LARGE = "too_large", _("Too large to be read")
    FAILED = "failed", _("Could not be read")
    OTHER = "other", _("Not a kind of file that is read")
