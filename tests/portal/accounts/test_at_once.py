"""Many tries at one moment count each other, and a code is taken once, on the real database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client

from portal.accounts.models import Attempt, User
from portal.accounts.second_step.changing import make_codes
from portal.accounts.second_step.factors import codes_left, take_code

from .signing import code, give_password, person, with_app

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
