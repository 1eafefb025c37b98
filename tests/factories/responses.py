"""What readers write on pages."""

from typing import Any

from django.test import Client
from wagtail.models import Page

from portal.intake.models import Response
from portal.intake.tickets import issue_ticket


def response_form(**answers: str) -> dict[str, str]:
    """What a browser posts from the form of a page, with the consent given."""
    return {
        "ticket": issue_ticket(),
        "answer_response": "A potluck every month.",
        "answer_name": "Ana Reyes",
        "answer_email": "ana@example.org",
        "consent": "on",
        **answers,
    }


def respond(client: Client, page: Page, **answers: str) -> Any:
    """Post a filled-in form as a browser without JavaScript does."""
    return client.post(f"{page.get_url()}respond/", response_form(**answers))


def written(client: Client, page: Page, **answers: str) -> Response:
    """Return the response that somebody just wrote."""
    assert respond(client, page, **answers).status_code == 303
    return Response.objects.order_by("pk").last()
