"""Many tries at one moment count each other, and a code is taken once, on the real database."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, connections, transaction
from django.test import Client

from portal.accounts.models import Attempt, User
from portal.accounts.second_step.changing import make_codes
from portal.accounts.second_step.factors import codes_left, take_code

from .signing import SETTING_UP, code, give_password, person, with_app

TRIES = 20
pytestmark = pytest.mark.postgres


@pytest.fixture
def ada(transactional_db) -> User:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    return person()


def at_once(act):
    """Do something twenty times at one moment."""

    def once(number):
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TRIES) as people:
        return list(people.map(once, range(TRIES)))


def test_row_26_twenty_passwords_at_once_are_no_more_than_five(ada):
    answers = at_once(lambda number: give_password(Client(), password=f"no {number}"))
    looked_at = sum(answer.status_code == 200 for answer in answers)
    assert looked_at <= 5
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert Attempt.objects.count() <= TRIES
    assert give_password(Client()).status_code == 429


def test_row_29_a_code_at_twenty_places_at_once_is_right_once(ada):
    (recovery, *_others) = with_app(ada)
    for typed in (code(), recovery):
        taken = at_once(lambda _number, typed=typed: take_code(ada, typed))
        assert sum(factor is not None for factor in taken) == 1


def test_row_29_of_recovery_codes_made_at_once_one_whole_set_counts(ada):
    made = at_once(lambda _number: make_codes(ada, tell=False))
    assert sum(take_code(ada, codes[0]) is not None for codes in made) == 1
    assert codes_left(ada) == 9


def wait_for_waiting(number: int) -> None:
    """Return when so many ask for a row that is locked."""
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() == (number,):
                return
            time.sleep(0.01)
    raise AssertionError("they do not wait")


def test_row_29_a_double_click_adds_one_app_and_both_answers_are_whole(ada, settings):
    settings.SECOND_STEP_FOR = "sensitive"
    browser = Client()
    give_password(browser)
    page = browser.get(f"{SETTING_UP}app/").content.decode()
    secret = re.search(r'portal-secret" dir="ltr">([^<]+)', page)[1]
    typed = {"code": code(secret=secret)}

    def click(_number):
        one = Client()
        one.cookies.load(browser.cookies.output(header="", sep=";"))
        try:
            return one, one.post(f"{SETTING_UP}app/", typed)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as clicks:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=ada.pk)
            answers = [clicks.submit(click, number) for number in range(2)]
            wait_for_waiting(2)
        (first, one), (second, two) = [answer.result() for answer in answers]
    assert [one.status_code, two.status_code] == [200, 200]
    assert Authenticator.objects.filter(user=ada, type=Authenticator.Type.TOTP).count() == 1
    codes = [re.findall(r"\d{4}-\d{4}-\d{4}", str(answer.content)) for answer in (one, two)]
    assert [len(shown) for shown in codes] == [10, 10]
    # Whoever saw the codes that count is the one who is still signed in.
    stays = [browser.get(SETTING_UP).status_code == 200 for browser in (first, second)]
    assert sorted(stays) == [False, True]
    seen, lost = codes if stays[0] else reversed(codes)
    assert take_code(ada, seen[0].replace("-", "")) is not None
    assert take_code(ada, lost[1].replace("-", "")) is None
