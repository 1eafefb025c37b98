"""What a sender sees after a submission: its reference and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.intake.models import Inquiry
from portal.intake.pages import keep_private


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show the receipt with that token. It repeats nothing that was typed."""
    inquiry = get_object_or_404(Inquiry.objects.select_related("page"), token=token)
    names = [f"intake/receipt_{inquiry.kind}.html", "intake/receipt.html"]
    response = render(request, names, {"inquiry": inquiry})
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return keep_private(response)
