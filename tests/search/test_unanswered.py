"""What visitors look for in vain is counted for staff, and tells of nobody."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import call_command
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.accounts.roles import establish_roles
from portal.catalogue.query import Query
from portal.intake.privacy.inventory import beside_held
from portal.taxonomy.models import Term
from search.models import UnansweredDay, UnansweredQuestion
from search.unanswered import noting
from search.unanswered.discretion import may_be_kept
from search.views import search
from tests.factories.home import StandardPageFactory
from tests.factories.programs import TermFactory

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 2, 17, tzinfo=UTC)
"""A Monday."""
REPORT = "/admin/reports/unanswered/"


@pytest.fixture
def articles(site_root):
    return StandardPageFactory(parent=site_root, title="Up to code", body=[("paragraph", "Homes")])


def on_days(client, number: int, *questions: str, start: datetime = FIRST, **headers: str) -> None:
    """Ask the same on so many days, one after the other."""
    for day in range(number):
        with time_machine.travel(start + timedelta(days=day), tick=False):
            for words in questions:
                client.get("/en/search/", {"q": words}, headers=headers)


def shown() -> list[str]:
    return sorted(UnansweredQuestion.objects.shown().values_list("words", flat=True))


def test_words_show_once_they_came_on_three_different_days(client, articles):
    on_days(client, 2, "Bedbugs", "bedbugs", "BEDBUGS")
    assert shown() == []
    question = UnansweredQuestion.objects.get()
    held = [question.key, question.words, question.language, str(question.first_day)]
    assert not any("bedbug" in value for value in held), "only a keyed hash"
    on_days(client, 1, "bédbugs", start=FIRST + timedelta(days=9))
    assert shown() == ["bédbugs"]
    assert sum(UnansweredDay.objects.values_list("number", flat=True)) == 7


def test_what_is_answered_is_not_counted_nor_what_is_narrowed_or_leafed_through(client, articles):
    on_days(client, 1, "homes", "", "?!", " ")
    for more in ({"type": "story"}, {"page": "2"}):
        client.get("/en/search/", {"q": "bedbugs", **more})
    client.head("/en/search/", {"q": "bedbugs"})
    on_days(client, 1, "bedbugs", **{"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    assert not UnansweredQuestion.objects.exists()
    on_days(client, 1, "homes bedbugs")  # some words only
    assert UnansweredQuestion.objects.count() == 1


def test_staff_who_try_things_out_are_not_counted(staff, client, articles, django_user_model):
    on_days(staff, 1, "bedbugs")
    establish_roles()
    editor = django_user_model.objects.create_user("editor", "editor@example.org", "x")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    on_days(client, 1, "bedbugs")
    assert not UnansweredQuestion.objects.exists()


TELLING = [
    "ana.reyes@example.org",
    "@anareyes",
    "call 816 555 0142",
    "816-555-0142",
    "123-45-6789",
    "123 45 6789 rent",
    "https://example.org/?token=abc",
    "www.example.org",
    "example.org",
    "K7QM-42TX",
    "k7qm-42tx",
    "case A1B2C3",
    "Ana Reyes",
    "Ana María Reyes",
    "Ana de la Reyes",
    "Ahmed al-Rashid",
    "Sean McDonald",
    "ANA REYES",
    "Dr Reyes",
    "mrs reyes",
    "sra reyes",
    "السيدة مريم",
    "my son was sick after the flood",  # a story, not a question
    "a" * 61,
    "x" * 2_000,
]


@pytest.mark.parametrize("typed", TELLING)
def test_what_may_tell_of_a_person_is_never_kept(typed):
    assert not may_be_kept(Query.from_text(typed), typed)


def test_the_search_page_asks_that_first(client, articles):
    on_days(client, 1, *TELLING[:3], "Ana Reyes")
    assert not UnansweredQuestion.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["bedbugs", "covid19", "ordinance 2024", "Bedbugs in rentals", "chinches", "بق الفراش", "臭虫"],
)
def test_plain_questions_may_be_kept(typed):
    assert may_be_kept(Query.from_text(typed), typed)


def test_unknown_words_and_scripts_without_capitals_wait_for_seven_days(client, articles):
    on_days(client, 6, "john smith", "homes smith", "مريم")
    assert shown() == ["homes smith"]
    on_days(client, 1, "john smith", "مريم", start=FIRST + timedelta(days=6))
    assert shown() == ["homes smith", "john smith", "مريم"]


def test_a_program_that_invents_questions_fills_nothing(client, articles, monkeypatch):
    monkeypatch.setattr(noting, "MOST_NEW_A_DAY", 5)
    monkeypatch.setattr(noting, "MOST", 8)
    for day, first in enumerate(("zza", "zzb", "zzc")):
        words = [first + letter for letter in "abcdefgh"]
        on_days(client, 1, *words, start=FIRST + timedelta(day))
    assert UnansweredQuestion.objects.count() == 8
    on_days(client, 1, "zzaa", start=FIRST + timedelta(4))
    assert UnansweredDay.objects.filter(number=1).count() == 9, "known ones still count"


def test_everything_goes_after_ninety_days(client, articles):
    on_days(client, 3, "bedbugs")
    on_days(client, 1, "rare", start=FIRST)
    with time_machine.travel(FIRST + timedelta(days=29)):
        call_command("purge_personal_data", verbosity=0)
        assert shown() == ["bedbugs"]
        assert UnansweredQuestion.objects.count() == 2
    with time_machine.travel(FIRST + timedelta(days=32)):
        call_command("purge_personal_data", verbosity=0)
        assert UnansweredQuestion.objects.count() == 1, "what nobody saw goes sooner"
    with time_machine.travel(FIRST + timedelta(days=92)):
        call_command("purge_personal_data", verbosity=0)
        assert shown() == [], "too few days are left to show the words"
    with time_machine.travel(FIRST + timedelta(days=94)):
        call_command("purge_personal_data", verbosity=0)
    assert not UnansweredQuestion.objects.exists()
    assert not UnansweredDay.objects.exists()


def test_it_stands_in_the_report_of_what_is_held(client, articles):
    on_days(client, 1, "bedbugs")
    held = {entry.name: entry for entry in beside_held()}
    counts = held["counts of questions without an answer"]
    assert (counts.number, counts.oldest) == (1, date(2026, 3, 2))
    assert "90" in counts.rule


def test_counting_comes_after_the_answer_and_never_spoils_it(articles, rf, monkeypatch):
    request = rf.get("/en/search/", {"q": "bedbugs"})
    request.user, request.LANGUAGE_CODE = AnonymousUser(), "en"
    response = search(request)
    response.render()
    assert not UnansweredQuestion.objects.exists()
    with monkeypatch.context() as patched:
        patched.setattr(HttpResponse, "close", lambda _self: None)  # the test keeps its connection
        response.close()
        response.close()
    assert UnansweredDay.objects.get().number == 1

    def fail(*_args: object) -> None:
        raise DatabaseError("gone: bedbugs")

    monkeypatch.setattr(noting, "_count", fail)
    assert Client().get("/en/search/", {"q": "bedbugs"}).status_code == 200


# What staff do with it


def is_unknown(answer) -> bool:
    """Whether the admin has no such address: it is looked for on the site, then not found."""
    return answer.status_code == 302 and answer["Location"].startswith("/en/")


@pytest.fixture
def bedbugs(articles) -> UnansweredQuestion:
    on_days(Client(), 4, "bedbugs", start=datetime.now(UTC) - timedelta(days=5))
    return UnansweredQuestion.objects.get()


def test_report_shows_words_counts_and_weeks(staff, bedbugs):
    page = staff.get(REPORT).content.decode()
    assert "bedbugs" in page
    assert "the site does not follow what visitors open" in page
    assert "portal-trend" in page
    assert "bedbugs" not in staff.get(REPORT, {"language": "es"}).content.decode()
    assert "bedbugs" in staff.get(REPORT, {"last": "7", "language": "en"}).content.decode()
    for order in ("words", "-times", "different_days", "last", "language"):
        assert staff.get(REPORT, {"ordering": order}).status_code == 200


def test_spreadsheet_has_the_same_and_no_formula(staff, bedbugs):
    UnansweredQuestion.objects.update(words="=1+1 bedbugs")
    rows = list(csv.reader(io.StringIO(b"".join(staff.get(REPORT + "?export=csv")).decode())))
    assert rows[0][:4] == ["Looked for", "Language", "Times", "Days"]
    assert rows[1][:4] == ["'=1+1 bedbugs", "en", "4", "4"]


def test_words_become_another_word_for_a_term(staff, bedbugs):
    pests = TermFactory(name="Pests", slug="pests", synonyms="vermin")
    TermFactory(name="Mold", slug="mold", synonyms="mildew")
    address = reverse("unanswered_question", args=[bedbugs.pk])
    assert "Pests (Issue)" in staff.get(address).content.decode()
    refused = staff.post(address, {"term": pests.pk, "words": "mildew"}).content.decode()
    assert "already stands for the term “Mold”" in refused
    assert 'value="mildew"' in refused
    assert staff.post(address, {"term": pests.pk, "words": "bedbugs"}).status_code == 302
    assert Term.objects.get(pk=pests.pk).synonym_list == ["vermin", "bedbugs"]
    assert ModelLogEntry.objects.filter(object_id=pests.pk, action="wagtail.edit").exists()
    assert not UnansweredQuestion.objects.exists()


def test_words_lead_to_a_page_shown_first(staff, bedbugs):
    page = staff.get(reverse("unanswered_question", args=[bedbugs.pk])).content.decode()
    add = reverse("wagtailsnippets_search_promotion:add")
    assert f"{add}?locale=en&amp;questions=bedbugs" in page
    assert (
        ">\nbedbugs</textarea>" in staff.get(f"{add}?locale=en&questions=bedbugs").content.decode()
    )


def test_a_question_is_taken_off_the_list(staff, bedbugs):
    address = reverse("unanswered_question", args=[bedbugs.pk])
    assert staff.post(address, {"delete": "1"}).status_code == 302
    assert not UnansweredDay.objects.exists()
    assert is_unknown(staff.get(address))


def test_what_shows_no_words_cannot_be_opened(staff, articles):
    on_days(Client(), 1, "bedbugs")
    hidden = UnansweredQuestion.objects.get()
    assert is_unknown(staff.get(reverse("unanswered_question", args=[hidden.pk])))


def test_editors_read_the_report_and_contributors_do_not(client, bedbugs, django_user_model):
    establish_roles()
    question = reverse("unanswered_question", args=[bedbugs.pk])
    for role, may in (("Editors", True), ("Contributors", False)):
        user = django_user_model.objects.create_user(role, f"{role}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        for address in (REPORT, f"{REPORT}results/", question):
            assert (client.get(address).status_code == 200) is may, (role, address)
        assert ("Searches without an answer" in client.get("/admin/").content.decode()) is may
