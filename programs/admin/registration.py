"""The people who registered for one webinar, in the order in which they did."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from portal.intake.admin.export import inert
from portal.intake.privacy.admin.noted import NotesDownloads
from programs.models import WebinarPage, WebinarRegistration


def organization(registration: WebinarRegistration) -> str:
    """Return the organization that somebody named."""
    return _answer(registration, "organization")


def needs(registration: WebinarRegistration) -> str:
    """Return what somebody needs to take part."""
    return _answer(registration, "access")


def _answer(registration: WebinarRegistration, name: str) -> str:
    answers = registration.inquiry.answers
    return next((answer.text for answer in answers if answer.name == name), "")


class RegistrationsView(NotesDownloads, ReportView):
    """Lists and exports registrations, for staff who may see inquiries and edit the webinar."""

    header_icon = "group"
    columns = [
        Column("name", label=_("Name"), accessor="inquiry.sender_name"),
        Column("email", label=_("E-mail"), accessor="inquiry.sender_email"),
        Column("organization", label=_("Organization"), accessor=organization),
        Column("needs", label=_("Needs"), accessor=needs),
        Column("place", label=_("Place"), accessor="get_place_display"),
        Column("reference", label=_("Reference"), accessor="inquiry.reference"),
        DateColumn("received", label=_("Received"), accessor="inquiry.received_at"),
    ]
    list_export = [
        "get_place_display",
        "inquiry.sender_name",
        "inquiry.sender_email",
        "organization",
        "needs",
        "inquiry.reference",
    ]
    export_headings = {
        "get_place_display": _("Place"),
        "inquiry.sender_name": _("Name"),
        "inquiry.sender_email": _("E-mail"),
        "organization": _("Organization"),
        "needs": _("Needs"),
        "inquiry.reference": _("Reference"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse staff who may not see what people send, or may not edit this webinar."""
        may_edit = self.webinar.permissions_for_user(request.user).can_edit()
        if not (may_edit and request.user.has_perm("intake.view_inquiry")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def webinar(self) -> WebinarPage:
        """The webinar that the address names."""
        return get_object_or_404(WebinarPage, pk=self.kwargs["page_id"])

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
        return _now("Registrations: %(title)s") % {"title": self.webinar.title}

    def get_queryset(self) -> QuerySet[WebinarRegistration]:
        """Return the registrations with what people wrote; one query."""
        lists = WebinarRegistration.objects.of_webinar(self.webinar.translation_key)
        return lists.select_related("inquiry")

    def to_row_dict(self, item: WebinarRegistration) -> "OrderedDict[str, Any]":
        """Return the cells of one row, every one of them inert in spreadsheet programs."""
        cells = [
            ("get_place_display", item.get_place_display()),
            ("inquiry.sender_name", item.inquiry.sender_name),
            ("inquiry.sender_email", item.inquiry.sender_email),
            ("organization", organization(item)),
            ("needs", needs(item)),
            ("inquiry.reference", item.inquiry.reference),
        ]
        return OrderedDict((name, inert(value)) for name, value in cells)

    def get_filename(self) -> str:
        """Return the name of the spreadsheet, without its ending."""
        return f"registrations-{self.webinar.slug}"
