"""The list of responses in the admin: read, approve, decline; one or several at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import LogFormatter

from portal.intake.models import Response, ResponseState
from portal.intake.models.response import ResponseQuerySet

from .moderation import decide

MAY_MODERATE = "intake.change_response"
AT_ONCE = 25

DECISIONS = {"approve": ResponseState.PUBLISHED, "decline": ResponseState.DECLINED}


class ResponsesView(WagtailAdminTemplateMixin, View):
    """Shows the responses in one state, on pages that the member of staff may publish."""

    page_title = _("Responses by readers")
    header_icon = "openquote"
    template_name = "intake/admin/responses.html"

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Let in those who may moderate at all; what they may decide is asked for each page."""
        if not request.user.has_perm(MAY_MODERATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        state = self._state()
        mine = self._mine()
        found = mine.filter(state=state).select_related("inquiry__page", "decided_by")
        order = ("sent_at", "pk") if state == ResponseState.WAITING else ("-decided_at", "-pk")
        counts = {choice: mine.filter(state=choice).count() for choice in ResponseState}
        context = self.get_context_data(
            responses=Paginator(found.order_by(*order), AT_ONCE).get_page(request.GET.get("p")),
            states=[(choice, choice.label, counts[choice]) for choice in ResponseState],
            state=state,
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Decide: one response by its own buttons, or all that are ticked."""
        act, _colon, one = request.POST.get("do", "").partition(":")
        if act in DECISIONS:
            keys = [one] if one else request.POST.getlist("response")
            numbers = [int(key) for key in keys if key.isdecimal()]
            number = decide(list(self._mine().filter(pk__in=numbers)), DECISIONS[act], request.user)
            self._say(act, number)
        return redirect(f"{reverse('responses')}?state={self._state()}")

    def _say(self, act: str, number: int) -> None:
        if not number:
            messages.warning(self.request, _("Nothing was chosen that could be decided."))
            return
        if act == "approve":
            words = ngettext(
                "%(number)d response is on its page now.",
                "%(number)d responses are on their pages now.",
                number,
            )
        else:
            words = ngettext(
                "%(number)d response declined. It is deleted on its day.",
                "%(number)d responses declined. They are deleted on their day.",
                number,
            )
        messages.success(self.request, words % {"number": number})

    def _mine(self) -> ResponseQuerySet:
        return Response.objects.standing().to_be_decided_by(self.request.user)

    def _state(self) -> ResponseState:
        asked = self.request.GET.get("state", "")
        return ResponseState(asked) if asked in ResponseState.values else ResponseState.WAITING

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ResponsesMenuItem(MenuItem):
    """Says how many responses wait for this member of staff."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may moderate."""
        return request.user.has_perm(MAY_MODERATE)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Return the item with the number in its label."""
        component = super().render_component(request)
        if waiting := Response.objects.waiting().to_be_decided_by(request.user).count():
            component.label = f"{self.label} ({waiting})"
        return component


@hooks.register("register_admin_urls")
def responses_address() -> list[URLPattern]:
    """The list."""
    return [path("responses/", ResponsesView.as_view(), name="responses")]


@hooks.register("register_admin_menu_item")
def responses_in_the_menu() -> MenuItem:
    """Beside the inquiries."""
    return ResponsesMenuItem(
        _("Responses"), reverse("responses"), name="responses", icon_name="openquote", order=155
    )


@hooks.register("register_log_actions")
def response_log_actions(actions: Any) -> None:
    """Words for what staff decided, in the history."""

    @actions.register_action("intake.response")
    class ResponseFormatter(LogFormatter):
        """What was decided."""

        label = _("Decide about a response")

        def format_message(self, log_entry: Any) -> str:
            """Return the words for one entry."""
            return str(ResponseState(log_entry.data["to"]).label)
