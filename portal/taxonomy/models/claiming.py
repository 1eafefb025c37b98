"""What a term takes for itself: its words, and its addresses of today and before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.taxonomy.wording import key_of

from .former import FormerAddress
from .word import Word

if TYPE_CHECKING:
    from .term import Term


LONGEST_WORD = 100
"""Characters in one of the other words for a term, as in its name."""

LONGEST_KEY = 255


def words_of(term: Term) -> dict[str, str]:
    """Return the words that stand for a term as they are written, by their keys, its name first."""
    language = term.locale.language_code
    words: dict[str, str] = {}
    for written in (term.name, *term.synonym_list):
        if key := key_of(written, language)[:LONGEST_KEY]:
            words.setdefault(key, written)
    return words


def refusals_of(term: Term) -> Mapping[str, list[ValidationError]]:
    """Return why a term cannot be stored as it is, by the field that has to change."""
    refusals: dict[str, list[ValidationError]] = {}
    words = words_of(term)
    taken = Word.objects.filter(locale=term.locale, key__in=words).exclude(term=term.pk)
    own = key_of(term.name, term.locale.language_code)
    for word in taken.select_related("term").order_by("key"):
        field = "name" if word.key == own else "synonyms"
        refusals.setdefault(field, []).append(_refused_word(words[word.key], word.term))
    if any(len(word) > LONGEST_WORD for word in term.synonym_list):
        refusals.setdefault("synonyms", []).append(
            ValidationError(
                _("A line is longer than %(number)s characters. Write one word or phrase on each."),
                params={"number": LONGEST_WORD},
            )
        )
    if holder := _holder_of_address(term):
        refusals.setdefault("slug", []).append(
            ValidationError(
                _("“%(slug)s” in addresses leads to the term “%(term)s”. Choose another one."),
                params={"slug": term.slug, "term": holder},
            )
        )
    return refusals


def _refused_word(word: str, holder: Term) -> ValidationError:
    return ValidationError(
        _("“%(word)s” already stands for the term “%(term)s” (%(facet)s)."),
        params={"word": word, "term": holder.name, "facet": holder.get_facet_display()},
    )


def _holder_of_address(term: Term) -> Term | None:
    """Return another term that has the slug, or once had it; None for a translation."""
    if not term.is_in_source_language:
        return None
    now = type(term)._default_manager.filter(locale=term.locale, slug=term.slug)
    holder = now.exclude(pk=term.pk).first()
    if holder:
        return holder
    former = FormerAddress.objects.filter(slug=term.slug).exclude(term=term.pk)
    return next((address.term for address in former.select_related("term")), None)


def keep_former_address(term: Term) -> None:
    """Let the address that a term is about to lose go on leading to it. Two queries."""
    if not term.pk or not term.is_in_source_language:
        return
    stored = type(term)._default_manager.filter(pk=term.pk).values_list("slug", flat=True).first()
    if stored and stored != term.slug:
        FormerAddress.objects.filter(slug=term.slug, term=term.pk).delete()
        FormerAddress.objects.update_or_create(slug=stored, defaults={"term_id": term.pk})


def share_with_translations(term: Term) -> None:
    """Give the translations of a term what is the same in all languages. One query."""
    if term.is_in_source_language:
        shared = {name: getattr(term, name) for name in ("facet", "slug", "overlap_reason")}
        translations = type(term)._default_manager.filter(translation_key=term.translation_key)
        translations.exclude(pk=term.pk).exclude(**shared).update(**shared)


def claim_words(term: Term) -> None:
    """Write down that the words of a term stand for it, where that has changed.

    Raises ValidationError if one of them stands for another term.
    """
    own = key_of(term.name, term.locale.language_code)
    wanted = {key: key == own for key in words_of(term)}
    held = dict(term.words.values_list("key", "is_name"))
    if wanted == held:
        return
    try:
        with transaction.atomic():
            term.words.all().delete()
            Word.objects.bulk_create(
                Word(term=term, locale=term.locale, key=key, is_name=is_name)
                for key, is_name in wanted.items()
            )
    except IntegrityError:
        refusals = refusals_of(term)
        if not refusals:
            raise
        raise ValidationError(dict(refusals)) from None
