"""Twenty posts at one moment with one key: one record, one receipt, on the real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from portal.intake.admin.bulk import AssignInquiries
from portal.intake.defence.learning import learn
from portal.intake.handling import assign
from portal.intake.models import Inquiry, LearnedFrom, MailKind, OutboxMessage, Verdict
from portal.intake.outbox.letters import acknowledged_often
from portal.intake.outbox.tasks import _waiting, deliver_mail
from tests.factories.intake import colleague, contact_page, filled_in, inquiry

POSTS = 20


@pytest.fixture
def page(transactional_db):
    """A contact page on a database whose transactions are real."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    locale = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="Home", slug="front", locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return contact_page(home)


@pytest.mark.postgres
def test_row_17_parallel_posts_with_one_key(page):
    data, url = filled_in(), page.get_url()

    def post(_number):
        try:
            return Client().post(url, data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(POSTS) as visitors:
        answers = list(visitors.map(post, range(POSTS)))

    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Inquiry.objects.count() == 1
    assert OutboxMessage.objects.count() == 2


@pytest.mark.postgres
def test_verdicts_in_two_languages_at_once_do_not_lock_each_other_out(page):
    def message(language):
        return inquiry(language=language, text="Casino jackpot casino.example")

    pairs = [[message("en"), message("es")], [message("es"), message("en")]]
    began, went_on = Event(), Event()

    def judge(number):
        try:
            first, second = pairs[number]
            if number:
                assert began.wait(10)
            with transaction.atomic():
                learn(first, Verdict.SPAM)
                # The other has its first lock too, if it gets one.
                (went_on if number else began).set()
                if not number:
                    went_on.wait(0.5)
                learn(second, Verdict.SPAM)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as colleagues:
        list(colleagues.map(judge, range(2)))
    assert sorted(LearnedFrom.objects.values_list("language", "spam")) == [("en", 2), ("es", 2)]


class Slowly(AssignInquiries):
    """Takes a moment for each, so that two meet in the middle."""

    def __init__(self, user) -> None:
        self.user = user

    def act(self, inquiry):
        """Assign it, and think."""
        assign(inquiry, self.user, self.user)
        sleep(0.3)


@pytest.mark.postgres
def test_two_bulk_acts_in_opposite_order_at_one_moment(page):
    first, second = inquiry(), inquiry()
    orders = {colleague("change_inquiry"): [first, second]}
    orders[colleague("change_inquiry")] = [second, first]

    def act(user):
        try:
            with transaction.atomic():
                return Slowly.execute_action(orders[user], action=Slowly(user))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as colleagues:
        assert list(colleagues.map(act, orders)) == [(2, 0), (2, 0)]
    # Whoever came second had the last word on both.
    assert len(set(Inquiry.objects.values_list("assignee", flat=True))) == 1


def plan_of(ask):
    """Return how PostgreSQL finds what one prepared question asks for."""
    asked = []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert not ask()
    [(sql, params)] = asked
    for number in range(len(params)):
        sql = sql.replace("%s", f"${number + 1}", 1)
    with connection.cursor() as cursor:
        # Before it has the values, as in production from the fifth time on.
        cursor.execute(f"PREPARE asked AS {sql}")
        cursor.execute(f"EXPLAIN EXECUTE asked ({', '.join(['%s'] * len(params))})", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("DEALLOCATE asked")
    return plan


@pytest.mark.postgres
def test_acknowledgements_of_an_hour_are_found_by_their_index(page):
    """Each submission asks how many letters one address got lately: never by reading all mail."""
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            kind=MailKind.ACKNOWLEDGEMENT if number % 20 == 0 else MailKind.NOTICE,
            recipient=f"a{number}@example.org",
            subject="x",
            text="x",
            created_at=timezone.now() - timedelta(minutes=number),
        )
        for number in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE intake_outboxmessage")
    plan = plan_of(lambda: acknowledged_often("A40@example.org"))
    assert "outbox_lately_to" in plan
    assert "Seq Scan" not in plan


@pytest.mark.postgres
def test_a_waiting_task_is_sought_among_those_that_wait(page):
    """Finished tasks stay for two weeks, and each submission asks."""
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")  # whatever else there is, few rows too
        plan = plan_of(lambda: _waiting(deliver_mail.module_path, now=timezone.now()))
        cursor.execute("RESET enable_seqscan")
    assert "tasks_db_new_ordering_idx" in plan
