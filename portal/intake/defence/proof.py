"""Proof of work: a browser with JavaScript calculates for a moment while its visitor types.

The library altcha makes and checks the challenges; static/portal/js/proof.js solves them. A proof
is bound to the form's ticket, whose key is used only once, so none can be kept or sold. It says
little about people, and costs whoever sends thousands of forms: its absence is one weak sign.
"""

import json
from datetime import timedelta
from enum import Enum, auto
from secrets import randbelow

from altcha import create_challenge, verify_solution
from django.utils import timezone

from portal.intake.tickets import Ticket

from .fingerprints import fingerprint

PROOF = "proof"
"""The name of the hidden field; empty from a browser without JavaScript."""

LIFETIME = timedelta(days=2)
COST = 2000
FEWEST, MOST = 100, 250
"""Iterations of PBKDF2 for one try, and between how many tries the answer lies: 350,000 iterations
on average, a fifth of a second on a new telephone and up to three on one of ten years ago."""

LONGEST = 4000
"""Characters of a proof; a true one has about 700."""


class Proof(Enum):
    """What a proof is worth."""

    GOOD = auto()
    MISSING = auto()
    """Not there, or not any more: no JavaScript, an old browser, a form left open for days."""
    FALSE = auto()
    """Invented, or of another form. No browser sends that."""


def challenge_for(ticket: Ticket) -> str:
    """Return a challenge for the form with this ticket, as JSON."""
    challenge = create_challenge(
        "PBKDF2/SHA-256",
        COST,
        counter=FEWEST + randbelow(MOST - FEWEST),
        expires_at=timezone.now() + LIFETIME,
        hmac_secret=_secret(ticket),
    )
    return json.dumps(challenge.to_dict())


def check_proof(text: str, ticket: Ticket) -> Proof:
    """Return what the proof in a form is worth."""
    if not text:
        return Proof.MISSING
    if len(text) > LONGEST:
        return Proof.FALSE
    result = verify_solution(text, _secret(ticket))
    if result.verified:
        return Proof.GOOD
    return Proof.MISSING if result.expired else Proof.FALSE


def _secret(ticket: Ticket) -> str:
    return fingerprint("proof", ticket.key.hex)
