"""Looks at one submission from all sides, and lists the signs of spam that it finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from portal.intake.tickets import Ticket

from .knowledge import off_subject, offer
from .learning import learned_signs
from .looks import gibberish, other_script
from .pace import Pace, count_post
from .proof import PROOF, Proof, check_proof
from .reading import CODE, HEADER_IN_LINE, HEADER_IN_TEXT, LINK, Reading
from .repetition import repeated, shared
from .signs import HONEYPOT, MAX_LINKS, Sign, Suspicion, minimum_time, sign


@dataclass(frozen=True)
class Arrival:
    """How a form came in, as far as the request tells."""

    pace: Pace = field(default_factory=Pace)
    from_browser: bool = True


def arrival_of(request: HttpRequest, ticket: Ticket) -> Arrival:
    """Return how a valid form came in; it counts towards the pace of its address."""
    return Arrival(
        pace=count_post(request, ticket),
        from_browser=is_from_browser(request),
    )


def is_from_browser(request: HttpRequest) -> bool:
    """Return whether a request looks like an ordinary browser's."""
    # Every one of the last twenty years says which languages its user reads.
    return "Accept-Language" in request.headers


def find_signs(
    reading: Reading,
    *,
    data: Mapping[str, Any],
    ticket: Ticket | None,
    arrival: Arrival,
    raw_lines: Sequence[str] = (),
    name: str = "",
    has_subject: bool = False,
    now: datetime | None = None,
) -> list[Sign]:
    """Return all signs that hold for one submission; 4 queries at most.

    `data` is what was posted, `raw_lines` what was posted for the questions of one line before it
    was tidied, `name` the sender's. `has_subject` says that the form is for writing about what we
    do, so that a text with nothing of it is odd. Without a `ticket` the form was not ours.
    """
    now = now or timezone.now()
    return [
        *_of_scripts(data, ticket, now),
        *_of_the_way(arrival),
        *_of_mail(reading, raw_lines),
        *_of_links(reading, name),
        *_of_texts(reading, now, has_subject=has_subject),
        *learned_signs(reading),
    ]


def _of_texts(reading: Reading, now: datetime, *, has_subject: bool) -> list[Sign]:
    found = [
        repeated(reading, now) or shared(reading, now),
        offer(reading),
        gibberish(reading),
        other_script(reading),
        off_subject(reading) if has_subject else None,
    ]
    return [one for one in found if one]


def _of_scripts(data: Mapping[str, Any], ticket: Ticket | None, now: datetime) -> list[Sign]:
    signs = []
    if data.get(HONEYPOT):
        signs.append(sign(Suspicion.HONEYPOT))
    if ticket is None:
        return [*signs, sign(Suspicion.NO_TICKET)]
    if now - ticket.issued_at < minimum_time():
        signs.append(sign(Suspicion.HASTE))
    proof = check_proof(data.get(PROOF, ""), ticket)
    if proof == Proof.FALSE:
        signs.append(sign(Suspicion.FALSE_PROOF))
    elif proof == Proof.MISSING:
        signs.append(sign(Suspicion.NO_PROOF))
    return signs


def _of_the_way(arrival: Arrival) -> list[Sign]:
    signs = []
    if not arrival.from_browser:
        signs.append(sign(Suspicion.NO_BROWSER))
    if arrival.pace.is_flood:
        signs.append(sign(Suspicion.FLOOD, str(arrival.pace.number)))
    elif arrival.pace.is_brisk:
        signs.append(sign(Suspicion.BRISK, str(arrival.pace.number)))
    return signs


def _of_mail(reading: Reading, raw_lines: Sequence[str]) -> list[Sign]:
    injected = any(HEADER_IN_LINE.search(line.strip()) for line in raw_lines)
    if injected or HEADER_IN_TEXT.search(reading.text):
        return [sign(Suspicion.INJECTION)]
    return []


def _of_links(reading: Reading, name: str) -> list[Sign]:
    signs = []
    if CODE.search(reading.everything):
        signs.append(sign(Suspicion.CODE))
    if LINK.search(name):
        signs.append(sign(Suspicion.LINK_AS_NAME))
    number = reading.link_count
    if number > MAX_LINKS:
        signs.append(sign(Suspicion.LINKS, str(number)))
    elif number:
        signs.append(sign(Suspicion.SOME_LINKS, str(number)))
    return signs
