"""Why an inquiry was closed without an answer through the inbox. Nothing closes without either."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosingReason(models.TextChoices):
    """What staff choose from when nothing was written to the sender."""

    TELEPHONE = "telephone", _("Answered by telephone or in person")
    ELSEWHERE = "elsewhere", _("Answered by other mail")
    DUPLICATE = "duplicate", _("Same as another inquiry")
    NO_ANSWER = "no answer", _("No answer is needed")
    SPAM = "spam", _("Spam")
    OTHER = "other", _("Another reason")


IN_OWN_WORDS = {ClosingReason.OTHER, ClosingReason.NO_ANSWER}
"""Reasons that say nothing by themselves: staff add a few words."""
