"""One vocabulary for the whole site: a term belongs to one facet and means one thing everywhere.

Pages always point at the term in the source language; readers see its label in their own. So a
term keeps one identity, one address (`?issue=housing`) and one count in every language.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .claiming import claim_words, keep_former_address, refusals_of, share_with_translations


class Facet(models.TextChoices):
    """The questions that the vocabulary answers. No term stands in two of them."""

    ISSUE = "issue", _("Issue")
    PLACE = "place", _("Place")
    AUDIENCE = "audience", _("Audience")
    SUBJECT = "subject", _("Subject")
    CATEGORY = "category", _("Category")
    LANGUAGE = "language", _("Language")


class TermQuerySet(models.QuerySet["Term"]):
    """The vocabulary, asked by facet and language."""

    def in_source_language(self) -> "TermQuerySet":
        """Return the terms that pages point at."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def in_facet(self, facet: str) -> "TermQuerySet":
        """Return the terms of one facet, in the order in which visitors see them."""
        return self.filter(facet=facet).order_by("name")


class Said(NamedTuple):
    """The word for a term in the language in which it was asked for; None: there is none."""

    language: str
    word: str | None


class Term(index.Indexed, TranslatableMixin, models.Model):
    """One entry of the vocabulary in one language."""

    facet = models.CharField(
        _("facet"),
        max_length=20,
        choices=Facet.choices,
        help_text=_("The question this term answers. It cannot stand in two facets."),
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("What visitors read, such as “Housing justice”.")
    )
    slug = models.SlugField(
        _("name in addresses"),
        max_length=100,
        blank=True,
        help_text=_(
            "Part of web addresses in every language; left empty, it is made from the name. "
            "When you change it, saved links still lead here."
        ),
    )
    synonyms = models.TextField(
        _("other words for it"),
        blank=True,
        help_text=_(
            "One on each line. Search, filters and web addresses take these words for the term too."
        ),
    )
    overlap_reason = models.CharField(
        _("why it stands beside another"),
        max_length=255,
        blank=True,
        help_text=_(
            "Only if its name holds the name of another term, or the two are given to the same "
            "pages: why visitors need both. It ends the warning."
        ),
    )

    objects = TermQuerySet.as_manager()

    translatable_fields = [
        SynchronizedField("facet", overridable=False),
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
        TranslatableField("synonyms"),
        SynchronizedField("overlap_reason", overridable=False),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("synonyms"),
        index.FilterField("facet"),
        index.FilterField("locale_id"),
    ]
    said: Said | None = None
    """Its word in the reader's language, where a query asked for it too (vocabulary.word_in)."""

    panels = [
        FieldPanel("facet"),
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("synonyms"),
        FieldPanel("overlap_reason"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["facet", "name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="one_term_for_each_slug"),
            models.UniqueConstraint(fields=["locale", "name"], name="one_term_for_each_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the term with the words that stand for it; its old address leads to it.

        Raises ValidationError where another term has one of its words: `clean` says so before,
        unless a colleague was faster.
        """
        keep_former_address(self)
        super().save(*args, **kwargs)
        share_with_translations(self)
        claim_words(self)

    def clean(self) -> None:
        """Make the slug from the name if there is none; refuse what another term claims.

        Raises ValidationError beside the field: for a word or an address of another term, and for
        a facet that pages rule out.
        """
        super().clean()
        self.slug = self.slug or slugify(self.name)
        if self.name and not self.slug:
            raise ValidationError({"slug": _("Write it in letters from a to z and digits.")})
        refusals = refusals_of(self)
        if refusals:
            raise ValidationError(dict(refusals))

    @property
    def synonym_list(self) -> list[str]:
        """The other words for this term, one string each."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]

    @property
    def is_in_source_language(self) -> bool:
        """Whether pages point at it: it is no translation of a term."""
        return self.locale.language_code == settings.LANGUAGE_CODE
