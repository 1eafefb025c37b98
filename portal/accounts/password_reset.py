"""A forgotten password: the answer is the same, and as soon, whether there is an account or not.

Wagtail's form makes the link and writes to the mail server inside the request, which tells by its
time who has an account, and fails with the server. Here the request only queues a task; even for
nobody. The link is made when the mail is sent, so that it is stored nowhere.
"""

import smtplib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetConfirmView

from .models import User
from .second_step.letters import PASSWORD_CHANGED, write_about_account
from .throttle import Door, knock
from .throttle.attempts import names_of
from .throttle.devices import remember_device

SUBJECT = "wagtailadmin/account/password_reset/email_subject.txt"
TEXT = "wagtailadmin/account/password_reset/email.txt"

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
"""How long to wait after each attempt that went wrong. Whoever waits longer asks again."""


class QueuedPasswordResetForm(PasswordResetForm):
    """Wagtail's form (setting WAGTAILADMIN_USER_PASSWORD_RESET_FORM), without its wait."""

    def save(self, **options: Any) -> None:
        """Queue the mail to whoever has the address; for an address of nobody as well.

        Asked for too often, nothing is queued and nothing is said: whoever asks cannot tell.
        """
        if knock(options["request"], Door.RESET, self.cleaned_data["email"]).is_refused:
            return
        users = self.get_users(self.cleaned_data["email"])
        mail_links.enqueue([user.pk for user in users], translation.get_language())


class PortalPasswordResetConfirmView(PasswordResetConfirmView):
    """Takes the new password. Whoever reads the mail of an account is at a device of its owner's.

    It signs nobody in, and asks for no second step: that follows at the log-in, as always.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Save it, tell the person, and let the device pass where strangers wait."""
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            write_about_account(self.user, PASSWORD_CHANGED)
        remember_device(self.request, response, *names_of(self.user))
        return response


@task()
def mail_links(keys: Sequence[int], language: str, attempt: int = 0) -> int:
    """Mail a fresh link to accounts with these numbers; return how many were written to.

    What the mail server did not take is queued again, some times, in a while.
    """
    missed = []
    users = get_user_model().objects.filter(pk__in=keys, is_active=True)
    for user in users.order_by("pk"):
        try:
            _mail_link(user, language)
        except (OSError, smtplib.SMTPException):
            missed.append(user.pk)
    if missed and attempt < len(BACK_OFF):
        again = mail_links.using(run_after=timezone.now() + BACK_OFF[attempt])
        again.enqueue(missed, language, attempt + 1)
    return users.count() - len(missed)


def _mail_link(user: User, language: str) -> None:
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    context = {
        "user": user,
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
        "protocol": base.scheme,
        "domain": base.netloc,
    }
    with translation.override(language):
        subject = " ".join(render_to_string(SUBJECT, context).split())
        text = render_to_string(TEXT, context)
    send_mail(subject, text, None, [user.email])
