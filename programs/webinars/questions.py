"""What a registration form asks: who you are, which parts, and what you need to take part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.fixed_questions import FixedQuestion
from portal.intake.questions import Role
from programs.zones import wall_clock

if TYPE_CHECKING:
    from programs.models import WebinarPage

PARTS, SERVICES, OTHER_NEEDS = "parts", "services", "access"
"""Names of answers that are read again."""


ABOUT_YOU = [
    FixedQuestion("name", gettext_lazy("Your name"), role=Role.NAME),
    FixedQuestion(
        "email", gettext_lazy("Your e-mail address"), field_type="email", role=Role.EMAIL
    ),
    FixedQuestion("organization", gettext_lazy("Your organization"), required=False),
]


def questions_about(
    webinars: Sequence[WebinarPage], now: datetime, *, by_part: bool
) -> list[FixedQuestion]:
    """Return the questions of the form for these webinars at the instant `now`.

    With `by_part` people choose among them. Access services are asked for where one is offered.
    """
    questions = list(ABOUT_YOU)
    if by_part:
        questions.append(
            FixedQuestion(
                PARTS,
                _("For which parts do you register?"),
                field_type="checkboxes",
                is_personal=False,
                choice_list=[part_words(page) for page in webinars],
            )
        )
    services = {words: None for page in webinars for words in services_of(page)}
    if services:
        questions.append(
            FixedQuestion(
                SERVICES,
                _("Which of these do you need to take part?"),
                field_type="checkboxes",
                required=False,
                help_text=_promise(webinars, now),
                choice_list=list(services),
            )
        )
    questions.append(
        FixedQuestion(
            OTHER_NEEDS,
            _("Do you need anything else?") if services else _("What do you need to take part?"),
            field_type="multiline",
            required=False,
            help_text=_("For example sign language, captions or an interpreter."),
        )
    )
    return questions


def services_of(page: WebinarPage) -> dict[str, str]:
    """Return the access services that a webinar offers: words in its language, and the kind."""
    found = {}
    for block in page.access_services:
        words = ": ".join(part for part in (block.value.label, block.value["text"]) if part)
        if words:
            found[words] = block.value["kind"]
    return found


def part_words(page: WebinarPage) -> str:
    """Return a part of a series as people choose it: its title, day and hour."""
    title = page.title
    if page.part_number:
        title = _("Part %(number)s: %(title)s") % {"number": page.part_number, "title": title}
    start = page.local_start
    if start is None:
        return title
    day, hour = date_format(start, "DATE_FORMAT"), time_format(start, "TIME_FORMAT")
    return f"{title} ({day}, {hour}, {page.zone_name})"


def _promise(webinars: Sequence[WebinarPage], now: datetime) -> str:
    """Say until when requests are sure to be met; nothing where no day is set."""
    limits = [page for page in webinars if page.access_requests_until]
    if not limits:
        return ""
    ahead = [page for page in limits if not is_late(page, now)]
    if not ahead:
        return _("The day until which we promise this is over. Ask all the same: we try.")
    first = min(ahead, key=lambda page: page.access_requests_until or now)
    until = wall_clock(first.access_requests_until or now, first.time_zone)
    return _("If you ask until %(day)s, %(time)s (%(zone)s), we arrange it.") % {
        "day": date_format(until, "DATE_FORMAT"),
        "time": time_format(until, "TIME_FORMAT"),
        "zone": first.zone_name,
    }


def is_late(page: WebinarPage, now: datetime) -> bool:
    """Whether the last day for requests is over at the instant `now`."""
    return bool(page.access_requests_until and page.access_requests_until <= now)
