"""The list of partners for staff."""

from typing import Any

from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from programs.models import PartnerPage

from .columns import ProgramsFilterSet, columns


def contact_words(page: PartnerPage) -> str:
    """Return when the public contact was verified, and whether to check it again."""
    if not page.has_contact:
        return ""
    if not page.verified_on:
        return gettext("never verified")
    day = date_format(page.verified_on, "SHORT_DATE_FORMAT")
    return gettext("%(day)s, check again") % {"day": day} if page.contact_is_old() else day


class PartnerFilterSet(ProgramsFilterSet):
    """Filters of the list of partners."""

    contact = ChoiceFilter(
        label=_("Public contact"),
        choices=[("old", _("Verified more than a year ago"))],
        method="filter_contact",
        empty_label=_("Any"),
        widget=RadioSelect,
    )

    class Meta:
        model = PartnerPage
        fields = ["kind", "locale"]

    def filter_contact(self, pages: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """Return the partners whose public contact nobody has checked for a year."""
        return pages.filter(pk__in=PartnerPage.objects.with_old_contact().values("pk"))


class PartnerListing(PageListingViewSet):
    """All partners, with kind, place and how fresh the contact is."""

    model = PartnerPage
    name = "partners"
    url_prefix = "programs/partners"
    icon = "home"
    menu_label = _("Partners")
    add_to_admin_menu = False
    columns = columns(
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("place_name", label=_("Place"), sort_key="place_name"),
        Column(
            "verified_on",
            label=_("Contact verified"),
            accessor=contact_words,
            sort_key="verified_on",
        ),
    )
    filterset_class = PartnerFilterSet
