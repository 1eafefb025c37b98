"""A resource: a publication that helps people in the field, in one or several languages."""

from itertools import islice
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.blocks.bodies import ArticleBlocks
from portal.catalogue.facts import Facts, FileFacts
from portal.library.languages import Language, language
from portal.pages import BasePage
from portal.taxonomy.models import Facet, terms_field
from portal.taxonomy.of_page import terms_of
from resources.admin.files_panel import FilesPanel
from resources.citations import apa, bibtex, ris
from resources.dates import DatePrecision
from resources.facts import facts_of
from resources.files.serving import serve_edition, serve_version
from resources.files.shown import with_files
from resources.licenses import License, deed_url
from resources.reading import TERM_FIELDS, concerned_pages, related_resources, replacement_of
from resources.references import citation_file, reference_of

from .authors import AuthorBlocks
from .edition import ResourceEdition, with_documents
from .queries import ResourceQuerySet

USES_ON_CARDS = 3


class ResourcePage(RoutablePageMixin, BasePage):
    """A publication with its language editions, what it is good for and how to cite it."""

    subtitle = models.CharField(
        _("subtitle"),
        max_length=255,
        blank=True,
        help_text=_("As it stands on the title page."),
    )
    authors = StreamField(
        AuthorBlocks(),
        verbose_name=_("authors"),
        blank=True,
        help_text=_("In the order of the title page. Empty means the publisher."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=255,
        blank=True,
        help_text=_("The organization that published it, by its full name."),
    )
    publisher_page = models.ForeignKey(
        Page,
        verbose_name=_("publisher's profile"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("If the publisher is one of our partners. The resource then shows there too."),
    )
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("When the publisher brought it out, not when we list it."),
    )
    date_precision = models.CharField(
        _("how much of the date is known"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("If only the year is known, choose January 1 of that year."),
    )
    subjects = terms_field(Facet.SUBJECT)
    audiences = terms_field(Facet.AUDIENCE)
    categories = terms_field(Facet.CATEGORY)
    uses = StreamField(
        [("use", blocks.CharBlock(label=_("Use"), max_length=160))],
        verbose_name=_("use this resource to"),
        blank=True,
        max_num=8,
        help_text=_("Each completes the sentence “Use this resource to …”. Short and concrete."),
    )
    body = StreamField(
        ArticleBlocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What the resource says, for people who decide whether to open it."),
    )
    license = models.CharField(
        _("license"),
        max_length=20,
        blank=True,
        choices=License.choices,
        help_text=_("What others may do with it. It stands in the publication itself."),
    )
    license_note = models.CharField(
        _("more about rights"),
        max_length=250,
        blank=True,
        help_text=_("For example whom to ask, or what the license leaves out."),
    )
    archived = models.BooleanField(
        _("kept for the record"),
        default=False,
        help_text=_("The resource is out of date. It stays, with a clear label."),
    )
    archive_note = models.CharField(
        _("why it is out of date"), max_length=250, blank=True, help_text=_("One sentence.")
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("use this one instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Readers of an outdated resource are led to this one."),
    )

    objects = PageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A publication: report, guide or toolkit, with its language editions.")
    card_template = "resources/resource_page_card.html"

    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("subtitle"),
        SynchronizedField("authors", overridable=False),
        SynchronizedField("publisher", overridable=False),
        SynchronizedField("publisher_page", overridable=False),
        SynchronizedField("published_on", overridable=False),
        SynchronizedField("date_precision", overridable=False),
        SynchronizedField("subjects", overridable=False),
        SynchronizedField("audiences", overridable=False),
        SynchronizedField("categories", overridable=False),
        TranslatableField("uses"),
        TranslatableField("body"),
        TranslatableField("editions"),
        SynchronizedField("license", overridable=False),
        TranslatableField("license_note"),
        SynchronizedField("picked_resources", overridable=False),
        SynchronizedField("concerns", overridable=False),
        SynchronizedField("archived", overridable=False),
        TranslatableField("archive_note"),
        SynchronizedField("replaced_by", overridable=False),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("authors"),
        index.SearchField("publisher"),
        index.SearchField("uses"),
        index.SearchField("body"),
        index.RelatedFields("editions", [index.SearchField("title")]),
        index.FilterField("published_on"),
        index.FilterField("archived"),
    ]
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        FieldPanel("social_image"),
        FieldPanel("uses"),
        InlinePanel("editions", heading=_("Language editions"), label=_("Edition"), min_num=0),
        FilesPanel(heading=_("Files and links")),
        MultiFieldPanel(
            [
                FieldPanel("authors"),
                FieldPanel("publisher"),
                PageChooserPanel("publisher_page", "programs.PartnerPage"),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("date_precision")]),
            ],
            heading=_("Where it comes from"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("subjects", widget=forms.CheckboxSelectMultiple),
                FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("categories", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("What it is about, and for whom"),
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("license"), FieldPanel("license_note")], heading=_("Rights")),
        InlinePanel(
            "picked_resources",
            heading=_("Related resources"),
            label=_("Resource"),
            help_text=_("Leave empty and the page shows those that share most terms with it."),
        ),
        InlinePanel("concerns", heading=_("Where else it shows"), label=_("Page")),
        MultiFieldPanel(
            [
                FieldPanel("archived"),
                FieldPanel("archive_note"),
                PageChooserPanel("replaced_by", "resources.ResourcePage"),
            ],
            heading=_("Out of date"),
            classname="collapsed",
        ),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the page shows beside its own fields."""
        editions = self.shown_editions
        reference = reference_of(self, editions, request)
        concerned = concerned_pages(self)
        terms = terms_of(self, **TERM_FIELDS)
        return {
            **super().get_context(request, *args, **kwargs),
            "editions": editions,
            "source_language": settings.LANGUAGE_CODE,
            "citation": apa(reference),
            "cited_language": reference.language,
            "bibtex": bibtex(reference),
            **terms,
            "related": related_resources(self, terms),
            "replacement": replacement_of(self) if self.archived else None,
            "concerned": concerned,
            "facts": facts_of(self, concerned),
            "library_url": self.above[-1].get_url(request),
        }

    @path("cite.bib/")
    def bibtex_file(self, request: HttpRequest) -> HttpResponse:
        """Serve the citation as a BibTeX file."""
        text = bibtex(reference_of(self, self.shown_editions, request))
        return citation_file(text, "application/x-bibtex; charset=utf-8", f"{self.slug}.bib")

    @path("cite.ris/")
    def ris_file(self, request: HttpRequest) -> HttpResponse:
        """Serve the citation as a RIS file."""
        text = ris(reference_of(self, self.shown_editions, request))
        return citation_file(
            text, "application/x-research-info-systems; charset=utf-8", f"{self.slug}.ris"
        )

    @path("files/<slug:key>/")
    def edition_file(self, request: HttpRequest, key: str) -> HttpResponse:
        """Serve the file of an edition, whichever it is by now."""
        return serve_edition(self, key, request)

    @path("files/<slug:key>/<int:number>/")
    def edition_version(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        """Serve one version of an edition's file."""
        return serve_version(self, key, number, request)

    @cached_property
    def shown_editions(self) -> list[ResourceEdition]:
        """The editions in the order of staff, the reader's language first; three queries."""
        editions = with_files(self, with_documents(self))
        return sorted(editions, key=lambda edition: edition.language != self.locale.language_code)

    def catalogue_facts(self) -> Facts:
        """Return what lists ask of the resource: its day, and its editions with their files."""
        editions = self.editions.all()
        return Facts(
            dated=self.published_on,
            languages=[edition.language for edition in editions],
            titles=[
                (self.subtitle, self.locale.language_code),
                *((edition.title, edition.language) for edition in editions),
            ],
            files=[
                FileFacts(edition.document_id, edition.language, edition.shown_title)
                for edition in editions
                if edition.document_id
            ],
            archived=self.archived,
            listed=True,
        )

    @property
    def languages(self) -> list[Language]:
        """The languages in which it can be had, each once."""
        known: list[str] | None = self.__dict__.get("_edition_languages")
        codes = [edition.language for edition in self.editions.all()] if known is None else known
        return [language(code) for code in dict.fromkeys(codes)]

    def know_languages(self, codes: list[str]) -> None:
        """Take note of the languages of the editions, in their order, as a list has read them."""
        self.__dict__["_edition_languages"] = codes

    @property
    def language_names(self) -> list[str]:
        """Their names in the reader's language."""
        return [entry.name for entry in self.languages]

    @property
    def first_uses(self) -> list[str]:
        """What it is good for, as much of it as a card shows."""
        return [use.value for use in islice(self.uses, USES_ON_CARDS)]

    @property
    def year(self) -> str:
        """The year in which it was published; empty where nobody knows."""
        return str(self.published_on.year) if self.published_on else ""

    @property
    def full_title(self) -> str:
        """Title and subtitle as one."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def license_url(self) -> str:
        """The address of the license's text; empty where there is none."""
        return deed_url(self.license)
