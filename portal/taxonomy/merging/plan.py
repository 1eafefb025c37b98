"""What merging two terms would change, for staff to read before they say yes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from portal.taxonomy.bearers import Bearer, bearers
from portal.taxonomy.models import Term
from portal.taxonomy.models.claiming import words_of


class ChangedMeanwhileError(Exception):
    """Something that staff were shown is not so any more; they have to look again."""


@dataclass(frozen=True)
class Moved:
    """What becomes of the words of one language: other words for the kept term, or its name."""

    locale: Locale
    gone: Term
    kept: Term | None

    @property
    def synonyms(self) -> list[str]:
        """The words that the kept term gets in this language, in the order they will stand in."""
        if self.kept is None:
            return self.gone.synonym_list
        held = words_of(self.kept)
        return [word for key, word in words_of(self.gone).items() if key not in held]


@dataclass(frozen=True)
class Plan:
    """What becomes of `gone` when it is merged into `kept`, both of the source language."""

    gone: Term
    kept: Term
    moved: Sequence[Moved]
    bearers: Sequence[Bearer]

    @property
    def former(self) -> list[int]:
        """The ids of the terms that will be gone, in all languages."""
        return [moved.gone.pk for moved in self.moved]

    @property
    def public(self) -> int:
        """How many published pages bear the term, each language by itself."""
        return sum(bearer.is_public for bearer in self.bearers)

    @property
    def unpublished(self) -> int:
        """How many pages bear it where visitors do not see it: drafts, plans, taken down."""
        return len(self.bearers) - self.public

    @cached_property
    def links(self) -> list[TranslatableMixin]:
        """The menus and other snippets with links that name the term; they go on working."""
        sought = f"{self.gone.facet}={self.gone.slug}"
        found: list[TranslatableMixin] = []
        for model in get_snippet_models():
            streams = [
                field.name for field in model._meta.get_fields() if isinstance(field, StreamField)
            ]
            for name in streams:
                rows = model._default_manager.annotate(as_text=Cast(name, TextField()))
                found += list(rows.filter(as_text__contains=sought))
        return found

    @property
    def version(self) -> str:
        """A digest of all that staff are shown, to know whether it is still so."""
        shown = [
            [[term.pk, term.name, term.synonyms, term.slug] for term in (self.gone, self.kept)],
            [[moved.gone.name, str(moved.kept), *moved.synonyms] for moved in self.moved],
            [[bearer.page.pk, bearer.words] for bearer in self.bearers],
        ]
        return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def plan_of(gone: Term, kept: Term) -> Plan:
    """Return what merging `gone` into `kept` changes.

    Raises ValidationError if the two cannot be merged: terms of two facets stand in two fields of
    a page, and pages point at terms of the source language only.
    """
    if gone.pk == kept.pk:
        raise ValidationError(_("Choose another term: this is the same one."))
    if gone.facet != kept.facet:
        raise ValidationError(_("Terms of two facets cannot be merged."))
    if not (gone.is_in_source_language and kept.is_in_source_language):
        raise ValidationError(_("Merge the terms in the source language; translations follow."))
    there = {term.locale_id: term for term in _in_all_languages(kept)}
    going = _in_all_languages(gone)
    return Plan(
        gone,
        kept,
        [Moved(term.locale, term, there.get(term.locale_id)) for term in going],
        bearers([term.pk for term in going]),
    )


def _in_all_languages(term: Term) -> list[Term]:
    rows = Term.objects.filter(translation_key=term.translation_key).select_related("locale")
    return sorted(rows, key=lambda row: (row.pk != term.pk, row.locale.language_code))
