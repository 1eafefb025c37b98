"""The list of resources for staff."""

from typing import Any

from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from portal.catalogue.models import Value
from portal.library.languages import edition_languages
from portal.taxonomy.models import Facet, Term
from resources.dates import published_text
from resources.models import ResourcePage

from .export import SheetExport


def published_words(page: ResourcePage) -> str:
    """Return as much of the day of publication as is known."""
    return published_text(page.published_on, page.date_precision)


def language_words(page: ResourcePage) -> str:
    """Return the languages of the editions."""
    return ", ".join(language.name for language in page.languages)


def subject_words(page: ResourcePage) -> str:
    """Return the subjects."""
    return ", ".join(term.name for term in page.subjects.all())


def languages_in_use() -> list[tuple[str, str]]:
    """Return the languages that some edition of a published resource has."""
    # The catalogue's answers are few; there may be millions of editions.
    used = set(Value.objects.filter(facet="language").values_list("value", flat=True))
    return [(code, name) for code, name in edition_languages() if code in used]


def subjects() -> list[tuple[int, str]]:
    """Return the subjects of the vocabulary."""
    terms = Term.objects.in_source_language().in_facet(Facet.SUBJECT)
    return [(term.pk, term.name) for term in terms]


class ResourceFilterSet(PageFilterSet):
    """Filters of the list of resources."""

    edition = ChoiceFilter(
        label=_("Edition in"),
        choices=languages_in_use,
        method="filter_edition",
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    subject = ChoiceFilter(
        label=_("Subject"),
        choices=subjects,
        method="filter_subject",
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    site = None
    has_child_pages = None

    class Meta:
        model = ResourcePage
        fields = ["archived", "locale"]

    def filter_edition(self, pages: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Return the resources with an edition in one language."""
        return pages.filter(
            pk__in=ResourcePage.objects.filter(editions__language=value).values("pk")
        )

    def filter_subject(self, pages: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Return the resources on one subject."""
        return pages.filter(pk__in=ResourcePage.objects.filter(subjects=value).values("pk"))


class ResourceIndexView(SheetExport, IndexView):
    """Loads editions and subjects of all rows at once; exports and imports sheets."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the resources with what the columns show."""
        return super().get_base_queryset().prefetch_related("editions", "subjects")


class ResourceListing(PageListingViewSet):
    """All resources, with publisher, date, languages and subjects."""

    model = ResourcePage
    index_view_class = ResourceIndexView
    name = "resources"
    url_prefix = "resources"
    icon = "doc-full"
    menu_label = _("Resources")
    menu_order = 160
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("publisher", label=_("Publisher"), sort_key="publisher"),
        Column(
            "published_on",
            label=_("Published on"),
            accessor=published_words,
            sort_key="published_on",
        ),
        Column("editions", label=_("Editions"), accessor=language_words),
        Column("subjects", label=_("Subjects"), accessor=subject_words),
        PageStatusColumn("live", label=_("On the site"), sort_key="live", width="12%"),
    ]
    filterset_class = ResourceFilterSet
