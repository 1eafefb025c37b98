"""What stands beside a resource: others like it, and the pages that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from wagtail.models import Page

from portal.languages.versions import in_reader_language, open_versions
from portal.pages import NOT_ON_THE_WAY
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from portal.stored import is_stored
from portal.taxonomy.models import Facet, Term

if TYPE_CHECKING:
    from .models import ResourcePage

MOST_RELATED = 3
TERM_FIELDS = {
    "subjects": Facet.SUBJECT,
    "audiences": Facet.AUDIENCE,
    "categories": Facet.CATEGORY,
}
CARD_PARTS = ("social_image", "editions")


def related_resources(page: ResourcePage, terms: dict[str, list[Term]]) -> list[ResourcePage]:
    """Return the resources that staff put beside this one, else those that share most terms.

    `terms` are those of the page by field. All are open to visitors, each in the reader's
    language where it exists.
    """
    model = type(page)
    picked = (
        _picked(model, page=page.pk)
        if is_stored(page, "picked_resources")
        else [entry.resource_id for entry in page.picked_resources.all()]
    )
    if picked:
        found = {entry.pk: entry for entry in _cards(model, keys=Keys(picked))}
        chosen = [found[key] for key in picked if key in found]
        return in_reader_language(chosen, page.locale, CARD_PARTS)
    keys = {field: Keys(term.pk for term in named) for field, named in terms.items() if named}
    if not keys:
        return []
    # Imported here, for resources know this module.
    from .models.languages import with_languages  # noqa: PLC0415

    return with_languages(_sharing_terms(model, page.locale_id, own=page.pk or 0, **keys))


def replacement_of(page: ResourcePage) -> ResourcePage | None:
    """Return the resource to use in place of an archived one, if visitors may read it."""
    model = type(page)
    found = _cards(model, keys=Keys([page.replaced_by_id])) if page.replaced_by_id else []
    return in_reader_language(found, page.locale, CARD_PARTS)[0] if found else None


def concerned_pages(page: ResourcePage) -> list[Page]:
    """Return the pages of programs that the resource belongs to, open to visitors.

    The publisher's profile, if there is one, comes first.
    """
    targets = (
        _targets(type(page), page=page.pk)
        if is_stored(page, "concerns")
        else [entry.target_id for entry in page.concerns.all()]
    )
    if page.publisher_page_id:
        targets = [page.publisher_page_id, *targets]
    if not targets:
        return []
    found = {entry.pk: entry for entry in _open(keys=Keys(targets))}
    shown = [found[key] for key in dict.fromkeys(targets) if key in found]
    return in_reader_language(shown, page.locale)


@prepared
def _sharing_terms(
    model: type[ResourcePage], locale: int, *, own: int, **terms: Keys
) -> QuerySet[ResourcePage]:
    others = model.objects.for_visitors().filter(locale_id=locale).exclude(pk=own)
    return (
        others.filter(archived=False)
        .sharing_terms(terms)
        .for_cards(with_editions=False)[:MOST_RELATED]
    )


@prepared
def _cards(model: type[ResourcePage], *, keys: Keys) -> QuerySet[ResourcePage]:
    return model.objects.for_visitors().filter(one_of("pk", keys)).for_cards()


@prepared
def _open(*, keys: Keys) -> QuerySet[Page]:
    return open_versions().filter(one_of("pk", keys)).defer(*NOT_ON_THE_WAY)


@prepared
def _picked(model: type[ResourcePage], *, page: int) -> QuerySet[Model, int]:
    rows = _rows(model, "picked_resources").filter(page_id=page)
    return rows.values_list("resource_id", flat=True)


@prepared
def _targets(model: type[ResourcePage], *, page: int) -> QuerySet[Model, int]:
    return _rows(model, "concerns").filter(page_id=page).values_list("target_id", flat=True)


def _rows(model: type[ResourcePage], relation: str) -> QuerySet[Model]:
    """Return the rows of a relation of resources, in the order in which staff put them."""
    related: Any = model._meta.get_field(relation)
    rows: QuerySet[Model] = related.related_model._default_manager.order_by("sort_order")
    return rows
