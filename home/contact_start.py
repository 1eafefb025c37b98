"""What a new contact page begins with."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext
from wagtail.signals import init_new_page

from portal.intake.audiences import Audience
from portal.intake.questions import Role

from .models import ContactPage, ContactQuestion, ContactRoute


@receiver(init_new_page, dispatch_uid="home.contact_page_starts_filled")
def start_filled(page: Any, **_options: Any) -> None:
    """Begin a new contact page with the questions and words that most forms need."""
    if not isinstance(page, ContactPage):
        return
    page.form_fields = [
        ContactQuestion(label=gettext("Your name"), field_type="singleline", role=Role.NAME),
        ContactQuestion(label=gettext("Your e-mail address"), field_type="email", role=Role.EMAIL),
        ContactQuestion(
            label=gettext("Your organization"), field_type="singleline", required=False
        ),
        ContactQuestion(label=gettext("Your message"), field_type="multiline"),
    ]
    page.routes = [
        ContactRoute(audience=Audience.DEPARTMENT),
        ContactRoute(audience=Audience.COMMUNITY),
    ]
    page.privacy_note = gettext("Please do not send details about anyone's health.")
    page.consent_wording = "<p>{}</p>".format(
        gettext("I agree that you store what I send here and use it to answer me.")
    )
