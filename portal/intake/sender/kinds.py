"""What the status page of one kind of submission adds. An app says so in its `ready()`:

show_on_status(
    Kind.REGISTRATION,
    StatusOfKind(
        template="programs/webinar_status.html",   # under the steps; gets what `context` returns
        context=place_and_join_link,               # a function of the inquiry
        headline=...,                              # the title, in the active language
        takes_additions=False,
        can_be_withdrawn=False,                    # because it has a way of its own to cancel
    ),
)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.intake.models import Inquiry, Kind

from .progress import Step


def nothing(_inquiry: Inquiry) -> dict[str, Any]:
    """Return no context: for a kind whose template needs none."""
    return {}


@dataclass(frozen=True, kw_only=True)
class StatusOfKind:
    """How one kind of submission shows on its status page, and what its sender can do there.

    `template` is included with the `inquiry`, the `request` and what `context` returns.
    `headline` gives the page's title in the active language, or "" for the usual one.
    `steps` gives the way that such a submission goes, where it is not that of an inquiry.
    `on_withdrawal` runs in the transaction of a withdrawal, such as to give back a seat.
    """

    template: str = ""
    context: Callable[[Inquiry], dict[str, Any]] = nothing
    headline: Callable[[Inquiry], str] | None = None
    steps: Callable[[Inquiry], list[Step]] | None = None
    takes_additions: bool = True
    can_be_withdrawn: bool = True
    on_withdrawal: Callable[[Inquiry], None] | None = None


_kinds: dict[str, StatusOfKind] = {}
_PLAIN = StatusOfKind()


def show_on_status(kind: Kind, status: StatusOfKind) -> None:
    """Have the status pages of a `kind` shown as `status` says."""
    _kinds[kind] = status


def status_of_kind(inquiry: Inquiry) -> StatusOfKind:
    """Return how an inquiry's kind shows; the plain way unless an app said otherwise."""
    return _kinds.get(inquiry.kind, _PLAIN)
