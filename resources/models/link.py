"""An address elsewhere that resources lead to, and whether it still answers."""

import hashlib
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.pagecache import until

SHOWN_AFTER = timedelta(days=14)
"""For how long an address must have failed before the public page says so."""


class LinkState(models.TextChoices):
    """How it stands with an address, in words of staff."""

    NEW = "new", _("Not looked at yet")
    WORKS = "works", _("Works")
    MOVED = "moved", _("Moved for good")
    FAILING = "failing", _("Did not answer, looked at again")
    BROKEN = "broken", _("Gone")
    UNCLEAR = "unclear", _("Cannot tell")


class LinkQuerySet(models.QuerySet["Link"]):
    """Addresses, asked for by what is to be done."""

    def due(self, now: datetime) -> "LinkQuerySet":
        """Return those in use that are to be looked at by `now`, the longest due first.

        New ones come before all others.
        """
        due = self.filter(Q(next_check_at=None) | Q(next_check_at__lte=now))
        return (
            due.filter(uses__isnull=False)
            .distinct()
            .order_by(F("next_check_at").asc(nulls_first=True), "pk")
        )

    def needing_work(self) -> "LinkQuerySet":
        """Return those for which somebody has to do something."""
        return self.filter(state__in=[LinkState.BROKEN, LinkState.MOVED])


class Link(models.Model):
    """An address elsewhere; one row however many pages lead to it. The portal writes it."""

    url = models.URLField(_("address"), max_length=2000)
    url_hash = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=LinkState.choices, default=LinkState.NEW, db_index=True
    )
    moved_to = models.URLField(_("new address"), max_length=2000, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    """What the last answer was, such as 404, in words of the program."""

    failed_days = models.PositiveSmallIntegerField(_("days on which it failed"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    last_failed_on = models.DateField(_("failed last on"), null=True, blank=True)
    unclear_times = models.PositiveSmallIntegerField(_("times unclear in a row"), default=0)
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    next_check_at = models.DateTimeField(_("to be looked at"), null=True, blank=True, db_index=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.url

    @staticmethod
    def hash_of(url: str) -> str:
        """Return what an address is found by: some are longer than an index takes."""
        return hashlib.sha256(url.encode()).hexdigest()

    @property
    def is_shown_as_broken(self) -> bool:
        """Whether the public page says that it did not answer: only after a long time."""
        if self.state != LinkState.BROKEN or self.failing_since is None:
            return False
        shown_from = self.failing_since + SHOWN_AFTER
        until(shown_from)
        return timezone.now() >= shown_from


class LinkUseQuerySet(models.QuerySet["LinkUse"]):
    """Links on pages."""

    def needing_work(self) -> "LinkUseQuerySet":
        """Return those for which somebody has to do something, what is gone first."""
        states = [LinkState.BROKEN, LinkState.MOVED]
        return self.filter(link__state__in=states).order_by("link__state", "pk")


class LinkUse(models.Model):
    """A page that leads to an address; worked out anew whenever the page is published."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey(
        "resources.ResourcePage", on_delete=models.CASCADE, related_name="links_out"
    )

    objects = LinkUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("link on a page")
        verbose_name_plural = _("links on pages")
        constraints = [
            models.UniqueConstraint(fields=["link", "page"], name="unique_link_use"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.link_id}"
