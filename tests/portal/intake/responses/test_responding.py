"""A reader responds to a page: nothing shows before staff approve it, and then only plain text."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation

from portal.intake.defence.signs import HONEYPOT
from portal.intake.handling import change_status, close
from portal.intake.models import (
    ClosingReason,
    Inquiry,
    Kind,
    OutboxMessage,
    Response,
    ResponseState,
    Status,
)
from portal.intake.privacy.erasing import erase
from portal.intake.responses.moderation import decide
from portal.intake.responses.plain_text import TAKEN_OUT, without_links
from portal.intake.submission import Refused
from tests.factories.responses import respond, response_form, written

pytestmark = pytest.mark.django_db

CANARY = "zebrafinch"


@pytest.fixture
def reader() -> Client:
    return Client()


def shown(reader, page) -> str:
    return reader.get(page.get_url()).content.decode()


def approve(response, administrator):
    decide([response], ResponseState.PUBLISHED, administrator)


def test_a_page_is_as_it_was_where_staff_do_not_ask(reader, article):
    page = reader.get(article.get_url())
    assert "What readers say" not in page.content.decode()
    assert reader.get(f"{article.get_url()}respond/").status_code == 404
    assert respond(reader, article).status_code == 404
    assert not Inquiry.objects.exists()


def test_a_child_page_may_have_the_forms_address(reader, article):
    child = type(article)(title="Respond", slug="respond", locale=article.locale)
    article.add_child(instance=child)
    assert "Respond" in shown(reader, child)


def test_from_the_form_to_the_page(reader, story, administrator):
    page = reader.get(story.get_url())
    for words in ("What has worked in your county?", "We began with a shared table."):
        assert words in page.content.decode()
    assert not page.cookies
    assert "no-store" not in page.get("Cache-Control", "")
    assert "csrftoken" in reader.get(f"{story.get_url()}respond/").cookies

    response = written(reader, story)
    inquiry = response.inquiry
    assert (inquiry.kind, inquiry.sender_email) == (Kind.RESPONSE, "ana@example.org")
    assert "you publish my response" in inquiry.consent_wording
    assert inquiry.delete_after == timezone.localdate() + timedelta(days=90)
    (acknowledgement,) = OutboxMessage.objects.all()
    assert acknowledgement.recipient == "ana@example.org"
    assert inquiry.receipt_path in acknowledgement.text
    assert "potluck" not in acknowledgement.text
    assert "potluck" not in shown(reader, story)

    approve(response, administrator)
    now = shown(reader, story)
    assert "A potluck every month." in now
    assert "Ana Reyes" in now
    assert "ana@example.org" not in now
    assert Inquiry.objects.get().delete_after is None  # kept as long as it is shown

    decide([response], ResponseState.DECLINED, administrator)
    assert "potluck" not in shown(reader, story)
    assert Inquiry.objects.get().delete_after == timezone.localdate() + timedelta(days=90)


def test_what_waits_is_nowhere(reader, story, administrator, site_root):
    for state in ("waiting", "declined", "quarantined"):
        trap = {HONEYPOT: "x"} if state == "quarantined" else {}
        response = written(
            reader, story, answer_response=f"{CANARY} potluck {state}", answer_name=CANARY, **trap
        )
        if state == "declined":
            decide([response], ResponseState.DECLINED, administrator)
    home = site_root.get_url()
    for address in (
        story.get_url(),
        story.get_parent().get_url(),
        home,
        f"{home}search/?q=potluck",
        f"{story.get_url()}respond/",
        "/sitemap.xml",
        Inquiry.objects.first().receipt_path,
    ):
        answer = reader.get(address, follow=True)
        assert answer.status_code == 200, address
        assert CANARY not in answer.content.decode(), address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("See https://evil.example/x?y=1 now", f"See {TAKEN_OUT} now"),
        ("www.evil.example", TAKEN_OUT),
        ("buy at evil.com, please", f"buy at {TAKEN_OUT}, please"),
        ("evil.anything/path", TAKEN_OUT),
        ("write to a.b@evil.example today", f"write to {TAKEN_OUT} today"),
        ("javascript:alert(1)", TAKEN_OUT),
        ('<a href="https://evil.example">here</a>', "here"),
        ("[url=https://evil.example]here[/url]", f"{TAKEN_OUT}here{TAKEN_OUT}"),
        ("Line one\r\n\r\n\r\n\r\nLine two", "Line one\n\nLine two"),
        ("We met in St. Louis.We ate. 3.5 km, e.g. twice", None),
        ("1 < 2 and 3 > 2", None),
    ],
)
def test_links_are_taken_out(typed, kept):
    assert without_links(typed) == (kept or typed)


def test_nothing_that_was_typed_runs_or_leads_away(reader, story, administrator):
    attack = "<script>alert(1)</script> javascript:alert(1) https://evil.example <img src=x>"
    response = written(reader, story, answer_response=attack, answer_name="https://evil.example")
    assert response.lost_links
    Inquiry.objects.update(status=Status.NEW)  # staff found that it is no spam
    approve(response, administrator)
    page = shown(reader, story)
    assert "evil.example" not in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "alert(1)" in page  # as words


def test_a_response_without_name_or_address(reader, story, administrator):
    response = written(reader, story, answer_name="", answer_email="")
    approve(response, administrator)
    assert "Anonymous" in shown(reader, story)
    assert not OutboxMessage.objects.exists()


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(reader, story):
    for wrong in ({"answer_response": "x" * 3001}, {"consent": ""}, {"answer_email": "nobody"}):
        answer = respond(reader, story, **{"answer_name": "Ana Reyes", **wrong})
        assert answer.status_code == 422
        assert 'value="Ana Reyes"' in answer.content.decode()
    assert not Inquiry.objects.exists()


def test_the_last_day(reader, story):
    story.responses_until = timezone.localdate()
    story.save()
    form = response_form()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "takes no more responses" in shown(reader, story)
        late = reader.post(f"{story.get_url()}respond/", form)
    assert late.status_code == 422
    assert not Inquiry.objects.exists()


def test_a_page_that_closes_while_somebody_writes(reader, story):
    seen_open = type(story).objects.get(pk=story.pk)
    story.unpublish()
    with pytest.raises(Refused):
        seen_open.record_with(Inquiry())


def test_each_language_shows_all_and_marks_what_is_in_another(
    reader, story, administrator, spanish
):
    approve(written(reader, story), administrator)
    Response.objects.update(language="es")
    page = shown(reader, story)
    assert '<div class="response-text" lang="es" dir="ltr">' in page
    assert "Español" in page
    with translation.override("es"):
        own = type(story).objects.get(pk=story.pk).shown_responses
    assert own[0].language is None


def test_its_writer_sees_what_became_of_it_and_withdraws_it(reader, story, administrator):
    response = written(reader, story)
    status = response.inquiry.receipt_path
    page = reader.get(status).content.decode()
    assert "We have received your response" in page
    assert "potluck" not in page
    decide([response], ResponseState.DECLINED, administrator)
    assert "Your response is not on the page" in reader.get(status).content.decode()
    approve(response, administrator)
    assert "Your response is on the page" in reader.get(status).content.decode()
    assert "potluck" in shown(reader, story)

    reader.post(f"{status}withdraw/")
    assert "You have withdrawn your response" in reader.get(status).content.decode()
    assert "potluck" not in shown(reader, story)
    assert not Response.objects.standing().exists()
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        call_command("purge_personal_data")
    assert not Inquiry.objects.exists()


def test_a_response_goes_with_its_page_and_with_its_sender(reader, story, administrator):
    first, second = written(reader, story), written(reader, story, answer_response="Another one")
    for response in (first, second):
        approve(response, administrator)
    erase(first.inquiry)
    page = shown(reader, story)
    assert "potluck" not in page
    assert "Another one" in page

    story.unpublish()
    assert reader.get(story.get_url()).status_code == 404
    call_command("purge_personal_data")
    assert Response.objects.exists()
    story.delete()
    call_command("purge_personal_data")
    assert not Response.objects.exists()
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("status", ["quarantine", "withdrawn"])
def test_what_was_approved_goes_when_it_is_set_aside(reader, story, administrator, status):
    approve(written(reader, story), administrator)
    Inquiry.objects.update(status=status)
    assert "potluck" not in shown(reader, story)


def test_what_is_not_published_is_deleted_on_its_day(reader, story, administrator):
    approve(written(reader, story), administrator)
    written(reader, story, answer_response="Never decided")
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        call_command("purge_personal_data")
    assert [kept.text for kept in Response.objects.all()] == ["A potluck every month."]


def test_responses_cost_one_query_however_many(
    reader, story, administrator, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(20) as captured:
            shown(reader, story)
        return len(captured)

    approve(written(reader, story), administrator)
    shown(reader, story)  # what a process remembers is warm
    few = queries()
    for number in range(10):
        approve(written(reader, story, answer_response=f"Number {number}"), administrator)
    assert queries() == few


def test_spam_waits_in_quarantine_and_takes_the_same_way(reader, story):
    response = written(reader, story, **{HONEYPOT: "x"})
    assert response.inquiry.status == Status.QUARANTINE
    assert not Response.objects.waiting().exists()


def test_what_is_called_spam_leaves_the_page_and_goes_on_its_day(reader, story, administrator):
    response = written(reader, story)
    approve(response, administrator)
    inquiry = Inquiry.objects.get()
    promised = timezone.localdate() + timedelta(days=90)

    def call_it(what):
        if what == Status.CLOSED:
            close(inquiry, administrator, ClosingReason.SPAM)
        else:
            change_status(inquiry, what, administrator)
        inquiry.refresh_from_db()
        return "potluck" in shown(reader, story), inquiry.delete_after

    assert call_it(Status.CLOSED) == (False, promised)
    assert not Response.objects.waiting().exists()
    assert call_it(Status.OPEN) == (True, None)  # staff were mistaken
    assert call_it(Status.QUARANTINE) == (False, promised)
    assert call_it(Status.NEW) == (True, None)

    # What was on its page for long is not gone at once.
    Inquiry.objects.update(received_at=timezone.now() - timedelta(days=400))
    inquiry.refresh_from_db()
    assert call_it(Status.QUARANTINE) == (False, timezone.localdate() + timedelta(days=7))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        call_command("purge_personal_data")
    assert not Response.objects.exists()
