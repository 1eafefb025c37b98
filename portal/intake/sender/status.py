"""The sender's status page: the receipt at first, and later what became of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.intake.models import Inquiry

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
    inquiry = get_object_or_404(Inquiry.objects.select_related("page"), token=token)
    return for_the_sender(render(request, "intake/status.html", _context(inquiry)))


def _context(inquiry: Inquiry) -> dict[str, Any]:
    kind = status_of_kind(inquiry)
    own_title = kind.headline(inquiry) if kind.headline else ""
    return {
        "inquiry": inquiry,
        "title": own_title or headline(inquiry),
        "steps": (kind.steps or steps)(inquiry),
        "answer_by": answer_by(inquiry),
        "replies": inquiry.replies.all(),
        "additions": inquiry.additions.only("created_at", "inquiry"),
        "kind_template": kind.template,
        "takes_additions": may_be_added_to(inquiry),
        "can_be_withdrawn": may_be_withdrawn(inquiry),
        **kind.context(inquiry),
    }
