"""Answering the sender: a text of one's own, begun from a saved answer."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from portal.intake.handling import Unanswerable, may_be_answered, reply
from portal.intake.models import AccessEntry, Inquiry, Look, SavedAnswer, Status
from portal.intake.placeholders import filled, open_placeholders

from .thread import thread

INSERT = "insert"
"""The button that puts a saved answer into the text and sends nothing."""

AFTERWARDS = [
    (Status.WAITING, _("Wait for the sender")),
    (Status.CLOSED, _("Close it")),
    (Status.OPEN, _("Keep it open: we write again")),
]


class ReplyForm(forms.Form):
    """The text of a reply and what happens to the inquiry then."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    """How many replies and additions there were when the writer began."""
    saved = forms.ModelChoiceField(
        label=_("Saved answer"),
        queryset=SavedAnswer.objects.none(),
        required=False,
        empty_label=_("Choose one"),
        help_text=_("In the sender's language. It is put below what you have written."),
    )
    text = forms.CharField(
        label=_("Your reply"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=_("It is mailed to the sender and stands on their status page."),
        error_messages={"required": _("Write a reply first.")},
    )
    quote = forms.BooleanField(
        label=_("Quote what was sent"),
        required=False,
        help_text=_("Only if you are sure that the address is the sender's own."),
    )
    then = forms.ChoiceField(
        label=_("After sending"),
        choices=AFTERWARDS,
        initial=Status.WAITING,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, inquiry: Inquiry, **options: Any) -> None:
        self.inquiry = inquiry
        super().__init__(*args, **options)
        saved = SavedAnswer.objects.filter(language=inquiry.language)
        self.fields["saved"].queryset = saved  # type: ignore[attr-defined]  # a field of choices
        self.fields["text"].widget.attrs["lang"] = inquiry.language

    def clean_text(self) -> str:
        """Refuse a text with a gap that is still open."""
        text: str = self.cleaned_data["text"]
        if gaps := open_placeholders(text):
            raise forms.ValidationError(_("Fill in %(gaps)s yourself.") % {"gaps": ", ".join(gaps)})
        return text

    def clean(self) -> dict[str, Any]:
        """Tell the writer what came in while they wrote, once."""
        cleaned = super().clean() or self.cleaned_data
        now = length_of_thread(self.inquiry)
        if cleaned.get("seen") is not None and cleaned["seen"] != now and not self._is_retry:
            self.data = {**self.data.dict(), "seen": str(now)}  # type: ignore[attr-defined]  # a QueryDict
            raise forms.ValidationError(
                _(
                    "A reply or an addition came in while you wrote: it is below. Nothing was "
                    "sent yet. Send your reply again if it still fits."
                )
            )
        return cleaned

    @property
    def _is_retry(self) -> bool:
        key = self.cleaned_data.get("key")
        return key is not None and self.inquiry.replies.filter(key=key).exists()


def length_of_thread(inquiry: Inquiry) -> int:
    """Return how many replies and additions there are."""
    return inquiry.replies.count() + inquiry.additions.count()


class ReplyView(WagtailAdminTemplateMixin, FormView):
    """A page with the form above, the thread below, so that nothing is answered blindly."""

    form_class = ReplyForm
    template_name = "intake/admin/reply.html"
    page_title = _("Reply")
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who may change this inquiry; a withdrawn or stopped one has no reply."""
        if not policy_registry.get_by_type(Inquiry).user_has_permission(request.user, "change"):
            raise PermissionDenied
        if not may_be_answered(self.inquiry):
            messages.warning(request, _("This inquiry cannot be answered by mail."))
            return redirect(self.get_success_url())
        AccessEntry.objects.note(request.user, Look.OPENED, inquiry=self.inquiry)
        return super().dispatch(request, *args, **options)

    @cached_property
    def inquiry(self) -> Inquiry:
        """The inquiry. Raises Http404 when the user may not read it."""
        readable = Inquiry.objects.readable_by(self.request.user)
        return get_object_or_404(readable, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Return what is answered."""
        return self.inquiry.reference

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Lead back to the inquiry and to the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("inquiries:index"), "label": gettext("Inquiries")},
            {"url": self.get_success_url(), "label": self.inquiry.reference},
            {"url": "", "label": gettext("Reply")},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what it answers."""
        return {**super().get_form_kwargs(), "inquiry": self.inquiry}

    def get_initial(self) -> dict[str, Any]:
        """Give each form its own key, which makes two clicks one reply."""
        return {"key": uuid4(), "seen": length_of_thread(self.inquiry), "then": Status.WAITING}

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Put a saved answer into the text, or send."""
        if INSERT in request.POST:
            return self._with_saved_answer(request)
        return super().post(request, *args, **options)

    def form_valid(self, form: ReplyForm) -> HttpResponse:
        """Send the reply, once, and go back to the inquiry."""
        data = form.cleaned_data
        try:
            reply(
                self.inquiry,
                data["text"],
                self.request.user,
                key=data["key"],
                then=data["then"],
                quote=data["quote"],
            )
        except Unanswerable as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Your reply is on its way."))
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: ReplyForm) -> HttpResponse:
        """Show the form again, with everything typed."""
        messages.error(self.request, _("Nothing was sent yet. Please look at your reply again."))
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_success_url(self) -> str:
        """Return the address of the inquiry."""
        return reverse("inquiries:edit", args=[self.kwargs["pk"]])

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the thread and the buttons' words."""
        return super().get_context_data(
            **context, inquiry=self.inquiry, thread=thread(self.inquiry), insert=INSERT
        )

    def _with_saved_answer(self, request: HttpRequest) -> HttpResponse:
        form = self.get_form()
        chosen = request.POST.get("saved", "")
        answers = form.fields["saved"].queryset
        answer = answers.filter(pk=chosen).first() if chosen.isdecimal() else None
        data = request.POST.copy()
        if answer:
            text = filled(answer.text, self.inquiry, request.user)
            data["text"] = "\n\n".join(filter(None, [data.get("text", "").strip(), text]))
            data["saved"] = ""
        form = ReplyForm(initial=data.dict(), inquiry=self.inquiry)
        return self.render_to_response(self.get_context_data(form=form))
