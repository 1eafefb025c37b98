"""Spreadsheets that were uploaded, what they would change, and the keys by which rows find pages.

These rows are written by the portal; staff see them in the admin's pages about imports.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.library.storage import document_storage

ALIVE = timedelta(minutes=3)
"""How long a run may be silent before it counts as broken off and can be gone on with."""


class ResourceKey(models.Model):
    """The permanent key of a resource in the spreadsheets of staff, one for all its languages.

    It is not a field of the page: a constraint cannot reach from a page to the language it is in,
    a revision that is restored would bring an old key back, and a copied page would copy it.
    """

    key = models.CharField(
        _("key"),
        max_length=150,
        help_text=_("As it stands in the spreadsheets."),
    )
    folded = models.CharField(
        max_length=300,
        unique=True,
        editable=False,
        help_text=_("The key as keys are compared: without case."),
    )
    translation_key = models.UUIDField(
        unique=True,
        editable=False,
        help_text=_("What the page has in common with its translations."),
    )
    version = models.JSONField(
        default=dict,
        editable=False,
        help_text=_("Digests of what the last import wrote, by column."),
    )

    class Meta:
        verbose_name = _("key of a resource")
        verbose_name_plural = _("keys of resources")

    def __str__(self) -> str:
        return self.key


class ImportState(models.TextChoices):
    """How far an upload has come."""

    NEW = "new", _("Waiting to be checked")
    CHECKED = "checked", _("Checked")
    IMPORTING = "importing", _("Being imported")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Cannot be read")


class Outcome(models.TextChoices):
    """What an import would do with a record."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    CONFLICT = "conflict", _("Changed on both sides")
    UNCHANGED = "unchanged", _("Unchanged")
    PROBLEM = "problem", _("Problem")


WRITTEN = (Outcome.NEW, Outcome.CHANGED, Outcome.CONFLICT)
"""What an import writes."""


class Result(models.TextChoices):
    """What became of a record."""

    WAITING = "waiting", _("Not imported")
    WRITTEN = "written", _("Imported")
    AGAIN = "again", _("Look again: the library changed meanwhile")
    FAILED = "failed", _("Failed")


class ResourceImportQuerySet(models.QuerySet["ResourceImport"]):
    """Uploads."""

    def seen_by(self, user: Any) -> "ResourceImportQuerySet":
        """Return the uploads that a person may see: their own; administrators see all."""
        return self if user.is_superuser else self.filter(user=user)

    def older_than(self, instant: datetime) -> "ResourceImportQuerySet":
        """Return the uploads from before an instant."""
        return self.filter(created_at__lt=instant)


class ResourceImport(models.Model):
    """A file that somebody uploaded, with what was found in it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    """Whose rights hold. None is the command, which may do everything; so an upload does not
    outlive its person."""
    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(upload_to="imports", storage=document_storage, max_length=300)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.NEW, db_index=True
    )
    refusal = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    month_first = models.BooleanField(null=True)
    row_count = models.PositiveIntegerField(default=0)
    publish = models.BooleanField(default=False)
    overwrite = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, db_index=True)
    alive_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ResourceImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of resources")
        verbose_name_plural = _("imports of resources")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        """Whether work is going on, or waits for the worker."""
        return self.state in (ImportState.NEW, ImportState.IMPORTING)

    @property
    def is_broken_off(self) -> bool:
        """Whether a run was silent for so long that it can be begun anew."""
        since = self.alive_at or self.created_at
        return self.is_running and timezone.now() - since > ALIVE

    def outcome_counts(self) -> dict[str, int]:
        """Return the number of records for each outcome. One query."""
        rows = self.records.order_by().values_list("outcome").annotate(Count("pk"))
        return {**dict.fromkeys(Outcome.values, 0), **dict(rows)}

    def result_counts(self) -> dict[str, int]:
        """Return the number of records for each result. One query."""
        rows = self.records.order_by().values_list("result").annotate(Count("pk"))
        return {**dict.fromkeys(Result.values, 0), **dict(rows)}


class ImportRecordQuerySet(models.QuerySet["ImportRecord"]):
    """Records of an upload."""

    def to_write(self) -> "ImportRecordQuerySet":
        """Return the records that an import would write, and has not yet."""
        return self.filter(outcome__in=WRITTEN).exclude(result=Result.WRITTEN)

    def with_outcome(self, outcomes: Collection[str]) -> "ImportRecordQuerySet":
        """Return the records with one of some outcomes."""
        return self.filter(outcome__in=outcomes)


class ImportRecord(models.Model):
    """One resource of an upload: its rows as they were read, what would happen, what happened."""

    upload = models.ForeignKey(ResourceImport, on_delete=models.CASCADE, related_name="records")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    rows = models.JSONField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, db_index=True)
    plan = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    result = models.CharField(max_length=10, choices=Result.choices, default=Result.WAITING)
    result_words = models.TextField(blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ImportRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record of an import")
        verbose_name_plural = _("records of an import")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "position"], name="one_record_for_each_row")
        ]

    def __str__(self) -> str:
        return self.title or self.key
