"""What is known of each original and of its translations, so that no reader ever waits for it.

Everything here can be worked out anew (`manage.py rebuild_parity`), but for one thing: which text
a published translation was made from, when nobody kept it. So that is written down in time.
"""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page, Revision


class Importance(models.IntegerChoices):
    """How soon a missing or old translation is felt."""

    FIRST = 1, _("Front page or in the menu")
    SECOND = 2, _("Section, or linked from five pages or more")
    THIRD = 3, _("All others")


class Status(models.TextChoices):
    """How far a page is in one language."""

    MISSING = "missing", _("Missing")
    IN_PROGRESS = "in_progress", _("In progress")
    READY = "ready", _("Ready to publish")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    PUBLISHED = "published", pgettext_lazy("status of a translation", "Published")


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """Kept texts."""

    def unused(self) -> Self:
        """Return those that nothing is compared with any more."""
        return self.filter(
            ~Exists(Original.objects.filter(snapshot=OuterRef("pk"))),
            ~Exists(State.objects.filter(made_from=OuterRef("pk"))),
            ~Exists(Basis.objects.filter(snapshot=OuterRef("pk"))),
        )


class Snapshot(models.Model):
    """The pieces of one source text as they stood: once for each distinct text.

    `pieces` is what `portal.languages.parity.pieces` makes of a page.
    """

    digest = models.CharField(max_length=64, unique=True)
    pieces = models.JSONField()

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest[:12]


class Basis(models.Model):
    """The source text that wagtail-localize made one revision of a translation from."""

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.revision_id}"


class OriginalQuerySet(models.QuerySet["Original"]):
    """Originals, asked the way the report asks."""

    def narrowed(self, states: models.QuerySet["State"]) -> Self:
        """Return those that have one of these `states`."""
        return self.filter(Exists(states.filter(original=OuterRef("pk"))))


class Original(models.Model):
    """A page or snippet in the source language, which the other languages follow."""

    translation_key = models.UUIDField()
    content_type = models.ForeignKey(
        ContentType, verbose_name=_("type"), on_delete=models.CASCADE, related_name="+"
    )
    page = models.OneToOneField(
        Page, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    snippet_id = models.BigIntegerField(null=True)
    title = models.CharField(_("title"), max_length=255)
    live = models.BooleanField(_("published"), default=True)
    importance = models.PositiveSmallIntegerField(
        _("importance"), choices=Importance.choices, default=Importance.THIRD
    )
    links = models.PositiveIntegerField(_("linked from"), default=0)
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    """When the published text last became another one."""

    wagtail_reference_index_ignore = True
    objects = OriginalQuerySet.as_manager()

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "content_type"], name="one_original_for_each_key"
            )
        ]
        indexes = [models.Index(fields=["importance", "-links", "title"], name="parity_important")]

    def __str__(self) -> str:
        return self.title


class StateQuerySet(models.QuerySet["State"]):
    """States, asked the way report, dashboard and letters ask."""

    def to_do(self) -> Self:
        """Return those that wait for somebody."""
        return self.filter(original__live=True).exclude(status=Status.PUBLISHED)

    def by_urgency(self) -> Self:
        """Return the most important first, then what is old or missing longest."""
        return self.order_by("original__importance", "-original__links", "since", "pk")

    def older_than(self, days: int) -> Self:
        """Return those that have been what they are for at least so many days."""
        return self.filter(since__lte=timezone.now() - timedelta(days=days))

    def to_tell(self) -> Self:
        """Return those whose owners have not been told of the last change that matters."""
        return self.filter(tell=True).filter(Q(status=Status.OUT_OF_DATE))


class State(models.Model):
    """How one original stands in one language."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="states")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.MISSING
    )
    percent = models.PositiveSmallIntegerField(_("translated, in percent"), null=True)
    unreviewed = models.PositiveIntegerField(_("machine's pieces to approve"), default=0)
    since = models.DateTimeField(_("since"), default=timezone.now)
    page = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("page")
    )
    snippet_id = models.BigIntegerField(null=True)
    is_linked = models.BooleanField(default=False)
    """Whether wagtail-localize carries changes of the source over to it."""

    made_from = models.ForeignKey(Snapshot, null=True, on_delete=models.SET_NULL, related_name="+")
    published_revision = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    """Which publication of the translation `made_from` is about."""

    changes = models.PositiveIntegerField(_("changed pieces"), default=0)
    readers_told_of = models.DateTimeField(null=True)
    """When the source changed in a way that readers of the translation should know of."""

    told_of = models.CharField(max_length=64, blank=True)
    """Signature of the changes of which the owner was told last."""

    tell = models.BooleanField(default=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True
    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["original", "locale"], name="one_state_for_each")
        ]
        indexes = [models.Index(fields=["locale", "status"], name="parity_by_language")]

    def __str__(self) -> str:
        return f"{self.original_id} {self.locale_id} {self.status}"

    def values(self) -> dict[str, Any]:
        """Return what can change, to see whether anything did."""
        return {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
