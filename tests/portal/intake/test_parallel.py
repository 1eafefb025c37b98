"""Twenty posts at one moment with one key: one record, one receipt, on the real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from portal.intake.defence.learning import learn
from portal.intake.models import Inquiry, LearnedFrom, OutboxMessage, Verdict
from tests.factories.intake import contact_page, filled_in, inquiry

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
