"""What the address of an edition serves, and what it served before."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class EditionFileQuerySet(models.QuerySet["EditionFile"]):
    """Files of editions, asked for by their address."""

    def of_resource(self, key: UUID) -> "EditionFileQuerySet":
        """Return all files of a resource's editions, the newest first, with their documents."""
        rows = self.filter(resource_key=key).select_related("document__reading")
        rows = rows.defer("document__reading__text")
        return rows.order_by("edition_key", "-number")

    def current(self) -> "EditionFileQuerySet":
        """Return those that their addresses serve now."""
        return self.filter(until=None)


class EditionFile(models.Model):
    """A file that an edition's address serves, or served for a time; the portal writes it.

    The address is that of a resource in any language, and of an edition of it: rows are found by
    the resource's translation key and the edition's key, and outlive the rows of the edition.
    """

    resource_key = models.UUIDField(_("resource"))
    edition_key = models.SlugField(_("edition"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    """When another file took its place; empty for the one that is served now."""

    note = models.CharField(_("what changed"), max_length=200, blank=True)

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of editions")
        constraints = [
            models.UniqueConstraint(
                fields=["resource_key", "edition_key", "number"], name="unique_edition_file"
            ),
            models.UniqueConstraint(
                fields=["resource_key", "edition_key"],
                condition=models.Q(until=None),
                name="one_file_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(file)s, version %(number)d") % {
            "file": self.document,
            "number": self.number,
        }

    @property
    def format(self) -> str:
        """The kind of file, such as "PDF"."""
        return str(self.document.file_extension).upper()
