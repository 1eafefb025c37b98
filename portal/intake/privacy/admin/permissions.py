"""Who looks after privacy. Roles are laid down in portal.accounts.roles."""

from typing import Any

from django.db.models import QuerySet

from portal.intake.models import AccessEntry, Inquiry

LOOKS_SHOWN = 50

MAY_SERVE_PEOPLE = "intake.add_erasure"
"""To find, hand over and erase what is held about one person."""

MAY_SEE_LOOKS = "intake.view_accessentry"
MAY_SEE_AUDIT = "intake.view_auditentry"


def may_see_inventory(user: Any) -> bool:
    """Return whether a member of staff may see what is held; it names nobody."""
    return user.has_perm(MAY_SEE_AUDIT)


def looks_at(inquiry: Inquiry, user: Any) -> QuerySet[AccessEntry]:
    """Return the latest looks at an inquiry, for those who may see them; else none."""
    if not user.has_perm(MAY_SEE_LOOKS):
        return AccessEntry.objects.none()
    return AccessEntry.objects.of_inquiry(inquiry)[:LOOKS_SHOWN]
