"""What `manage.py check --deploy` says about the second step."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning

from portal.settings.signing_in import NOBODY


def check_second_step(**_options: Any) -> list[CheckMessage]:
    """Warn on a server where nobody needs a second step."""
    if settings.SECOND_STEP_FOR != NOBODY:
        return []
    return [
        Warning(
            "Nobody needs a second step to sign in.",
            hint="Set SECOND_STEP_FOR to sensitive or everybody; see docs/operations/accounts.md.",
            id="portal.W001",
        )
    ]
