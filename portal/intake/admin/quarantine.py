"""Quarantine: staff look at what was stopped, many at once, and the portal learns from it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
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
from portal.intake.handling import call_addition_spam, change_status, release_addition
from portal.intake.models import (
    Addition,
    Inquiry,
    InquiryQuerySet,
    LearnedFrom,
    LearnedToken,
    Refusal,
    RefusalCount,
    Status,
    TokenKind,
)
from portal.intake.sender.status import is_asked

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
    """What waits for somebody to look at it; those marked are judged at once.

    What is most likely a person's stands first: in a flood of spam nobody reads to the end.
    """

    template_name = "intake/admin/quarantine.html"
    page_title = _("Quarantine")
    header_icon = "warning"

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """Return one page of what waits, each with its signs in words."""
        waiting = (
            self.policy.instances_user_has_any_permission_for(self.request.user, ["view", "change"])
            & Inquiry.objects.to_review()
        )
        waiting = waiting.select_related("sent_back").order_by("points", "received_at", "pk")
        page = Paginator(waiting, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **options,
            waiting=page,
            page_numbers=page.paginator.get_elided_page_range(page.number),
            rows=[_row(inquiry) for inquiry in page],
            additions=[_addition_row(addition) for addition in self._additions()[:PER_PAGE]],
            can_change=self.policy.user_has_permission(self.request.user, "change"),
            refusals=refusals(),
            days=DAYS,
        )

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Release or condemn those that were marked, as far as this person may change them."""
        release = request.POST.get("verdict") == "release"
        judged = 0
        with transaction.atomic():
            marked = self._changeable(request.POST.getlist("inquiry"))
            added = self._additions("change").filter(
                pk__in=_numbers(request.POST.getlist("addition"))
            )
            # All at first, in the order in which everybody locks them, so that nobody deadlocks.
            keys = [*marked.values_list("pk", flat=True), *added.values_list("inquiry", flat=True)]
            list(Inquiry.objects.held().filter(pk__in=keys).order_by("pk").only("pk"))
            for inquiry in marked.order_by("pk"):
                judged += self._judge(inquiry, release=release)
            for addition in added:
                judge = release_addition if release else call_addition_spam
                judge(addition, request.user)
                judged += 1
        if judged or not keys:
            _say_what_was_done(request, judged, release)
        return HttpResponseRedirect(reverse("inquiries:quarantine"))

    def _judge(self, inquiry: Inquiry, *, release: bool) -> int:
        """Release or condemn one; return 1, or 0 and say why where it cannot be released."""
        if not release:
            call_spam(inquiry, self.request.user)
            return 1
        try:
            change_status(inquiry, Status.NEW, self.request.user)
        except ValidationError as refusal:
            messages.warning(self.request, f"{inquiry.reference}: {' '.join(refusal.messages)}")
            return 0
        return 1

    def _additions(self, *needed: str) -> QuerySet[Addition]:
        """Return the additions held back to inquiries that this person may see, or change."""
        allowed = self.policy.instances_user_has_any_permission_for(
            self.request.user, needed or ["view", "change"]
        )
        return Addition.objects.to_review_in(allowed).select_related("inquiry")

    def _changeable(self, marked: list[str]) -> InquiryQuerySet:
        """Return those in quarantine that were marked and are this person's to change."""
        chosen = _numbers(marked)
        allowed = self.policy.instances_user_has_permission_for(self.request.user, "change")
        keys = list(allowed.filter(pk__in=chosen).values_list("pk", flat=True))
        return Inquiry.objects.in_quarantine().filter(pk__in=keys)


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


def _numbers(marked: list[str]) -> list[int]:
    return [int(pk) for pk in marked if pk.isdecimal() and len(pk) < PK_DIGITS]


def _addition_row(addition: Addition) -> dict[str, Any]:
    return {
        "addition": addition,
        "excerpt": Truncator(" ".join(addition.text.split())).chars(EXCERPT),
        "signs": [sign.text for sign in read_signs(addition.suspicions)],
    }


def _row(inquiry: Inquiry) -> dict[str, Any]:
    texts = [answer.text for answer in inquiry.answers if answer.kind == "multiline"]
    return {
        "inquiry": inquiry,
        "sent_back": inquiry.sent_back if inquiry.was_sent_back else None,
        "is_asked": is_asked(inquiry) and not inquiry.was_sent_back,
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
