"""Where somebody is signed in: their sessions, for them to look at and to end.

Of a device no more is kept than its owner needs to know it again: the kind of browser and of
system, in the session itself, so that it goes with it. No address, no version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from .sessions import DEVICE, SEEN, SIGNED_IN, is_over


@dataclass(frozen=True)
class OwnSession:
    """One place where somebody is signed in."""

    handle: str
    """Names it to whoever it belongs to, and opens nothing."""

    device: str
    """Such as "Firefox, Windows"; empty where the browser did not say."""

    since: datetime
    seen: datetime
    """When somebody was last at work there, give or take `sessions.SEEN_EVERY`."""

    is_here: bool


def own_sessions(request: HttpRequest) -> list[OwnSession]:
    """Return where whoever asks is signed in: here first, then where they worked last.

    Reads all sessions, of which there are as many as members of staff who work.
    """
    found = [
        OwnSession(
            handle=_handle(key),
            device=told.get(DEVICE, ""),
            since=datetime.fromtimestamp(told[SIGNED_IN], UTC),
            seen=datetime.fromtimestamp(told[SEEN], UTC),
            is_here=key == request.session.session_key,
        )
        for key, told in _living(request)
    ]
    return sorted(found, key=lambda one: (not one.is_here, -one.seen.timestamp()))


def end_session(request: HttpRequest, handle: str) -> None:
    """End the one session of whoever asks that has this handle; not the one that they ask from."""
    for key, _told in _living(request):
        if constant_time_compare(_handle(key), handle) and key != request.session.session_key:
            Session.objects.filter(pk=key).delete()


def _living(request: HttpRequest) -> Iterator[tuple[str, dict[str, Any]]]:
    user: Any = request.user
    # Of a SECRET_KEY before this one, too: Django lets such a session in and renews its proof.
    proofs = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        told = row.get_decoded()
        is_own = told.get(SESSION_KEY) == str(user.pk)
        shown = told.get(HASH_SESSION_KEY, "")
        counts = is_own and any(constant_time_compare(shown, proof) for proof in proofs)
        if counts and not is_over(told):
            yield row.session_key, told


def _handle(key: str) -> str:
    return salted_hmac("portal.accounts.second_step.elsewhere", key, algorithm="sha256").hexdigest()
