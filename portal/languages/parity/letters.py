"""Tells the owners of translations that the source changed: one letter for all that is due.

What is due stands in the states (`tell`), so a letter is neither lost nor written twice for the
same change, however often the page is saved. Trivial changes are not worth a letter. The outbox
sends it.
"""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.users.models import UserProfile

from portal.intake.models import MailKind
from portal.intake.outbox.parts import Aside, Paragraph, Part, Quotation, Way
from portal.intake.outbox.writing import absolute, write_letter

from .labels import Said, said_changes
from .models import Snapshot, State

LONGEST_TEXT = 120
"""Characters of a changed text that the letter shows; the page behind the link shows all."""


def write_due() -> int:
    """Write one letter to each owner of translations that went out of date; return how many.

    What is due is due no longer in the same transaction, also where the page has no owner, or one
    who is gone or has no address.
    """
    with transaction.atomic():
        states = list(
            State.objects.to_tell()
            .select_related("original__content_type", "original__snapshot", "made_from", "locale")
            .select_related("page__owner")
            .by_urgency()
            .select_for_update(of=("self",))
        )
        by_owner: dict[Any, list[State]] = defaultdict(list)
        for state in states:
            owner = state.page.owner if state.page else None
            if owner and owner.is_active and owner.email:
                by_owner[owner].append(state)
        for owner, theirs in by_owner.items():
            _write(owner, theirs)
        State.objects.filter(pk__in=[state.pk for state in states]).update(tell=False)
    return len(by_owner)


def _write(owner: Any, states: list[State]) -> None:
    profile = UserProfile.objects.filter(user=owner).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    of_page: dict[int, list[State]] = defaultdict(list)
    for state in states:
        of_page[state.original_id].append(state)
    with translation.override(language):
        number = {"title": states[0].original.title, "number": len(of_page)}
        subject = ngettext(
            "Changed since its translation: %(number)s page, %(title)s",
            "Changed since their translation: %(number)s pages, %(title)s among them",
            len(of_page),
        )
        parts: list[Part] = [Paragraph(_what_happened(len(of_page)))]
        for versions in of_page.values():
            parts += _about(versions)
        why = _("You get this mail because you are named as the owner of these pages on %(name)s.")
        parts.append(Aside(why % {"name": settings.WAGTAIL_SITE_NAME}))
        write_letter(MailKind.TRANSLATION, owner.email, subject % number, parts, language=language)


def _what_happened(number: int) -> str:
    return ngettext(
        "This page changed in the source language. Its translations, which you look after, say "
        "what it said before.",
        "These pages changed in the source language. Their translations, which you look after, "
        "say what they said before.",
        number,
    )


def _about(versions: list[State]) -> list[Part]:
    """Return what changed in one page, and a way to each of its translations."""
    title = versions[0].original.title
    changes = "\n".join(_line(said) for said in _said(versions[0]))
    return [
        Quotation(title, changes) if changes else Paragraph(title),
        *(
            Way(f"{title} ({state.locale.get_display_name()})", _address(state))
            for state in versions
        ),
    ]


def _line(said: Said) -> str:
    old, new = (Truncator(text or "—").chars(LONGEST_TEXT) for text in (said.old, said.new))
    return f"{said.label}: {old} → {new}"


def _said(state: State) -> list[Said]:
    old, new = state.made_from, state.original.snapshot
    if not isinstance(old, Snapshot) or not isinstance(new, Snapshot):
        return []
    return said_changes(state.original, old, new)


def _address(state: State) -> str:
    return absolute(reverse("parity_changes", args=[state.original_id, state.locale.language_code]))
