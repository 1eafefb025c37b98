"""Tells the owners of translations that the source changed: one letter for all that is due.

What is due stands in the states (`tell`), so a letter is neither lost nor sent twice for the same
change, however often the page is saved. Trivial changes are not worth a letter.
"""

import logging
import smtplib
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile

from .labels import said_changes
from .models import Snapshot, State

logger = logging.getLogger(__name__)


def send_due() -> tuple[int, int]:
    """Send one letter to each owner of translations that went out of date.

    Returns how many letters went out and how many could not be sent; those stay due. States whose
    page has no owner, or one who is gone or has no address, are due no longer.
    """
    states = list(
        State.objects.to_tell()
        .select_related("original__content_type", "original__snapshot", "made_from", "locale")
        .select_related("page__owner")
        .by_urgency()
    )
    by_owner: dict[Any, list[State]] = defaultdict(list)
    done = []
    for state in states:
        owner = state.page.owner if state.page else None
        if owner and owner.is_active and owner.email:
            by_owner[owner].append(state)
        else:
            done.append(state.pk)
    sent = failed = 0
    connection = get_connection()
    for owner, theirs in by_owner.items():
        try:
            _letter(owner, theirs, connection).send()
        except (OSError, smtplib.SMTPException):
            logger.warning("A letter about translations could not be sent.", exc_info=True)
            failed += 1
        else:
            sent += 1
            done += [state.pk for state in theirs]
    State.objects.filter(pk__in=done).update(tell=False)
    return sent, failed


def _letter(owner: Any, states: list[State], connection: Any) -> EmailMessage:
    profile = UserProfile.objects.filter(user=owner).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    with translation.override(language):
        pages: dict[int, dict[str, Any]] = {}
        for state in states:
            page = pages.setdefault(
                state.original_id,
                {"title": state.original.title, "changes": _said(state), "languages": []},
            )
            page["languages"].append(
                {"name": state.locale.get_display_name(), "href": _address(state)}
            )
        subject = ngettext(
            "Changed since its translation: %(number)s page, %(title)s",
            "Changed since their translation: %(number)s pages, %(title)s among them",
            len(pages),
        ) % {"title": states[0].original.title, "number": len(pages)}
        text = render_to_string(
            "languages/mail/out_of_date.txt",
            {"pages": pages.values(), "site_name": settings.WAGTAIL_SITE_NAME},
        )
    return EmailMessage(
        subject=" ".join(subject.split())[:255],
        body=text,
        to=[owner.email],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: nobody answers to it
        connection=connection,
    )


def _said(state: State) -> list[Any]:
    old, new = state.made_from, state.original.snapshot
    if not isinstance(old, Snapshot) or not isinstance(new, Snapshot):
        return []
    return said_changes(state.original, old, new)


def _address(state: State) -> str:
    path = reverse("parity_changes", args=[state.original_id, state.locale.language_code])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
