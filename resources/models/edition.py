"""One language edition of a resource: a file of ours or an address elsewhere."""

from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.library.languages import Language, edition_languages, language
from portal.speed.prepared import prepared
from portal.stored import is_stored

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from .edition_file import EditionFile
    from .resource import ResourcePage


class Accessible(models.TextChoices):
    """Whether people who use assistive technology can read a file."""

    UNKNOWN = "unknown", _("Not checked")
    YES = "yes", _("Accessible")
    NO = "no", _("Not accessible")


def with_documents(page: "ResourcePage") -> list["ResourceEdition"]:
    """Return the editions of a page with their files and what the checks found, in one query.

    The texts of the files are left out. A preview holds editions that are not stored yet, and then
    each file costs a query.
    """
    if not is_stored(page, "editions"):
        return list(page.editions.all())
    editions = _with_documents(page=page.pk)
    for edition in editions:
        edition.page = page
    return editions


@prepared
def _with_documents(*, page: int) -> "QuerySet[ResourceEdition]":
    editions = ResourceEdition.objects.filter(page_id=page).order_by("sort_order")
    return editions.select_related("document__reading").defer("document__reading__text")


class ResourceEdition(TranslatableMixin, Orderable):
    """A resource in one language, as a file or at an address elsewhere."""

    page = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=edition_languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language that the edition is written in."),
    )
    title = models.CharField(
        _("title in that language"),
        max_length=255,
        blank=True,
        help_text=_("As it stands on the edition itself. Empty means the title of this page."),
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Format and size are read from the file."),
    )
    key = models.SlugField(_("key in the address"), max_length=20, blank=True, editable=False)
    """Names the edition in its address, for good: its language, and a number for further ones."""

    change_note = models.CharField(
        _("what is new in this file"),
        max_length=200,
        blank=True,
        help_text=_("When you choose another file: what changed. Stands beside earlier versions."),
    )
    url = models.URLField(
        _("or address elsewhere"),
        max_length=500,
        blank=True,
        help_text=_("Where the edition can be had. Give a file or an address, not both."),
    )
    pages = models.PositiveIntegerField(
        _("pages"),
        null=True,
        blank=True,
        help_text=_("How many pages it has. Empty means: as counted in the file."),
    )
    accessible = models.CharField(
        _("accessible"),
        max_length=10,
        choices=Accessible.choices,
        default=Accessible.UNKNOWN,
        help_text=_("Can someone with a screen reader read it: headings, reading order, tags?"),
    )
    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        help_text=_("Said beside the edition, for example: summary only."),
    )

    earlier: "list[EditionFile]"
    """The files that its address served before; known on its page (resources.files.shown)."""

    current_note: str
    """What is new in the file that is served now; known on its page."""

    lost_on: "datetime | None" = None
    """When its address was last found gone, if it has been for long; known on its page."""

    translatable_fields = [
        SynchronizedField("key", overridable=False),
        SynchronizedField("language", overridable=False),
        SynchronizedField("title", overridable=False),
        SynchronizedField("document", overridable=False),
        SynchronizedField("change_note", overridable=False),
        SynchronizedField("url", overridable=False),
        SynchronizedField("pages", overridable=False),
        SynchronizedField("accessible", overridable=False),
        TranslatableField("note"),
    ]
    search_fields = [index.SearchField("title"), index.FilterField("language")]
    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("title")]),
        FieldPanel("document"),
        FieldPanel("change_note"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("pages"), FieldPanel("accessible")]),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return gettext("%(title)s (%(language)s)") % {
            "title": self.shown_title,
            "language": self.language_shown.name,
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the edition; a new one gets a key that no edition of its page has."""
        if not self.key and self.page_id:
            self.key = self._free_key()
        super().save(*args, **kwargs)

    def _free_key(self) -> str:
        """Return the key it has, or else the language, or the language and a number."""
        siblings = dict(
            ResourceEdition.objects.filter(page_id=self.page_id).values_list("pk", "key")
        )
        if known := siblings.get(self.pk):
            # A draft from before it was published knows no key.
            return known
        taken = set(siblings.values())
        stem = self.language.lower()
        names = chain([stem], (f"{stem}-{number}" for number in count(2)))
        return next(name for name in names if name not in taken)

    def clean(self) -> None:
        """Refuse an edition that leads nowhere, or to two places.

        Raises ValidationError beside the fields in question.
        """
        super().clean()
        if self.document_id and self.url:
            message = _("Give a file or an address elsewhere, not both.")
            raise ValidationError({"document": message, "url": message})
        if not self.document_id and not self.url:
            raise ValidationError({"document": _("Choose a file, or give an address elsewhere.")})
        if self.accessible == Accessible.YES and self.shuts_out:
            raise ValidationError(
                {
                    "accessible": _(
                        "The check of the file found that some people cannot read it. What to do "
                        "stands beside the file in the document library."
                    )
                }
            )

    @property
    def shown_title(self) -> str:
        """The edition's own title, or else the title of its page."""
        return self.title or self.page.title

    @property
    def language_shown(self) -> Language:
        """The language with its names and its direction."""
        return language(self.language)

    @property
    def href(self) -> str:
        """The address of the file as it is now, or elsewhere.

        `resources.files.serving.address` gives the one that stays when the file is replaced.
        """
        return self.document.url if self.document else self.url

    @property
    def format(self) -> str:
        """The kind of file, such as "PDF"; for an address without a file name "Web page"."""
        name = self.document.filename if self.document else urlsplit(self.url).path
        suffix = PurePosixPath(name).suffix.lstrip(".")
        is_file = bool(self.document) or suffix.lower() in settings.WAGTAILDOCS_EXTENSIONS
        return suffix.upper() if suffix and is_file else gettext("Web page")

    @property
    def size(self) -> int | None:
        """The size of the file in bytes, if it is ours and known."""
        return self.document.file_size if self.document else None

    @property
    def shuts_out(self) -> bool:
        """Whether the check of the file found that some people cannot read it."""
        return bool(getattr(getattr(self.document, "reading", None), "excludes", False))

    @property
    def access(self) -> str:
        """Whether people with assistive technology can read it: as checked, or else as stated."""
        return Accessible.NO if self.shuts_out else self.accessible

    @property
    def access_words(self) -> str:
        """The same in words; empty where nobody knows."""
        return "" if self.access == Accessible.UNKNOWN else str(Accessible(self.access).label)

    @property
    def page_count(self) -> int | None:
        """How many pages the edition has: as stated here, or else as counted in the file."""
        return self.pages or getattr(self.document, "pages", None)
