"""Who answers an inquiry."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.intake.models import Inquiry

from .who import Staff


class MayNotRead(Exception):  # noqa: N818 (it is an answer to staff, not a fault)
    """Somebody was to answer what they may not read. The message is written for staff."""


def assign(inquiry: Inquiry, assignee: AbstractBaseUser | None, user: Staff) -> None:
    """Say who answers an inquiry; None gives it back to everybody.

    Raises MayNotRead when they may not read it: then nothing is changed.
    """
    if inquiry.assignee_id == (assignee.pk if assignee else None):
        return
    if assignee and not Inquiry.objects.readable_by(assignee).filter(pk=inquiry.pk).exists():
        raise MayNotRead(
            _("%(name)s may not read %(reference)s.")
            % {"name": assignee.get_username(), "reference": inquiry.reference}
        )
    with transaction.atomic():
        inquiry.assignee = assignee  # type: ignore[assignment]  # our user model
        inquiry.save(update_fields=["assignee"])
        name = assignee.get_username() if assignee else ""
        log(inquiry, "intake.assign", user=user, data={"to": name})
