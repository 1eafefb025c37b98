"""One letter each morning to those who owe an answer: what is overdue, and what is due today.

And how much has waited in quarantine for long, for people may be among it. It names references and
days, and nothing that somebody sent.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.intake.models import Addition, Inquiry, MailKind, Reminder

from .additions import who_answers
from .parts import Aside, Paragraph, Part, Way
from .writing import absolute, write_letter

KEPT = timedelta(days=31)
"""How long it is remembered who was reminded."""

WAITS_LONG = timedelta(hours=20)
"""How long something was in quarantine before its mailbox hears of it: since yesterday morning."""

MOST = 30
"""Inquiries that one letter names; it leads to the list of all."""


@dataclass
class Digest:
    """What one address is told."""

    language: str
    overdue: list[Inquiry] = field(default_factory=list)
    today: list[Inquiry] = field(default_factory=list)
    stopped: int = 0
    """Messages in quarantine that nobody has looked at for long."""


@dataclass
class Reminded:
    """What one run did. `unheard` counts inquiries whose route has no address."""

    letters: int = 0
    already: int = 0
    unheard: int = 0


def remind(now: datetime) -> Reminded:
    """Write to everybody who owes an answer at the instant `now`, once on each day.

    An assignee is written to; where there is none, or it is somebody who has left or has no
    address, the mailbox of the route is. The day is that of the site's time zone.
    """
    day = now.astimezone(timezone.get_default_timezone()).date()
    done = Reminded()
    for recipient, digest in _digests(now, done).items():
        try:
            with transaction.atomic():
                Reminder.objects.create(day=day, recipient=recipient)
                _write(recipient, digest)
        except IntegrityError:
            done.already += 1  # An earlier run of this day told them.
        else:
            done.letters += 1
    Reminder.objects.filter(day__lt=day - KEPT).delete()
    return done


def _digests(now: datetime, done: Reminded) -> dict[str, Digest]:
    digests: dict[str, Digest] = defaultdict(lambda: Digest(settings.LANGUAGE_CODE))
    owed = Inquiry.objects.select_related("assignee__wagtail_userprofile").order_by("due_at", "pk")
    overdue, today = owed.overdue(now), owed.due_today(now)
    for inquiry, late in chain(((one, True) for one in overdue), ((one, False) for one in today)):
        recipient = who_answers(inquiry).lower()
        if not recipient:
            done.unheard += 1
            continue
        digest = digests[recipient]
        if inquiry.assignee and recipient == inquiry.assignee.email.lower():
            profile = getattr(inquiry.assignee, "wagtail_userprofile", None)
            digest.language = (profile and profile.preferred_language) or digest.language
        (digest.overdue if late else digest.today).append(inquiry)
    for mailbox, stopped in _stopped_for_long(now).items():
        if mailbox:
            digests[mailbox.lower()].stopped += stopped
        else:
            done.unheard += stopped
    return digests


def _stopped_for_long(now: datetime) -> dict[str, int]:
    """Return the number of messages in quarantine for each mailbox, and for none; 2 queries."""
    long_ago = now - WAITS_LONG
    stopped = Inquiry.objects.to_review().filter(received_at__lt=long_ago)
    added = Addition.objects.to_review().filter(created_at__lt=long_ago)
    numbers: Counter[str] = Counter()
    for rows in (
        stopped.order_by().values_list("mailbox").annotate(number=Count("pk")),
        added.order_by().values_list("inquiry__mailbox").annotate(number=Count("pk")),
    ):
        for mailbox, number in rows:
            numbers[mailbox] += number
    return dict(numbers)


def _write(recipient: str, digest: Digest) -> None:
    with translation.override(digest.language):
        parts: list[Part] = []
        late, today = len(digest.overdue), len(digest.today)
        if late:
            words = ngettext(
                "%(number)d inquiry is overdue:", "%(number)d inquiries are overdue:", late
            )
            parts += [Paragraph(words % {"number": late}), *_ways(digest.overdue)]
        if today:
            words = ngettext(
                "%(number)d inquiry is due today:", "%(number)d inquiries are due today:", today
            )
            parts += [Paragraph(words % {"number": today}), *_ways(digest.today)]
        if digest.stopped:
            words = ngettext(
                "%(number)d message has waited in quarantine since yesterday or longer. It may be "
                "a person's: please look.",
                "%(number)d messages have waited in quarantine since yesterday or longer. There "
                "may be people among them: please look.",
                digest.stopped,
            )
            quarantine = absolute(reverse("inquiries:quarantine"))
            parts += [
                Paragraph(words % {"number": digest.stopped}),
                Way(_("Open the quarantine"), quarantine, main=not (late or today)),
            ]
        if late or today:
            inbox = absolute(reverse("inquiries:index"))
            parts.append(Way(_("Open the inbox"), f"{inbox}?due=all", main=True))
        parts.append(Aside(_("You get this at most once a day, and only while something waits.")))
        subject = _("Inquiries: %(late)d overdue, %(today)d due today") % {
            "late": late,
            "today": today,
        }
        if not (late or today):
            subject = _("Quarantine: %(number)d to look at") % {"number": digest.stopped}
    write_letter(MailKind.OVERDUE, recipient, subject, parts, language=digest.language)


def _ways(inquiries: list[Inquiry]) -> list[Way]:
    return [
        Way(
            _("%(reference)s, due on %(day)s")
            % {"reference": inquiry.reference, "day": date_format(_day(inquiry), "DATE_FORMAT")},
            absolute(reverse("inquiries:edit", args=[inquiry.pk])),
        )
        for inquiry in inquiries[:MOST]
    ]


def _day(inquiry: Inquiry) -> date:
    due = inquiry.due_at or inquiry.received_at
    return due.astimezone(timezone.get_default_timezone()).date()
