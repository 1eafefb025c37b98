"""The sender's status page: the receipt at first, and later what became of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.intake.defence.signs import may_be_a_person, read_signs
from portal.intake.models import Addition, Inquiry, Reply
from portal.navigation.around import read_around
from portal.speed.prepared import prepared

from .additions import may_be_added_to
from .kinds import status_of_kind
from .privately import for_the_sender
from .progress import answer_by, headline, steps
from .withdrawal import may_be_withdrawn


@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Show what became of the submission with that token.

    It repeats nothing that was typed: anybody can put a third person's address into a form. What
    staff replied is shown, for it was written for whoever holds the address of this page.
    """
    known = _with_token(token=token)
    if not known:
        raise Http404
    return show_status(request, known[0])


def show_status(request: HttpRequest, inquiry: Inquiry, refusal: str = "") -> HttpResponse:
    """Render the page of one submission, with what is said about a click that was refused."""
    read_around(request, text=inquiry.thanks)
    context = {**_context(inquiry), "refusal": refusal}
    page = render(request, "intake/status.html", context)
    return for_the_sender(page, form=context["is_asked"])


def is_asked(inquiry: Inquiry) -> bool:
    """Return whether its sender may send an inquiry on: stopped in doubt, and not judged yet."""
    waits = inquiry.is_quarantined and not inquiry.verdict
    return waits and may_be_a_person(read_signs(inquiry.suspicions))


def _context(inquiry: Inquiry) -> dict[str, Any]:
    kind = status_of_kind(inquiry)
    asked = is_asked(inquiry)
    own_title = kind.headline(inquiry) if kind.headline else ""
    return {
        "inquiry": inquiry,
        "title": _("One more step") if asked else own_title or headline(inquiry),
        "is_asked": asked,
        "steps": (kind.steps or steps)(inquiry),
        "answer_by": answer_by(inquiry),
        "replies": _replies(inquiry=inquiry.pk),
        "additions": _additions(inquiry=inquiry.pk),
        "kind_template": kind.template,
        "takes_additions": may_be_added_to(inquiry),
        "can_be_withdrawn": may_be_withdrawn(inquiry),
        **kind.context(inquiry),
    }


@prepared
def _with_token(*, token: str) -> QuerySet[Inquiry]:
    return Inquiry.objects.with_receipt().select_related("page").filter(token=token)


@prepared
def _replies(*, inquiry: int) -> QuerySet[Reply]:
    return Reply.objects.filter(inquiry=inquiry)


@prepared
def _additions(*, inquiry: int) -> QuerySet[Addition]:
    return Addition.objects.filter(inquiry=inquiry).only("created_at", "inquiry")
