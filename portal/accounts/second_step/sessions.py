"""What a session remembers of how somebody signed in, and when it ends."""

import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import login, update_session_auth_hash
from django.http import HttpRequest

from portal.accounts.models import User

from .browsers import name_of_device
from .factors import has_factor

PASSED = "second_step.passed"
"""The number of whoever took the second step in this session."""
OWED = "second_step.owed"
"""Set where somebody who has a second step was let in without it: no session to work in."""
PENDING = "second_step.pending"
REMEMBERED = "sign_in.remembered"
SIGNED_IN = "sign_in.at"
SEEN = "sign_in.seen"
CONFIRMED = "sign_in.confirmed"
DEVICE = "sign_in.device"

BACKEND = "django.contrib.auth.backends.ModelBackend"

PENDING_FOR = timedelta(minutes=10)
"""How long after the password the second step may take."""
CONFIRMED_FOR = timedelta(minutes=15)
"""How long after the password was typed something sensitive may be opened ..."""
CONFIRMED_TO_SEND = timedelta(hours=1)
"""... and sent, so that nobody loses what they typed meanwhile."""

LONGEST = timedelta(hours=24)
IDLE = timedelta(hours=4)
LONGEST_REMEMBERED = timedelta(days=14)
IDLE_REMEMBERED = timedelta(days=3)
SEEN_EVERY = timedelta(minutes=5)
"""How exactly idle time is measured: a session is written no more often."""


@dataclass(frozen=True)
class Pending:
    """Somebody who knows the password and has not taken the second step."""

    user: int
    proof: str
    next_url: str
    remember: bool
    at: float


def sign_in(request: HttpRequest, user: User, *, remember: bool, passed: bool) -> None:
    """Sign somebody in, in a session with a new name. `passed`: a second step was taken."""
    request.session.pop(PENDING, None)
    login(request, user, backend=BACKEND)
    request.session.cycle_key()
    request.session[REMEMBERED] = remember
    if not remember:
        request.session.set_expiry(0)
    if passed:
        mark_passed(request, user)


def note_sign_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Write down when and where a session began (signal user_logged_in)."""
    session = request.session
    session[SIGNED_IN] = session[SEEN] = session[CONFIRMED] = time.time()
    session[DEVICE] = name_of_device(request)
    session.pop(PASSED, None)
    session[OWED] = has_factor(user)


def mark_passed(request: HttpRequest, user: User) -> None:
    """Write down that the second step was taken in this session."""
    request.session[PASSED] = user.pk
    request.session[OWED] = False


def ask_second_step(request: HttpRequest, user: User, next_url: str, *, remember: bool) -> None:
    """Remember whoever gave the right password, in a session that is nobody's yet."""
    request.session.flush()
    proof = user.get_session_auth_hash()
    pending = Pending(user.pk, proof, next_url, remember, time.time())
    request.session[PENDING] = asdict(pending)


def pending_in(request: HttpRequest) -> tuple[User, Pending] | None:
    """Return who has the second step before them; None for nobody, or when it took too long.

    Also when the password changed meanwhile, or the account was closed.
    """
    stored = request.session.get(PENDING)
    if not stored:
        return None
    pending = Pending(**stored)
    user = User.objects.filter(pk=pending.user, is_active=True).first()
    is_late = time.time() - pending.at > PENDING_FOR.total_seconds()
    if user is None or is_late or pending.proof != user.get_session_auth_hash():
        del request.session[PENDING]
        return None
    return user, pending


def is_over(session: Any) -> bool:
    """Return whether what a session holds is too old, or nobody worked in it for too long."""
    remembered = session.get(REMEMBERED, False)
    longest, idle = (LONGEST_REMEMBERED, IDLE_REMEMBERED) if remembered else (LONGEST, IDLE)
    now = time.time()
    return (
        now - session.get(SIGNED_IN, 0) > longest.total_seconds()
        or now - session.get(SEEN, 0) > idle.total_seconds()
    )


def note_seen(request: HttpRequest) -> None:
    """Write down that somebody works, at most every few minutes."""
    if time.time() - request.session.get(SEEN, 0) > SEEN_EVERY.total_seconds():
        request.session[SEEN] = time.time()


def confirm(request: HttpRequest) -> None:
    """Write down that whoever works here has just proved who they are."""
    request.session[CONFIRMED] = time.time()


def is_confirmed(request: HttpRequest, within: timedelta = CONFIRMED_FOR) -> bool:
    """Return whether whoever works here proved not long ago who they are."""
    return time.time() - request.session.get(CONFIRMED, 0) <= within.total_seconds()


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End every session of somebody but the one of `request`, which gets a new name."""
    user.end_sessions()
    update_session_auth_hash(request, user)
