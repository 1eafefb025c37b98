"""A small program to begin from: one program, one cohort, lists of partners and stories."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction

from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
)


@pytest.fixture
def tree(site_root) -> SimpleNamespace:
    """The legal places for pages of programs, all published and in English."""
    programs = ProgramIndexPageFactory(parent=site_root)
    program = ProgramPageFactory(parent=programs, title="Power-building Partnerships")
    return SimpleNamespace(
        home=site_root,
        programs=programs,
        program=program,
        cohort=CohortPageFactory(parent=program, year=2023),
        partners=PartnerIndexPageFactory(parent=site_root),
        stories=StoryIndexPageFactory(parent=site_root),
    )


@pytest.fixture
def restrict(db):
    """Return a function that closes a page to all but one group of staff."""

    def restrict(page: Page) -> None:
        closed = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.GROUPS
        )
        closed.groups.add(Group.objects.get_or_create(name="Editors")[0])

    return restrict


@pytest.fixture
def time_machine_at():
    """Return a function that sets the clock to a wall-clock time of a zone."""
    travels: list[time_machine.travel] = []

    def travel(moment: str, zone: str) -> None:
        while travels:
            travels.pop().stop()
        at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        travels.append(time_machine.travel(at, tick=False))
        travels[-1].start()

    yield travel
    while travels:
        travels.pop().stop()
