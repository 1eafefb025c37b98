"""The library: every resource in one list that visitors narrow and sort."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import TranslatableField

from portal.catalogue import NEWEST, TITLE, CatalogueListing, Scope
from portal.feeds import OffersFeed
from portal.listings import Listing, TermFilter, YearFilter
from portal.pages import BasePage
from portal.speed.keys import Keys, one_of
from portal.speed.prepared import prepared
from portal.taxonomy.models import Facet
from resources.filters import EditionLanguageFilter

from .languages import with_languages
from .queries import ResourceQuerySet
from .resource import ResourcePage

ORDERS: dict[str, str | Promise] = {NEWEST: _("Newest first"), TITLE: _("By title")}

RESOURCES_BY = (
    TermFilter("subject", Facet.SUBJECT, "subjects"),
    TermFilter("audience", Facet.AUDIENCE, "audiences"),
    TermFilter("category", Facet.CATEGORY, "categories"),
    EditionLanguageFilter(),
    YearFilter("year", _("Year"), "published_on"),
)
"""The questions that narrow a feed of resources."""


@dataclass(frozen=True)
class Order:
    """An order in which the list can be shown."""

    label: str | Promise
    url: str
    current: bool


class ResourceIndexPage(OffersFeed, BasePage):
    """Lists all resources, narrowed by subject, audience, category, language and year."""

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Stands above the list. One short paragraph; may be left empty."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    page_description = _("The resource library: all resources, with filters.")
    card_template = "resources/resource_index_page_card.html"

    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("intro")]
    search_fields = [*BasePage.search_fields]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("resource library")
        verbose_name_plural = _("resource libraries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list as the address asks for it."""
        chosen = request.GET.get("sort", NEWEST)
        chosen = chosen if chosen in ORDERS else NEWEST
        return {
            **super().get_context(request, *args, **kwargs),
            "listing": self.listing(request.GET, chosen),
            "orders": [
                Order(label, _address(request.GET, name), name == chosen)
                for name, label in ORDERS.items()
            ],
        }

    def feed_listing(self, query: QueryDict) -> Listing:
        """Return the resources as `query` narrows them, for a feed: it asks for the newest only."""
        return Listing(partial(self._newest), query, RESOURCES_BY)

    def listing(self, query: QueryDict, order: str) -> Listing:
        """Return the resources below this page, narrowed by `query`, in `order`."""
        return CatalogueListing(
            self._resources,
            query,
            locale=self.locale,
            facets=["subject", "audience", "category", "language", "year"],
            scope=Scope(below=self.pk),
            sort=order,
            read=partial(cards_below, self.path, self.depth + 1),
        )

    def _resources(self) -> ResourceQuerySet:
        return ResourcePage.objects.for_visitors().child_of(self).for_cards()

    def _newest(self) -> ResourceQuerySet:
        return self._resources().newest_first()


def cards_below(path: str, depth: int, *, keys: Keys) -> list[ResourcePage]:
    """Return those of some resources that stand right below a page, as cards show them.

    Two queries. In them are those that visitors may see, in any order.
    """
    return with_languages(_below(path, depth, keys=keys))


@prepared
def _below(path: str, depth: int, *, keys: Keys) -> QuerySet[ResourcePage]:
    below = ResourcePage.objects.for_visitors().filter(path__startswith=path, depth=depth)
    return below.filter(one_of("pk", keys)).for_cards(with_editions=False)


def _address(query: QueryDict, order: str) -> str:
    """Return the address of the same list in another order, from its first page."""
    changed = query.copy()
    changed.pop("page", None)
    changed.pop("sort", None)
    if order != NEWEST:
        changed["sort"] = order
    return f"?{changed.urlencode()}"
