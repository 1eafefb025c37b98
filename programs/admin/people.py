"""The people who registered for one webinar, in the order in which they did."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton
from wagtail.log_actions import log

from portal.intake.models import AccessEntry, Look
from portal.intake.privacy.admin.noted import NotesDownloads
from programs.models import AccessRequest, Place, WebinarPage, WebinarRegistration
from programs.webinars.recordings import not_told

from .may import people_of, webinar_for


def organization(registration: WebinarRegistration) -> str:
    """Return the organization that somebody named."""
    answers = registration.inquiry.answers
    return next((answer.text for answer in answers if answer.name == "organization"), "")


def needs(registration: WebinarRegistration) -> str:
    """Return what somebody asked for, with what has become of it. Uses the prefetched requests."""
    return "; ".join(
        f"{request.words or request.get_service_display()} ({request.get_state_display()})"
        for request in registration.access_requests.all()
    )


def was_there(registration: WebinarRegistration) -> str:
    """Return whether somebody was there, in words."""
    return gettext("Yes") if registration.attended else ""


class AttendanceColumn(Column):
    """A box to tick for each person with a place; all of them belong to the form below the list."""

    cell_template_name = "programs/admin/attendance_cell.html"


class RegistrationFilterSet(WagtailFilterSet):
    """What the list can be narrowed down by."""

    place = django_filters.MultipleChoiceFilter(
        label=_("Place"), choices=Place.choices, widget=forms.CheckboxSelectMultiple
    )
    needs = django_filters.ChoiceFilter(
        label=_("Access services"),
        method="by_needs",
        choices=[("any", _("Asked for")), ("open", _("Not settled yet"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    attended = django_filters.ChoiceFilter(
        label=_("Was there"),
        choices=[(True, _("Yes")), (False, _("No"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = WebinarRegistration
        fields: list[str] = []

    def by_needs(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep those who asked for an access service, or for one that is not settled."""
        asked = AccessRequest.objects.meant()
        asked = asked.unsettled() if value == "open" else asked
        return people.filter(pk__in=asked.values("registration"))


class RegistrationsView(NotesDownloads, ReportView):
    """Lists and exports registrations, for staff who may see inquiries and edit the webinar."""

    header_icon = "group"
    filterset_class = RegistrationFilterSet
    results_template_name = "programs/admin/registrations_results.html"
    columns = [
        Column("name", label=_("Name"), accessor="inquiry.sender_name"),
        Column("email", label=_("E-mail"), accessor="inquiry.sender_email"),
        Column("organization", label=_("Organization"), accessor=organization),
        Column("needs", label=_("Needs"), accessor=needs),
        Column("place", label=_("Place"), accessor="get_place_display"),
        AttendanceColumn("attended", label=_("Was there")),
        TitleColumn(
            "reference",
            label=_("Reference"),
            accessor="inquiry.reference",
            get_url=lambda row: reverse("inquiries:edit", args=[row.inquiry_id]),
        ),
        DateColumn("received", label=_("Received"), accessor="inquiry.received_at"),
    ]
    list_export = [
        "place",
        "name",
        "email",
        "organization",
        "needs",
        "attended",
        "language",
        "reference",
        "received",
    ]
    export_headings = {
        "place": _("Place"),
        "name": _("Name"),
        "email": _("E-mail"),
        "organization": _("Organization"),
        "needs": _("Needs"),
        "attended": _("Was there"),
        "language": _("Language"),
        "reference": _("Reference"),
        "received": _("Received"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse staff who may not see what people send, or may not edit this webinar."""
        self.webinar = webinar_for(request.user, kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def index_url(self) -> str:
        """The address of the list."""
        return reverse("webinar_registrations", args=[self.webinar.pk])

    @cached_property
    def index_results_url(self) -> str:
        """The address of the list's rows alone."""
        return reverse("webinar_registrations_results", args=[self.webinar.pk])

    def get_index_url(self) -> str:
        """Return the address of the list."""
        return self.index_url

    def get_index_results_url(self) -> str:
        """Return the address of the list's rows alone."""
        return self.index_results_url

    def get_page_title(self) -> str:
        """Return the heading."""
        return gettext("Registrations: %(title)s") % {"title": self.webinar.title}

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Ways to what people need, and afterwards to telling them of the recording."""
        requests = AccessRequest.objects.of_webinar(self.webinar.translation_key)
        buttons = [
            HeaderButton(
                gettext("Access services"),
                url=reverse("webinar_access", args=[self.webinar.pk]),
                icon_name="help",
            )
        ]
        if number := requests.unsettled().count():
            buttons[0].label = gettext("Access services (%(number)d open)") % {"number": number}
        if self.webinar.is_past and self.webinar.has_recording and self.webinar.live:
            buttons.append(
                HeaderButton(
                    gettext("Send the recording"),
                    url=reverse("webinar_recording", args=[self.webinar.pk]),
                    icon_name="mail",
                )
            )
        return buttons

    def get_queryset(self) -> QuerySet[WebinarRegistration]:
        """Return the registrations with what people wrote and need; two queries."""
        people = people_of(self.webinar, self.request.user)
        asked = Prefetch("access_requests", queryset=AccessRequest.objects.meant())
        return people.select_related("inquiry").prefetch_related(asked)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add where attendance is saved, and whether somebody can be told of a recording.

        Notes who looked, and at how many people.
        """
        context = super().get_context_data(
            **context,
            attendance_url=reverse("webinar_attendance", args=[self.webinar.pk]),
            can_handle=self.request.user.has_perm("intake.change_inquiry"),
            not_told=not_told(self.webinar).count() if self.webinar.is_past else 0,
        )
        number = len(context["object_list"])
        AccessEntry.objects.note(self.request.user, Look.LISTED, number=number)
        return context

    def to_row_dict(self, item: WebinarRegistration) -> "OrderedDict[str, Any]":
        """Return the cells of one row."""
        inquiry = item.inquiry
        cells = {
            "place": item.get_place_display(),
            "name": inquiry.sender_name,
            "email": inquiry.sender_email,
            "organization": organization(item),
            "needs": needs(item),
            "attended": was_there(item),
            "language": inquiry.language,
            "reference": inquiry.reference,
            "received": inquiry.received_at.strftime("%Y-%m-%d %H:%M UTC"),
        }
        return OrderedDict((name, cells[name]) for name in self.list_export)

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return f"registrations-{self.webinar.slug}"


class AttendanceView(View):
    """Keeps who was there, of those whose rows were shown."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> HttpResponseRedirect:
        """Save the boxes and go back to the list."""
        webinar: WebinarPage = webinar_for(request.user, page_id, to_handle=True)
        shown = people_of(webinar, request.user).filter(pk__in=_keys(request, "shown"))
        ticked = _keys(request, "attended")
        shown.filter(pk__in=ticked).update(attended=True)
        shown.exclude(pk__in=ticked).update(attended=False)
        number = people_of(webinar, request.user).filter(attended=True).count()
        log(webinar, "programs.attendance", user=request.user)
        words = ngettext("%(number)d person was there.", "%(number)d people were there.", number)
        messages.success(request, words % {"number": number})
        return redirect("webinar_registrations", webinar.pk)


def _keys(request: HttpRequest, name: str) -> list[int]:
    return [int(value) for value in request.POST.getlist(name) if value.isdecimal()]
