"""What makes a page quick that no copy holds. Each part can be left out: SPEED_LEFT_OUT.

Decision 187 says what each part saves, and which of them stand in the place of Django's and
Wagtail's own ways.
"""

from django.conf import settings


def has(part: str) -> bool:
    """Whether a part of `settings.SPEED_PARTS` is used in this process."""
    return part not in settings.SPEED_LEFT_OUT
