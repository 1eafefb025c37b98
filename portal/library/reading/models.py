"""The text of a document, beside the document."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionViewRestriction

from .states import ReadingState


class DocumentTextQuerySet(models.QuerySet["DocumentText"]):
    """Texts, asked for by what is to be done with them."""

    def due(self, now: datetime) -> "DocumentTextQuerySet":
        """Return those that wait and may be tried at the instant `now`, the oldest first."""
        waiting = self.filter(state=ReadingState.WAITING)
        return waiting.filter(Q(not_before=None) | Q(not_before__lte=now)).order_by("pk")

    def take(self, document_id: int, now: datetime, lease: timedelta) -> bool:
        """Take the text of a document for oneself for a while; False if it is not due.

        Whoever takes it and dies loses it after `lease`.
        """
        mine = self.due(now).order_by().filter(document_id=document_id)
        return bool(mine.update(attempts=F("attempts") + 1, not_before=now + lease))

    def needing_work(self) -> "DocumentTextQuerySet":
        """Return those of files that something is wrong with, those that shut people out first."""
        return self.filter(needs_work=True).order_by("-excludes", "document__title", "pk")

    def for_visitors(self) -> "DocumentTextQuerySet":
        """Return the texts that were read, of files in no restricted collection."""
        restrictions = CollectionViewRestriction.objects.annotate(
            asked_path=ExpressionWrapper(
                OuterRef("document__collection__path"), output_field=models.CharField()
            )
        ).filter(asked_path__startswith=F("collection__path"))
        return self.filter(state=ReadingState.READ).exclude(Exists(restrictions))


class DocumentText(models.Model):
    """What a document says, as plain text; the portal writes it.

    Pages of the text are divided by form feeds. When the file is replaced the text is emptied at
    once, and the new file is read by the worker.
    """

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="reading",
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING
    )
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    """The tag of the language that the file says it is in; empty where it says nothing."""

    pages_read = models.PositiveIntegerField(_("pages read"), default=0)
    is_cut = models.BooleanField(_("is cut"), default=False)
    """Whether the file says more than is kept."""

    facts = models.JSONField(_("facts"), default=dict, blank=True)
    """What the file tells of itself: see the readers in this package."""

    problems = models.JSONField(_("problems"), default=list, blank=True)
    """What is wrong with the file, as values of `Problem`, the worst first."""

    excludes = models.BooleanField(_("shuts readers out"), default=False)
    """Whether one of the problems keeps people from reading it."""

    needs_work = models.BooleanField(_("needs work"), default=False, db_index=True)
    file_hash = models.CharField(_("hash of the file"), max_length=100, blank=True)
    """Which file is or was read: SHA-1 of its bytes, or its name where no hash is known."""

    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    """Why it failed, in words of the program."""

    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        app_label = "library"
        verbose_name = _("file that was read")
        verbose_name_plural = _("files that were read")
        indexes = [models.Index(fields=["state", "not_before"], name="text_due")]

    def __str__(self) -> str:
        return gettext("Text of %(document)s") % {"document": self.document}
