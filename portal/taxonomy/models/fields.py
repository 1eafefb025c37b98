"""The field with which a page names terms."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from .former import FormerAddress
from .term import Facet, Term

_FIELD_WORDS = {
    Facet.ISSUE: (_("issues"), _("What it is about, such as housing justice.")),
    Facet.PLACE: (_("places"), _("Where it happens.")),
    Facet.AUDIENCE: (_("audiences"), _("Whom it is for.")),
    Facet.SUBJECT: (_("subjects"), _("The fields of work it belongs to.")),
    Facet.CATEGORY: (_("categories"), _("The kind of help it gives.")),
    Facet.LANGUAGE: (_("languages"), _("The languages it is given in.")),
}


def choices_of(facet: str) -> Q:
    """Limit a field to the terms of one facet, in the source language."""
    return Q(facet=facet, locale__language_code=settings.LANGUAGE_CODE)


class TermsFormField(ModelMultipleChoiceField):
    """Takes what was chosen before two terms were merged for the term that stayed.

    Whoever had the form open meanwhile is not told that their choice is none.
    """

    def _check_values(self, value: Iterable[Any]) -> QuerySet[Term]:
        """Return the chosen terms; raises ValidationError for what is no term of the facet."""
        chosen = [str(key) for key in value]
        numbers = [int(key) for key in chosen if key.isdecimal() and len(key) < 19]
        merged = dict(
            FormerAddress.objects.filter(former_id__in=numbers).values_list("former_id", "term")
        )
        kept = {str(former): str(term) for former, term in merged.items()}
        return super()._check_values(  # type: ignore[misc]  # Django's own, not in its stubs
            [kept.get(key, key) for key in chosen]
        )


class TermsField(ParentalManyToManyField):
    """A ParentalManyToManyField for terms; migrations know it as that."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field of a form."""
        return super().formfield(**{"form_class": TermsFormField, **kwargs})

    def deconstruct(self) -> Any:
        """Describe the field for migrations: what it adds concerns forms only."""
        name, _path, args, kwargs = super().deconstruct()
        path = f"{ParentalManyToManyField.__module__}.{ParentalManyToManyField.__name__}"
        return name, path, args, kwargs


def terms_field(facet: Facet, **options: Any) -> TermsField:
    """Return a field with which a page names its terms of one `facet`.

    The field holds terms in the source language in every translation of the page; state it as
    `SynchronizedField(name, overridable=False)` in the page's translation contract.
    """
    verbose_name, help_text = _FIELD_WORDS[facet]
    return TermsField(
        "taxonomy.Term",
        blank=True,
        related_name="+",
        limit_choices_to=partial(choices_of, facet.value),
        **{"verbose_name": verbose_name, "help_text": help_text, **options},
    )
