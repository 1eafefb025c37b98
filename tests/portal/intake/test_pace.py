"""One address cannot flood staff, whatever it says of itself. Row 20 of hardening.md."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ipaddress import ip_network

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone

from portal.intake.defence.addresses import client_address
from portal.intake.defence.pace import CEILING, FLOOD, WINDOW, count_post
from portal.intake.defence.proof import Proof
from portal.intake.models import Inquiry, RecentPost, Refusal, RefusalCount, Status
from portal.intake.tickets import issue_ticket, read_ticket
from tests.factories.intake import BROWSER, filled_in

pytestmark = pytest.mark.django_db

LOOPBACK = [ip_network("127.0.0.0/8"), ip_network("::1/128")]
INNER = [*LOOPBACK, ip_network("10.0.0.0/8")]


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "found"),
    [
        # Nobody is trusted: only the connection tells.
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (0, "127.0.0.1", "198.51.100.1, 203.0.113.9", "127.0.0.1"),
        # By number: what the outermost proxy of ours wrote.
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "127.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.4", "203.0.113.9"),
        (1, "", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (1, "127.0.0.1", "198.51.100.1, nonsense", None),
        # By networks: the right-most entry outside them.
        (LOOPBACK, "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (INNER, "10.0.0.4", "198.51.100.1, 203.0.113.9, 10.0.0.5", "203.0.113.9"),
        (INNER, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (INNER, "127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"),
        (LOOPBACK, "", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        # As proxies write them.
        (1, "127.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        (1, "127.0.0.1", "[2001:db8::9]:4711", "2001:db8::9"),
        (1, "127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        (0, "", "203.0.113.9", None),
    ],
)
def test_the_address_is_what_a_trusted_proxy_wrote(settings, trusted, peer, forwarded, found):
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().post("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    address = client_address(request)
    assert (str(address) if address else None) == found


@pytest.fixture
def pace(settings):
    """Two forms in ten minutes are nothing, from three on they are looked at."""
    settings.POSTS_PER_ADDRESS = 2
    return settings


def post(client, page, address="203.0.113.7", data=None, **options):
    url = page.get_url() + "?audience=press"
    data = data or filled_in()
    return client.post(url, data, headers=BROWSER, REMOTE_ADDR=address, **options)


@pytest.mark.parametrize("trusted", [0, LOOPBACK])
def test_row_20_a_rotated_header_does_not_help(client, page, pace, trusted):
    pace.TRUSTED_PROXIES = trusted
    answers = [
        post(client, page, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
        for number in range(2 * CEILING + 3)
    ]
    assert [answer.status_code for answer in answers] == [303] * 2 * CEILING + [429] * 3
    assert Inquiry.objects.filter(status=Status.NEW).count() == 2
    # What was over the ceiling was told so, and staff see it all the same.
    assert Inquiry.objects.in_quarantine().count() == 2 * CEILING - 2 + 3
    assert RefusalCount.objects.get().number == 3


def test_row_20_behind_our_proxy_each_visitor_counts_alone(client, page, pace):
    pace.TRUSTED_PROXIES = 1
    for number in range(8):
        # Whatever they claim to have been forwarded for, the proxy writes whom it saw.
        seen = f"203.0.113.{number % 4}"
        post(client, page, "127.0.0.1", HTTP_X_FORWARDED_FOR=f"198.51.100.1, {seen}")
    assert Inquiry.objects.filter(status=Status.NEW).count() == 8


def test_row_20_two_people_behind_one_address_pass(page, settings):
    settings.POSTS_PER_ADDRESS = 10  # as it is on a server
    start = timezone.now()
    for minute in range(0, 60, 2):  # an hour of two people, each with a form every four minutes
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            person = Client()
            assert post(person, page).status_code == 303
    assert not Inquiry.objects.in_quarantine().exists()
    assert RecentPost.objects.count() <= 6  # nothing is kept beyond its ten minutes


def test_over_the_ceiling_nothing_typed_is_lost(client, page, pace):
    for _ in range(2 * CEILING):
        post(client, page)
    data = filled_in(answer_your_message="A long letter that took an evening.")
    refused = post(client, page, data=data)
    shown = refused.content.decode()
    assert refused.status_code == 429
    assert 590 <= int(refused["Retry-After"]) <= 600
    assert "Please send it again in 10 minutes." in shown
    assert "A long letter that took an evening." in shown
    assert "Ana Reyes" in shown
    assert refused["Cache-Control"] == "private, no-store"

    with time_machine.travel(timezone.now() + WINDOW + timedelta(seconds=1)):
        assert post(client, page, data=data).status_code == 303

    assert Inquiry.objects.filter(key=read_ticket(data["ticket"]).key).exists()


def test_a_form_counts_once_however_often_it_is_sent(client, page, pace):
    data = filled_in()
    answers = {post(client, page, data=data)["Location"] for _ in range(2 * CEILING + 5)}
    assert len(answers) == 1
    assert post(client, page).status_code == 303
    assert not Inquiry.objects.in_quarantine().exists()


def test_a_proof_buys_a_crowd_some_room(client, page, pace, monkeypatch):
    monkeypatch.setattr("portal.intake.defence.looking.check_proof", lambda *_: Proof.GOOD)
    for _ in range(2 * FLOOD + 1):
        post(client, page)
    assert Inquiry.objects.filter(status=Status.NEW).count() == 2 * FLOOD
    assert Inquiry.objects.in_quarantine().count() == 1


def test_ipv6_counts_by_subscriber(client, page, pace):
    for number in range(4):
        post(client, page, f"2001:db8:1:2::{number + 1}")
    post(client, page, "2001:db8:1:3::1")
    assert Inquiry.objects.in_quarantine().count() == 2


def test_no_address_is_kept_or_logged(client, page, pace, caplog):
    caplog.set_level(logging.DEBUG)
    for _ in range(2 * CEILING + 1):
        post(client, page, "203.0.113.77")
    kept = str(list(RecentPost.objects.values())) + str(list(RefusalCount.objects.values()))
    assert "203.0.113" not in kept + caplog.text
    assert "Ana" not in caplog.text
    before = set(RecentPost.objects.values_list("address", flat=True))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        post(client, page, "203.0.113.77")
        assert before.isdisjoint(RecentPost.objects.values_list("address", flat=True))


def test_where_counting_fails_the_limit_is_open(client, page, pace, caplog):
    def broken(execute, sql, params, many, context):
        if "recentpost" in sql or "refusalcount" in sql:
            raise OperationalError("203.0.113.7 is none of your business")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(broken):
        assert [post(client, page).status_code for _ in range(20)] == [303] * 20
        assert post(client, page, data=filled_in(consent="")).status_code == 422
    assert not Inquiry.objects.in_quarantine().exists()
    assert "taken without a limit" in caplog.text
    assert "203.0.113" not in caplog.text


def test_refusals_are_counted_by_day_and_reason(client, page):
    for _ in range(3):
        post(client, page, data=filled_in(answer_your_e_mail="nobody"))
    Client(enforce_csrf_checks=True).post(page.get_url() + "?audience=press", filled_in())
    with time_machine.travel(timezone.now() - timedelta(days=8)):
        RefusalCount.objects.add_one(Refusal.PACE)
    assert RefusalCount.objects.lately(7) == {"mistakes": 3, "unconfirmed": 1}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_posts_at_one_moment_count_each_other(settings):
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    settings.POSTS_PER_ADDRESS = 2
    request = RequestFactory().post("/")

    def count(_number):
        try:
            return count_post(request, read_ticket(issue_ticket())).number
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as visitors:
        numbers = list(visitors.map(count, range(10)))
    assert max(numbers) == 10
    assert RecentPost.objects.count() == 10
