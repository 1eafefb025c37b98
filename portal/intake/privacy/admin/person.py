"""One person's data: staff find it, hand it over, and erase it.

The address is only ever posted, so that it stands in no address bar, history or log.
"""

import json
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.intake.models import AccessEntry, Act, AuditEntry, Inquiry, InquiryNote, Look
from portal.intake.privacy.erasing import erase_person
from portal.intake.privacy.person import Person

from .permissions import MAY_SERVE_PEOPLE


class PersonForm(forms.Form):
    """Whose data is asked for."""

    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Make sure that it is theirs: answer to this address before you hand over."),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=255,
        min_length=3,
        required=False,
        help_text=_("Finds notes and messages of others in which the person is named."),
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=9,
        required=False,
        help_text=_("Finds a message that was sent without the address, such as K7QM-42TX."),
    )


class PersonView(WagtailAdminTemplateMixin, View):
    """Each step is a POST; GET shows the empty form."""

    page_title = _("One person's data")
    header_icon = "user"
    template_name = "intake/admin/person.html"

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who look after privacy."""
        if not request.user.has_perm(MAY_SERVE_PEOPLE):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Ask for the address."""
        return self._page(PersonForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what is held; then do what the pressed button says."""
        form = PersonForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        person = Person(**form.cleaned_data)
        match request.POST.get("do"):
            case "json":
                return self._hand_over(person, as_json(person))
            case "document":
                return self._hand_over(person, as_document(person))
            case "erase":
                return self._page(form, person, asked=True, **self._chosen(person))
            case "erase now":
                return self._erase(person)
        AccessEntry.objects.note(request.user, Look.PERSON_SOUGHT, number=len(person.inquiries))
        return self._page(form, person)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def _page(self, form: PersonForm, person: Person | None = None, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, person=person, **more))

    def _hand_over(self, person: Person, response: HttpResponse) -> HttpResponse:
        number = len(person.inquiries)
        AccessEntry.objects.note(self.request.user, Look.PERSON_EXPORTED, number=number)
        AuditEntry.objects.create(
            act=Act.EXPORT, user_id=self.request.user.pk, counts={"intake.Inquiry": number}
        )
        return response

    def _chosen(self, person: Person) -> dict[str, Any]:
        """Return what staff ticked among the mentions; nothing else can be chosen."""
        chosen = self.request.POST
        inquiries = set(chosen.getlist("inquiry"))
        notes = set(chosen.getlist("note"))
        also = [m.inquiry for m in person.mentions if str(m.inquiry.pk) in inquiries]
        named = [note for m in person.mentions for note in m.notes if m.inquiry not in also]
        return {"also": also, "notes": [note for note in named if str(note.pk) in notes]}

    def _erase(self, person: Person) -> HttpResponse:
        chosen: dict[str, Any] = self._chosen(person)
        also: list[Inquiry] = chosen["also"]
        notes: list[InquiryNote] = chosen["notes"]
        gone = erase_person(person.address, user=self.request.user, also=also, notes=notes)
        number = gone["intake.Inquiry"]
        messages.success(
            self.request,
            gettext("Erased: %(number)d messages, with all that belonged to them.")
            % {"number": number},
        )
        return self._page(PersonForm())


def as_json(person: Person) -> HttpResponse:
    """Return what is held for machines, as a download."""
    text = json.dumps(person.as_data(), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return _download(text, "application/json", "json")


def as_document(person: Person) -> HttpResponse:
    """Return what is held for people to read and print, as a download."""
    context = {"person": person, "data": person.as_data()}
    return _download(
        render_to_string("intake/admin/person_document.html", context), "text/html", "html"
    )


def _download(text: str, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    # The name of the file tells nobody whose it is.
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="personal-data-{day}.{ending}"'
    return response
