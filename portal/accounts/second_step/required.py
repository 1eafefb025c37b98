"""Who must have a second step: a table of rights, whichever role or group gives them.

It names what hurts most in wrong hands: other people's rights, and what the public wrote to us.
Setting SECOND_STEP_FOR widens it to everybody or, on a newcomer's machine, to nobody.
See docs/decisions/150-second-step.md.
"""

from typing import Any

from django.conf import settings

from portal.settings.signing_in import EVERYBODY, SENSITIVE

SENSITIVE_RIGHTS = (
    "accounts.add_user",
    "accounts.change_user",
    "accounts.delete_user",
    "auth.add_group",
    "auth.change_group",
    "auth.delete_group",
    "intake.view_inquiry",
    "intake.change_inquiry",
    "intake.oversee_inquiry",
    "intake.add_erasure",
    "intake.view_accessentry",
    "intake.view_auditentry",
)


def must_have_second_step(user: Any) -> bool:
    """Return whether somebody may work only after a second step. Superusers have every right."""
    if settings.SECOND_STEP_FOR == EVERYBODY:
        return True
    if settings.SECOND_STEP_FOR == SENSITIVE:
        return any(user.has_perm(right) for right in SENSITIVE_RIGHTS)
    return False
