"""Contact pages and what people send through them."""

from typing import Any

from django.test import Client
from wagtail.models import Page

from home.models import ContactPage, ContactQuestion, ContactRoute
from portal.intake.audiences import Audience
from portal.intake.forms import TICKET
from portal.intake.questions import Role
from portal.intake.tickets import issue_ticket


def contact_page(parent: Page, routes: dict[str, str] | None = None, **fields: Any) -> ContactPage:
    """A published contact page with name, e-mail and message; routes are audience: mailbox."""
    page = ContactPage(
        **{
            "title": "Write to us",
            "slug": "contact",
            "locale": parent.locale,
            "consent_wording": "<p>I agree that you store this.</p>",
            **fields,
        }
    )
    page.form_fields = [
        ContactQuestion(label="Your name", field_type="singleline", role=Role.NAME),
        ContactQuestion(label="Your e-mail", field_type="email", role=Role.EMAIL),
        ContactQuestion(label="Your message", field_type="multiline"),
        ContactQuestion(
            label="Your service area",
            field_type="singleline",
            audience=Audience.DEPARTMENT,
            required=False,
        ),
    ]
    page.routes = [
        ContactRoute(audience=audience, mailbox=mailbox, reply_promise="We answer in three days.")
        for audience, mailbox in (routes or {Audience.OTHER: "desk@example.org"}).items()
    ]
    parent.add_child(instance=page)
    return page


def filled_in(ticket: str | None = None, **answers: str) -> dict[str, str]:
    """What a browser posts from the form of `contact_page`, with the consent given."""
    return {
        TICKET: ticket or issue_ticket(),
        "answer_your_name": "Ana Reyes",
        "answer_your_e_mail": "ana@example.org",
        "answer_your_message": "We would like to meet organizers in our county.",
        "consent": "on",
        **answers,
    }


def send(client: Client, page: ContactPage, audience: str = "", **answers: str) -> Any:
    """Post a filled-in form as a browser without JavaScript does."""
    query = f"?audience={audience}" if audience else ""
    return client.post(page.get_url() + query, filled_in(**answers))
