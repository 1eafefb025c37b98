"""Quarantine: staff look at what was stopped, many at once, and the portal learns from it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from portal.intake.defence.learning import LETTERS_NEEDED, PUBLIC, forget_everything
from portal.intake.defence.signs import read_signs
from portal.intake.defence.verdicts import call_spam
from portal.intake.handling import change_status
from portal.intake.models import (
    Inquiry,
    LearnedFrom,
    LearnedToken,
    Refusal,
    RefusalCount,
    Status,
    TokenKind,
)

PER_PAGE = 50
DAYS = 7
EXCERPT = 300
PK_DIGITS = 19
"""A number that is longer is in no table, and PostgreSQL refuses to look for it."""


class InquiriesMixin(WagtailAdminTemplateMixin):
    """For those who may read inquiries; acting needs the permission to change them."""

    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("inquiries:index"), "label": _("Inquiries")},
    ]
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Let in whoever may read inquiries."""
        self.policy = policy_registry.get_by_type(Inquiry)
        needed = ["change"] if request.method == "POST" else ["view", "change"]
        if not self.policy.user_has_any_permission(request.user, needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way from the dashboard to this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class QuarantineView(InquiriesMixin, TemplateView):
    """What waits for somebody to look at it, the oldest first; those marked are judged at once."""

    template_name = "intake/admin/quarantine.html"
    page_title = _("Quarantine")
    header_icon = "warning"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Return one page of what waits, each with its signs in words."""
        waiting = (
            self.policy.instances_user_has_any_permission_for(self.request.user, ["view", "change"])
            & Inquiry.objects.to_review()
        )
        page = Paginator(waiting, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **options,
            waiting=page,
            page_numbers=page.paginator.get_elided_page_range(page.number),
            rows=[_row(inquiry) for inquiry in page],
            can_change=self.policy.user_has_permission(self.request.user, "change"),
            refusals=refusals(),
            days=DAYS,
        )

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Release or condemn those that were marked, as far as this person may change them."""
        marked = request.POST.getlist("inquiry")
        release = request.POST.get("verdict") == "release"
        with transaction.atomic():
            judged = list(self._changeable(marked))
            for inquiry in judged:
                if release:
                    change_status(inquiry, Status.NEW, request.user)
                else:
                    call_spam(inquiry, request.user)
        _say_what_was_done(request, len(judged), release)
        return HttpResponseRedirect(reverse("inquiries:quarantine"))

    def _changeable(self, marked: list[str]) -> QuerySet[Inquiry]:
        """Return those in quarantine that were marked and are this person's to change, locked."""
        chosen = [int(pk) for pk in marked if pk.isdecimal() and len(pk) < PK_DIGITS]
        allowed = self.policy.instances_user_has_permission_for(self.request.user, "change")
        keys = list(allowed.filter(pk__in=chosen).values_list("pk", flat=True))
        chosen_ones = Inquiry.objects.in_quarantine().filter(pk__in=keys)
        # In the order in which everybody locks them, so that two colleagues never deadlock.
        return chosen_ones.select_for_update().order_by("pk")


class LearnedView(InquiriesMixin, TemplateView):
    """Everything that was learned, the most telling first, and how to have it forgotten."""

    template_name = "intake/admin/learned.html"
    page_title = _("What was learned from spam")
    header_icon = "history"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Return what was learned, by kind."""
        known = LearnedToken.objects.exclude(text="").order_by("in_letters", "-in_spam", "text")
        return super().get_context_data(
            **options,
            kinds=[(kind.label, known.filter(kind=kind)[:200]) for kind in TokenKind],
            sources=LearnedFrom.objects.order_by("language"),
            unread=LearnedToken.objects.filter(text="").count(),
            public=PUBLIC,
            needed=LETTERS_NEEDED,
            can_change=self.policy.user_has_permission(self.request.user, "change"),
        )

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Forget one thing, or everything."""
        forgotten = request.POST.get("forget", "")
        if forgotten == "everything":
            forget_everything()
            messages.success(request, _("Everything is forgotten."))
        elif forgotten.isdecimal():
            LearnedToken.objects.filter(pk=forgotten).delete()
            messages.success(request, _("It is forgotten."))
        return HttpResponseRedirect(reverse("inquiries:learned"))


def refusals() -> list[tuple[str, int]]:
    """Return what was refused within the last days: the reason in words, and how often."""
    counts = RefusalCount.objects.lately(DAYS)
    return [(str(Refusal(reason).label), number) for reason, number in counts.items()]


def _row(inquiry: Inquiry) -> dict[str, Any]:
    texts = [answer.text for answer in inquiry.answers if answer.kind == "multiline"]
    return {
        "inquiry": inquiry,
        "excerpt": Truncator(" ".join(" ".join(texts).split())).chars(EXCERPT),
        "signs": [sign.text for sign in read_signs(inquiry.suspicions)],
    }


def _say_what_was_done(request: HttpRequest, number: int, release: bool) -> None:
    if not number:
        messages.warning(request, _("Mark at least one message first."))
    elif release:
        words = ngettext(
            "%(number)d message is released. Its mail is on its way.",
            "%(number)d messages are released. Their mail is on its way.",
            number,
        )
        messages.success(request, words % {"number": number})
    else:
        words = ngettext(
            "%(number)d message is marked as spam. Nobody is written to.",
            "%(number)d messages are marked as spam. Nobody is written to.",
            number,
        )
        messages.success(request, words % {"number": number})
