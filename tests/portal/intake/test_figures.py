"""The figures of the outbox: what waits, what failed, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.intake.handling import send_again
from portal.intake.models import MailKind, MailState, OutboxFigures, OutboxMessage
from portal.intake.outbox.writing import write_letter

pytestmark = pytest.mark.django_db


def letter(**options):
    return write_letter(MailKind.REMINDER, "ana@example.org", "Soon", [], language="en", **options)


def test_only_what_should_have_gone_out_waits(administrator, django_assert_num_queries):
    assert OutboxMessage.objects.figures() == OutboxFigures(0, 0, 0)
    now = timezone.now()
    planned = letter(not_before=now + timedelta(days=3))
    letter(held_because="It is in quarantine.")
    late = letter(not_before=now - timedelta(minutes=10))
    OutboxMessage.objects.filter(pk=letter().pk).update(state=MailState.FAILED)
    with django_assert_num_queries(1):
        figures = OutboxMessage.objects.figures()
    assert (figures.waiting, figures.failed) == (1, 1)
    assert 600 <= figures.oldest_seconds < 660
    assert OutboxMessage.objects.oldest_unsent() == late

    OutboxMessage.objects.exclude(pk=planned.pk).delete()
    OutboxMessage.objects.filter(pk=planned.pk).update(state=MailState.HELD)
    assert OutboxMessage.objects.figures() == OutboxFigures(0, 0, 0)
    send_again(planned, administrator)  # it is due from now on, not since it was written
    figures = OutboxMessage.objects.figures()
    assert (figures.waiting, figures.failed) == (1, 0)
    assert figures.oldest_seconds < 60
