"""Pictures and documents that staff upload once and use in many places."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    get_upload_to,
)
from wagtail.search import index

from portal.speed import has
from portal.speed.rows_to_models import made_of

from .documents import check_document, count_pages
from .fields import CheckedDocumentField, CleanImageField, is_new
from .languages import Language, edition_languages, language
from .pictures import without_metadata
from .reading.models import DocumentText
from .renditions import add_size, find_renditions, meet, operations_of
from .replacing import file_replaced
from .storage import document_storage

__all__ = ["DocumentText", "Licence", "PortalDocument", "PortalImage", "PortalRendition"]


class Licence(models.TextChoices):
    """On which terms others may use a picture."""

    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0 (CC BY)")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA)")
    CC_BY_NC = "cc-by-nc-4.0", _("Creative Commons Attribution-NonCommercial 4.0 (CC BY-NC)")
    CC_BY_ND = "cc-by-nd-4.0", _("Creative Commons Attribution-NoDerivatives 4.0 (CC BY-ND)")
    PUBLIC_DOMAIN = "public-domain", _("Public domain (CC0)")
    PERMISSION = "permission", _("Used with permission")
    RESERVED = "reserved", _("All rights reserved")
    OTHER = "other", _("Other")


SHORT_LICENCES: dict[str, str | Promise] = {
    Licence.CC_BY: "CC BY 4.0",
    Licence.CC_BY_SA: "CC BY-SA 4.0",
    Licence.CC_BY_NC: "CC BY-NC 4.0",
    Licence.CC_BY_ND: "CC BY-ND 4.0",
    Licence.PUBLIC_DOMAIN: _("public domain"),
    Licence.PERMISSION: _("used with permission"),
    Licence.RESERVED: _("all rights reserved"),
}
"""The licenses as they stand under a picture."""


class PortalImage(AbstractImage):
    """A picture with its words, its credit and its license; nothing hidden is in its file."""

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        help_text=_(
            "Place, time and camera that a phone writes into a picture are taken out of it. "
            "Everyone who knows the address of a picture can see it, in every collection."
        ),
    )
    description = models.CharField(
        _("description"),
        max_length=255,
        blank=True,
        default="",
        help_text=_(
            "What the picture shows, in one sentence, for people who cannot see it. "
            "Screen readers read it out unless a page gives other words."
        ),
    )
    descriptions = models.JSONField(
        _("descriptions in other languages"),
        default=dict,
        blank=True,
        help_text=_("By the codes of the languages; those without one use the description."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, as the name should stand under it."),
    )
    licence = models.CharField(
        _("license"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("On which terms we, and others, may use the picture."),
    )
    licence_other = models.CharField(
        _("other license"),
        max_length=100,
        blank=True,
        help_text=_("Its name, if you chose “Other” above."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "descriptions",
        "credit",
        "licence",
        "licence_other",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(Image.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> "PortalImage":
        """Make a picture from its row; the request remembers it, to read all renditions at once.

        A row has its width and height, for which Django would look into the file of each.
        """
        if has("rows_to_models"):
            picture: PortalImage = made_of(cls, tuple(field_names), db)(values)  # type: ignore[arg-type]  # a class has a hash
            picture.decorative = False  # this and the next as Wagtail's __init__ does
            picture.contextual_alt_text = None
        else:
            picture = super().from_db(db, field_names, values)
        meet(picture)
        return picture

    def find_existing_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """Return those of the renditions asked for that exist, by filter."""
        if (found := find_renditions(self, filters)) is not None:
            return found
        for entry in filters:
            entry.__dict__.setdefault("operations", operations_of(entry.spec))
        return super().find_existing_renditions(*filters)

    def _add_to_prefetched_renditions(self, rendition: AbstractRendition) -> None:
        super()._add_to_prefetched_renditions(rendition)
        add_size(self, rendition)

    def clean(self) -> None:
        """Refuse "other" without saying which, and a name that nobody asked for."""
        super().clean()
        if self.licence == Licence.OTHER and not self.licence_other:
            raise ValidationError({"licence_other": _("Write the name of the license.")})
        if self.licence != Licence.OTHER:
            self.licence_other = ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the picture; a new file is cleaned and measured first, whoever brings it.

        Raises ValidationError when the file is no picture or too large.
        """
        if is_new(self.file):
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def described_in(self, code: str | None) -> str:
        """Return the description in a language; empty where nobody wrote one."""
        if code in (None, settings.LANGUAGE_CODE):
            return self.description
        return str(self.descriptions.get(code, ""))

    @property
    def words(self) -> str:
        """What it shows, for who cannot see it: the page's own words, or those of the library.

        The library's are in the reader's language where it has them. `language_of_alt` tells the
        language of those that are not.
        """
        if getattr(self, "decorative", False):
            return ""
        own: str | None = getattr(self, "contextual_alt_text", None)
        return own or self.described_in(get_language()) or self.default_alt_text

    @property
    def licence_line(self) -> str:
        """The license as it stands under the picture; empty when none is stated."""
        if self.licence == Licence.OTHER:
            return self.licence_other
        return str(SHORT_LICENCES.get(self.licence, ""))

    @property
    def credit_line(self) -> str:
        """What stands under the picture, such as "Photo by Ana Ruiz, CC BY 4.0"."""
        return ", ".join(part for part in (self.credit, self.licence_line) if part)

    def _set_image_file_metadata(self) -> None:
        # Size and hash are those of the file that is stored, so the file is cleaned before.
        if is_new(self.file):
            # Wagtail's field has no types, so mypy takes the attribute for the field itself.
            self.file = without_metadata(self.file.file)  # type: ignore[assignment]
        super()._set_image_file_metadata()


class PortalRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    @property
    def alt(self) -> str:
        """The words for who cannot see the picture."""
        return self.image.words

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


class PortalDocument(AbstractDocument):
    """A file for visitors to keep, with its language and the number of its pages."""

    file = CheckedDocumentField(
        _("file"),
        upload_to="documents",
        storage=document_storage,
        help_text=_("The content must be what the name of the file says."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=edition_languages,
        blank=True,
        help_text=_("The language the file is written in. Shown beside its link."),
    )
    pages = models.PositiveIntegerField(
        _("pages"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Counted in PDF files."),
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("language")]

    class Meta(Document.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        # Choosers show nothing else, and editions of one report differ in nothing else.
        return f"{self.title} ({self.language_shown.name})" if self.language_shown else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the document; a new file is checked and measured, whoever brings it.

        Raises ValidationError when the file is not what its name says.
        """
        replaces = is_new(self.file)
        if replaces:
            self._set_document_file_metadata()
        with transaction.atomic():
            old = type(self).objects.filter(pk=self.pk).first() if replaces and self.pk else None
            if old and old.file:
                file_replaced.send(sender=type(self), document=self, old=old)
            super().save(*args, **kwargs)

    @property
    def language_shown(self) -> Language | None:
        """The language with its names and direction; None when none is stated."""
        return language(self.language) if self.language else None

    def _set_document_file_metadata(self) -> None:
        # Before the transaction begins: an error inside it would spoil the caller's own.
        name = self.file.name or ""
        check_document(self.file, name)
        super()._set_document_file_metadata()
        self.pages = count_pages(self.file, name)
