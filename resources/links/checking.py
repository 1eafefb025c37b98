"""Looks at addresses politely: one host at a time, seldom, and never twice for nothing."""

import logging
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from resources.models import Link, LinkState, LinkUse

from .asking import Answer, Outcome, ask
from .finding import note_all

log = logging.getLogger(__name__)

FAILURES_TO_BREAK = 3
"""Different days on which an address must fail before it counts as gone."""

PACE = 3.0
"""Seconds between two questions to one host."""

WEEK = timedelta(days=7)
AFTER = {
    LinkState.WORKS: timedelta(days=30),
    LinkState.MOVED: WEEK,
    LinkState.FAILING: timedelta(hours=20),
    LinkState.BROKEN: WEEK,
}
"""When to look again. An unclear answer: after 1, 2, 4, 8, 16 and then every 30 days."""


def check_due(most: int, seconds: float) -> Counter[str]:
    """Look at up to `most` addresses that are due, for at most about `seconds`.

    Returns how many ended in each state. What is left is due the next time. Addresses that no page
    leads to are forgotten. While none is known, all resources are looked through first, as they may
    be older than this.
    """
    until = time.monotonic() + seconds
    if not LinkUse.objects.exists():
        note_all()
    Link.objects.filter(uses=None).delete()
    done: Counter[str] = Counter()
    asked: dict[str, float] = {}
    busy: set[str] = set()
    for link in _by_turns(list(Link.objects.due(timezone.now())[:most])):
        host = urlsplit(link.url).netloc.lower()
        wait = asked.get(host, 0.0) + PACE - time.monotonic()
        if time.monotonic() + max(wait, 0) > until:
            break
        if host in busy:
            continue
        if wait > 0:
            time.sleep(wait)
        outcome = _look_at(link)
        asked[host] = time.monotonic()
        if outcome is None:
            done["failed"] += 1
            continue
        if outcome.pause or outcome.reason == "429":
            busy.add(host)
        done[link.state] += 1
    return done


def _look_at(link: Link) -> Outcome | None:
    """Ask an address and write down what it said; None where that went wrong.

    Then it is asked again after a week.
    """
    try:
        outcome = ask(link.url)
        with transaction.atomic():
            note(link, outcome, timezone.now())
    except Exception:  # strangers write the answers: none may keep the others from being asked
        log.exception("Link %s could not be looked at", link.pk)
        Link.objects.filter(pk=link.pk).update(next_check_at=timezone.now() + WEEK)
        return None
    return outcome


def note(link: Link, outcome: Outcome, now: datetime) -> None:
    """Write down what an address said at the instant `now`, and when to ask it again."""
    link.checked_at = now
    link.reason = outcome.reason
    match outcome.answer:
        case Answer.WORKS | Answer.MOVED:
            link.state = LinkState.WORKS if outcome.answer == Answer.WORKS else LinkState.MOVED
            link.moved_to = outcome.moved_to
            link.failed_days, link.failing_since, link.last_failed_on = 0, None, None
            link.unclear_times = 0
        case Answer.GONE:
            _note_failure(link, now)
        case Answer.UNCLEAR:
            link.unclear_times = min(link.unclear_times + 1, 9)
            if link.state != LinkState.BROKEN:
                link.state = LinkState.UNCLEAR
    pause = AFTER.get(LinkState(link.state)) or timedelta(days=min(2**link.unclear_times // 2, 30))
    link.next_check_at = now + max(pause, timedelta(seconds=outcome.pause))
    link.save()


def _note_failure(link: Link, now: datetime) -> None:
    today = timezone.localdate(now)
    link.unclear_times = 0
    if link.last_failed_on != today:
        link.failed_days += 1
    link.last_failed_on = today
    link.failing_since = link.failing_since or now
    is_broken = link.failed_days >= FAILURES_TO_BREAK
    link.state = LinkState.BROKEN if is_broken else LinkState.FAILING


def _by_turns(links: list[Link]) -> Iterator[Link]:
    """Yield one address of each host, then the next of each, so that waiting is rare."""
    hosts: dict[str, deque[Link]] = defaultdict(deque)
    for link in links:
        hosts[urlsplit(link.url).netloc.lower()].append(link)
    while hosts:
        for host in list(hosts):
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]
