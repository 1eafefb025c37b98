"""Who opened what, and when: so that a look at other people's data leaves a trace."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .inquiry import Inquiry

SAME_LOOK = 600
"""Seconds of the clock within which one person's looks at one thing are one entry."""


class Look(models.TextChoices):
    """What a member of staff did with data of others."""

    OPENED = "opened", _("Opened")
    LISTED = "listed", _("Opened a list of people")
    SEARCHED = "searched", _("Searched the list")
    EXPORTED = "exported", _("Downloaded a list")
    PERSON_SOUGHT = "person sought", _("Looked for one person")
    PERSON_EXPORTED = "person exported", _("Downloaded one person's data")


ONCE_EACH = {Look.EXPORTED, Look.PERSON_EXPORTED}
"""Data that leaves the portal: every time is an entry of its own."""


class AccessQuerySet(models.QuerySet["AccessEntry"]):
    """Looks at personal data."""

    def note(
        self,
        user: AbstractBaseUser | AnonymousUser,
        look: Look,
        *,
        inquiry: Inquiry | None = None,
        number: int | None = None,
    ) -> None:
        """Note a look, with how many records it showed. One INSERT, which repeats itself never.

        The database refuses the second within `SAME_LOOK`, whichever process it comes from.
        """
        now = timezone.now()
        seconds = now.timestamp()
        period = f"{seconds:.6f}" if look in ONCE_EACH else str(int(seconds // SAME_LOOK))
        entry = self.model(
            user_id=user.pk,
            look=look,
            at=now,
            inquiry=inquiry,
            number=number,
            sameness=f"{user.pk}/{look}/{inquiry.pk if inquiry else ''}/{period}",
        )
        self.bulk_create([entry], ignore_conflicts=True)

    def of_inquiry(self, inquiry: Inquiry) -> "AccessQuerySet":
        """Return the looks at one inquiry with those who looked; 1 query."""
        return self.filter(inquiry=inquiry).select_related("user")


class AccessEntry(models.Model):
    """One look. It names the member of staff and no one else; words searched for are not kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    look = models.CharField(_("what"), max_length=20, choices=Look.choices, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True, editable=False)
    inquiry = models.ForeignKey(
        Inquiry,
        verbose_name=_("inquiry"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="looks",
        editable=False,
    )
    number = models.PositiveIntegerField(_("records"), null=True, editable=False)
    sameness = models.CharField(max_length=80, unique=True, editable=False)

    objects = AccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("accesses")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.get_look_display()} {self.pk}"
