"""Letters to somebody whose way of signing in changed, so that a stranger cannot do it unseen."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from portal.intake.models import MailKind, OutboxMessage
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Way
from portal.intake.outbox.writing import absolute, write_letter

ADDED = _("A second step was added to your account")
REMOVED = _("A second step was removed from your account")
NEW_CODES = _("New recovery codes were made for your account")
CODE_USED = _("A recovery code was used to sign in to your account")
RESET = _("An administrator removed the second step from your account")
GUESSED = _("Somebody knows your password and tries to guess the code")
PASSWORD_CHANGED = _("The password of your account was changed")
ADDRESS_CHANGED = _("The e-mail address of your account was changed")

ONCE_IN = timedelta(days=1)
"""How often at most somebody is told of what others do without end."""


def write_about_account(
    user: Any, what: str | Promise, name: str = "", *, to: str = "", once: bool = False
) -> None:
    """Put a letter about one change into the outbox, in the language of the person's admin.

    `name` is what somebody called a passkey. The letter goes `to` another address than that of the
    account where one is given, nowhere where there is none, and `once` a day where that is said.
    Call it in the transaction of the change.
    """
    recipient = to or user.email
    if not recipient:
        return
    profile = UserProfile.objects.filter(user=user).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    with translation.override(language):
        lately = OutboxMessage.objects.filter(
            kind=MailKind.ACCOUNT,
            recipient__iexact=recipient,  # by its index
            subject=str(what),
            created_at__gt=timezone.now() - ONCE_IN,
        )
        if once and lately.exists():
            return
        facts = [Fact(gettext("Account"), user.get_username())]
        if name:
            facts.append(Fact(gettext("Name"), name))
        when = date_format(timezone.localtime(), "DATETIME_FORMAT")
        advice = gettext("If it was not you, change your password now and tell an administrator.")
        write_letter(
            MailKind.ACCOUNT,
            recipient,
            str(what),
            [
                Paragraph(f"{what}."),
                *facts,
                Fact(gettext("When"), when),
                Paragraph(advice),
                Way(gettext("Open your account"), absolute(reverse("second_step")), main=True),
                Aside(
                    gettext("You get this mail because you have an account on %(name)s.")
                    % {"name": settings.WAGTAIL_SITE_NAME}
                ),
            ],
            language=language,
        )
