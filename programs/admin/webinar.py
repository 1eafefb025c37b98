"""The list of webinars for staff, and the list of people who registered."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from programs.models import Place, WebinarPage, WebinarRegistration

from .columns import ProgramsFilterSet, columns


def when_words(page: WebinarPage) -> str:
    """Return the start on the clock of the event, with its zone."""
    start = page.local_start
    if start is None:
        return gettext("not dated")
    day, hour = date_format(start, "SHORT_DATE_FORMAT"), time_format(start, "TIME_FORMAT")
    return f"{day}, {hour}, {page.zone_name}"


def registration_words(page: Any) -> str:
    """Return how many seats are taken, of how many, and how many people wait."""
    if not (page.registration_open or page.seats_taken or page.people_waiting):
        return ""
    seats = f"{page.seats_taken} / {page.capacity}" if page.capacity else str(page.seats_taken)
    if page.people_waiting:
        return gettext("%(seats)s, %(number)s waiting") % {
            "seats": seats,
            "number": page.people_waiting,
        }
    return seats


class RegistrationsColumn(Column):
    """Links the numbers to the list of people."""

    cell_template_name = "programs/admin/registrations_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the address of the list."""
        context = super().get_cell_context_data(instance, parent_context)
        context["href"] = reverse("webinar_registrations", args=[instance.pk])
        return context


class WebinarFilterSet(ProgramsFilterSet):
    """Filters of the list of webinars."""

    time = ChoiceFilter(
        label=_("Time"),
        choices=[("upcoming", _("Upcoming")), ("past", _("Past"))],
        method="filter_time",
        empty_label=_("Any"),
        widget=RadioSelect,
    )

    class Meta:
        model = WebinarPage
        fields = ["locale"]

    def filter_time(self, pages: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Return the webinars before or after their end."""
        lists = WebinarPage.objects
        now = timezone.now()
        chosen = lists.upcoming(now) if value == "upcoming" else lists.past(now)
        return pages.filter(pk__in=chosen.values("pk"))


def _number(place: Place) -> Subquery:
    counted = (
        WebinarRegistration.objects.filter(webinar_key=OuterRef("translation_key"), repeats=None)
        .order_by()
        .values("webinar_key")
        .annotate(number=Count("pk", filter=Q(place=place)))
        .values("number")
    )
    return Subquery(counted, output_field=IntegerField())


class WebinarIndexView(IndexView):
    """Counts the registrations of all rows at once."""

    default_ordering = "-starts_at"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the webinars with their numbers of registrations."""
        return (
            super()
            .get_base_queryset()
            .annotate(seats_taken=_number(Place.SEAT), people_waiting=_number(Place.WAITING))
        )


class WebinarListing(PageListingViewSet):
    """All webinars, with time, part, series and registrations."""

    model = WebinarPage
    index_view_class = WebinarIndexView
    name = "webinars"
    url_prefix = "programs/webinars"
    icon = "date"
    menu_label = _("Webinars")
    add_to_admin_menu = False
    columns = columns(
        Column("starts_at", label=_("Starts"), accessor=when_words, sort_key="starts_at"),
        Column("part_number", label=_("Part"), sort_key="part_number", width="6%"),
        ParentPageColumn("parent", label=_("Series or list")),
        RegistrationsColumn("registrations", label=_("Seats"), accessor=registration_words),
    )
    filterset_class = WebinarFilterSet
