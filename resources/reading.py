"""What stands beside a resource: others like it, and the pages that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page

from portal.languages.versions import in_reader_language, open_versions
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
    picked = [entry.resource_id for entry in page.picked_resources.all()]
    if picked:
        found = {
            entry.pk: entry
            for entry in model.objects.for_visitors().filter(pk__in=picked).for_cards()
        }
        chosen = [found[key] for key in picked if key in found]
        return in_reader_language(chosen, page.locale, CARD_PARTS)
    others = model.objects.for_visitors().filter(locale_id=page.locale_id).exclude(pk=page.pk)
    keys = {field: [term.pk for term in named] for field, named in terms.items()}
    return list(others.filter(archived=False).sharing_terms(keys).for_cards()[:MOST_RELATED])


def replacement_of(page: ResourcePage) -> ResourcePage | None:
    """Return the resource to use in place of an archived one, if visitors may read it."""
    model = type(page)
    found = list(model.objects.for_visitors().filter(pk=page.replaced_by_id).for_cards())
    return in_reader_language(found, page.locale, CARD_PARTS)[0] if found else None


def concerned_pages(page: ResourcePage) -> list[Page]:
    """Return the pages of programs that the resource belongs to, open to visitors.

    The publisher's profile, if there is one, comes first.
    """
    targets = [entry.target_id for entry in page.concerns.all()]
    if page.publisher_page_id:
        targets = [page.publisher_page_id, *targets]
    if not targets:
        return []
    found = {entry.pk: entry for entry in open_versions().filter(pk__in=targets)}
    shown = [found[key] for key in dict.fromkeys(targets) if key in found]
    return in_reader_language(shown, page.locale)
