"""Merges two terms: all of it in one transaction, or nothing."""

from typing import Any, cast

from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import Page

from portal.taxonomy.models import FormerAddress, Term
from portal.taxonomy.usage import term_relations

from .plan import ChangedMeanwhileError, Moved, Plan, plan_of
from .rewriting import replace_in_revisions, replace_in_sources
from .settling import settle
from .signals import terms_merged
from .translations import forget_source, remember_words

MERGED = "taxonomy.merge"
"""The entry in the history of the term that stays."""


@transaction.atomic
def merge(gone: Term, kept: Term, user: Any, version: str) -> Plan:
    """Put `kept` in the place of `gone` everywhere, and return what was done.

    `version` is that of the plan that staff said yes to. The rows of both terms and of all pages
    that bear them are locked first, always in the same order, so that a colleague who saves one
    of them meanwhile comes before or after, never between. Raises ChangedMeanwhileError if the
    plan is another by now, ValidationError if the two cannot be merged.
    """
    terms = Term.objects.filter(translation_key__in=[gone.translation_key, kept.translation_key])
    locked = {term.pk: term for term in terms.select_for_update().order_by("pk")}
    if not {gone.pk, kept.pk} <= locked.keys():
        raise ChangedMeanwhileError
    plan = plan_of(locked[gone.pk], locked[kept.pk])
    pages = [bearer.page.pk for bearer in plan.bearers]
    list(Page.objects.filter(pk__in=pages).select_for_update().order_by("pk").values_list("pk"))
    plan = plan_of(locked[gone.pk], locked[kept.pk])
    if plan.version != version:
        raise ChangedMeanwhileError
    former = plan.former
    _replace_on_pages(former, plan.kept.pk)
    replace_in_revisions(former, plan.kept.pk)
    replace_in_sources(former, plan.kept.pk)
    _hand_over_addresses(plan)
    translated = forget_source(plan.gone)
    _hand_over_words(plan)
    remember_words(plan.kept, translated)
    terms_merged.send(Term, former=former, kept=plan.kept.pk, pages=pages)
    settle.enqueue(former, plan.kept.pk)
    log(plan.kept, MERGED, user=user, data=_entry(plan))
    return plan


def _replace_on_pages(former: list[int], kept: int) -> None:
    """Put the term in the place of the former ones in what is stored; a page names it once."""
    for field in term_relations():
        page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        rows = cast("type[Model]", field.remote_field.through)._default_manager
        for pk in former:
            named = rows.filter(**{term: kept}).values(page)
            rows.filter(**{term: pk, f"{page}__in": named}).delete()
            rows.filter(**{term: pk}).update(**{term: kept})


def _hand_over_addresses(plan: Plan) -> None:
    """Let all addresses of the term that goes, and the forms that name it, lead to the other."""
    FormerAddress.objects.filter(term=plan.gone).update(term=plan.kept)
    FormerAddress.objects.update_or_create(
        slug=plan.gone.slug, defaults={"term": plan.kept, "former_id": plan.gone.pk}
    )


def _hand_over_words(plan: Plan) -> None:
    """Give the term that stays the words of the other one, language by language."""
    joined = [(moved, moved.kept, moved.synonyms) for moved in plan.moved if moved.kept]
    alone = [moved for moved in plan.moved if moved.kept is None]
    # First those go whose words are handed over: no word may stand for two terms.
    Term.objects.filter(pk__in=[moved.gone.pk for moved, _kept, _words in joined]).delete()
    for moved in alone:
        _take_over(moved, plan.kept)
    for _moved, kept, words in joined:
        kept.synonyms = "\n".join([*kept.synonym_list, *words])
        kept.save()


def _take_over(moved: Moved, kept: Term) -> None:
    """Make a translation of the term that goes the first one of the term that stays."""
    translation = moved.gone
    translation.translation_key = kept.translation_key
    translation.slug = kept.slug
    translation.overlap_reason = kept.overlap_reason
    translation.save()


def _entry(plan: Plan) -> dict[str, Any]:
    return {
        "gone": {"id": plan.gone.pk, "name": plan.gone.name, "slug": plan.gone.slug},
        "public": plan.public,
        "unpublished": plan.unpublished,
        "words": {moved.locale.language_code: moved.synonyms for moved in plan.moved},
    }
