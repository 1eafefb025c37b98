"""One webinar in all its languages: which version rules, and which one somebody is shown.

Time, seats and registration are the same in every language. wagtail-localize carries them over
only when staff bring a translation up to date, which may be days later; a reader of that language
would miss the webinar. So each publication carries them over at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.conf import settings

if TYPE_CHECKING:
    from programs.models import WebinarPage
    from programs.models.webinar_queries import WebinarQuerySet

SHARED = (
    "time_zone",
    "starts_at",
    "ends_at",
    "cancelled",
    "registration_open",
    "capacity",
    "registration_closes_at",
    "registration_url",
    "join_url",
    "access_requests_until",
    "access_owner_id",
    "calendar_sequence",
    "announced",
)
"""What the version that rules gives to all others."""


def webinars() -> WebinarQuerySet:
    """Return all webinars. Their model is asked for late, since it is made with this package."""
    return apps.get_model("programs.WebinarPage").objects.all()


def lock_webinars(keys: Iterable[UUID]) -> None:
    """Hold the webinars with these translation keys until the end of the transaction.

    Whoever gives, frees or counts seats does so first, one after the other. One row stands for
    all languages, and several webinars are locked in one order, so that nobody waits in a circle.
    """
    for key in sorted(set(keys)):
        versions = webinars().filter(translation_key=key).order_by("pk").only("pk")
        # No key of it changes, so what points at the page may be written meanwhile.
        list(versions.select_for_update(of=("self",), no_key=True)[:1])


def ruling_version(key: UUID) -> WebinarPage | None:
    """Return the published version that the others follow: the source's, or else the oldest."""
    found = list(webinars().filter(translation_key=key, live=True).select_related("locale"))
    return min(
        found,
        key=lambda page: (page.locale.language_code != settings.LANGUAGE_CODE, page.pk),
        default=None,
    )


def version_for(key: UUID, language: str) -> WebinarPage | None:
    """Return the published version in a language, or else the one that rules."""
    found = webinars().filter(translation_key=key, live=True, locale__language_code=language)
    return found.order_by("pk").first() or ruling_version(key)


def share(ruling: WebinarPage) -> None:
    """Give what is the same in every language to the other versions; one query."""
    others = webinars().filter(translation_key=ruling.translation_key).exclude(pk=ruling.pk)
    others.update(**{name: getattr(ruling, name) for name in SHARED})
