"""One vocabulary for the whole site: a term belongs to one facet and means one thing everywhere.

Pages always point at the term in the source language; readers see its label in their own. So a
term keeps one identity, one address (`?issue=housing`) and one count in every language.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField


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
            "Changing it breaks saved links."
        ),
    )
    synonyms = models.TextField(
        _("other words for it"),
        blank=True,
        help_text=_("One on each line. Search finds the term by these words too."),
    )

    objects = TermQuerySet.as_manager()

    translatable_fields = [
        SynchronizedField("facet", overridable=False),
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
        TranslatableField("synonyms"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("synonyms"),
        index.FilterField("facet"),
        index.FilterField("locale_id"),
    ]
    panels = [
        FieldPanel("facet"),
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("synonyms"),
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

    def clean(self) -> None:
        """Make the slug from the name if there is none; refuse a word that another term claims."""
        super().clean()
        self.slug = self.slug or slugify(self.name)
        if self.name and not self.slug:
            raise ValidationError({"slug": _("Write it in letters from a to z and digits.")})
        words = {word.casefold() for word in [self.name, *self.synonym_list]}
        others = Term.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        for other in others:
            shared = words & {word.casefold() for word in [other.name, *other.synonym_list]}
            if shared:
                raise ValidationError(
                    {
                        "name": _("“%(word)s” already stands for the term “%(term)s”.")
                        % {"word": min(shared), "term": other.name}
                    }
                )

    @property
    def synonym_list(self) -> list[str]:
        """The other words for this term, one string each."""
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]


def choices_of(facet: str) -> Q:
    """Limit a field to the terms of one facet, in the source language."""
    return Q(facet=facet, locale__language_code=settings.LANGUAGE_CODE)


_FIELD_WORDS = {
    Facet.ISSUE: (_("issues"), _("What it is about, such as housing justice.")),
    Facet.PLACE: (_("places"), _("Where it happens.")),
    Facet.AUDIENCE: (_("audiences"), _("Whom it is for.")),
    Facet.SUBJECT: (_("subjects"), _("The fields of work it belongs to.")),
    Facet.CATEGORY: (_("categories"), _("The kind of help it gives.")),
    Facet.LANGUAGE: (_("languages"), _("The languages it is given in.")),
}


def terms_field(facet: Facet, **options: Any) -> ParentalManyToManyField:
    """Return a field with which a page names its terms of one `facet`.

    The field holds terms in the source language in every translation of the page; state it as
    `SynchronizedField(name, overridable=False)` in the page's translation contract.
    """
    verbose_name, help_text = _FIELD_WORDS[facet]
    return ParentalManyToManyField(
        "taxonomy.Term",
        blank=True,
        related_name="+",
        limit_choices_to=partial(choices_of, facet.value),
        **{"verbose_name": verbose_name, "help_text": help_text, **options},
    )
