"""Contact pages and what people send through them."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import ContactPage, ContactQuestion, ContactRoute
from portal.intake.audiences import Audience
from portal.intake.forms import TICKET
from portal.intake.models import Inquiry, Kind
from portal.intake.questions import Role
from portal.intake.tickets import issue_ticket

BROWSER = {"accept-language": "en-US,en;q=0.5"}
"""What every browser says of its user, and few scripts."""


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
    for number, question in enumerate(page.form_fields.all()):
        question.sort_order = number  # as the form of the admin does
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
    return client.post(page.get_url() + query, filled_in(**answers), headers=BROWSER)


def inquiry(**fields: Any) -> Inquiry:
    """An inquiry as `accept` records it, without its mail."""
    text = fields.pop("text", "We would like to meet organizers in our county.")
    answer = {"name": "your_message", "label": "Your message", "kind": "multiline", "value": text}
    return Inquiry.objects.create(
        **{
            "key": uuid4(),
            "kind": Kind.CONTACT,
            "language": "en",
            "mailbox": "desk@example.org",
            "sender_name": "Ana Reyes",
            "sender_email": "ana@example.org",
            "stored_answers": [answer],
            "received_at": timezone.now(),
            **fields,
        }
    )


def colleague(*codenames: str, groups: Iterable[Group] = (), name: str = "Jo") -> Any:
    """A member of staff who may enter the admin and has these permissions on inquiries."""
    number = get_user_model().objects.count()
    user = get_user_model().objects.create_user(
        f"colleague{number}", email=f"colleague{number}@example.org", first_name=name
    )
    wanted = Permission.objects.filter(codename__in=["access_admin", *codenames])
    user.user_permissions.add(*wanted)
    user.groups.add(*groups)
    return user


def handle(staff: Client, one: Inquiry, **answers: Any) -> Any:
    """Open an inquiry and post its form as a browser does: what is not given stays as shown.

    `follow` goes to the client.
    """
    address = f"/admin/inquiries/edit/{one.pk}/"
    follow = answers.pop("follow", False)
    form = staff.get(address).context["form"]
    shown = {field.name: field.value() for field in form}
    filled = {name: "" if value is None else value for name, value in {**shown, **answers}.items()}
    return staff.post(address, filled, follow=follow)


def logged_in(user: Any) -> Client:
    """A browser in which a member of staff is logged in."""
    client = Client()
    client.force_login(user)
    return client
