"""Posts that no browser sends, and forms in a cache. Rows 18, 23, 24 and 25 of hardening.md."""

import gc
import tracemalloc

import pytest
from django.core.cache import cache
from django.middleware.cache import CacheMiddleware
from django.test import Client, RequestFactory
from django.utils import timezone

from home.models import ContactQuestion
from portal.intake.defence.proof import PROOF
from portal.intake.defence.signs import HONEYPOT
from portal.intake.models import Inquiry, Kind, Status
from portal.intake.questions import QUESTION_TYPES
from portal.intake.tickets import read_ticket
from tests.factories.intake import BROWSER, filled_in, send

pytestmark = pytest.mark.django_db

MEGABYTE = 1_000_000


def test_row_18_no_cache_keeps_a_form(page):
    """Django's own page cache in front, as a site might put it: each visitor gets a fresh form."""
    url = page.get_url() + "?audience=press"

    def behind_a_cache(request):
        return Client(enforce_csrf_checks=True).get(url)

    cached = CacheMiddleware(behind_a_cache, page_timeout=600)
    request = RequestFactory().get(url)
    tickets = {cached(request).context["form"].ticket_text for _ in range(2)}
    assert len(tickets) == 2
    assert not [key for key in cache._cache if "views.decorators.cache" in key]

    one, two = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    for visitor in (one, two):
        form = visitor.get(url)
        assert {"private", "no-store"} <= set(form["Cache-Control"].split(", "))
        assert "Cookie" in form["Vary"]
        token = visitor.cookies["csrftoken"].value
        data = {**filled_in(form.context["form"].ticket_text), "csrfmiddlewaretoken": token}
        assert visitor.post(url, data, headers=BROWSER).status_code == 303
    assert Inquiry.objects.count() == 2


def test_row_23_nothing_but_the_questions_is_read(client, page):
    names = [field.name for field in Inquiry._meta.get_fields() if hasattr(field, "attname")]
    data = filled_in()
    forged = {**dict.fromkeys(names, "forged"), "page_id": "1", "suspicions": "[]", "id": "9999"}
    client.post(page.get_url() + "?audience=press", {**forged, **data}, headers=BROWSER)
    inquiry = Inquiry.objects.get()
    assert (inquiry.status, inquiry.kind, inquiry.audience) == (Status.NEW, Kind.CONTACT, "press")
    assert (inquiry.page_id, inquiry.assignee, inquiry.verdict) == (page.pk, None, "")
    assert inquiry.key == read_ticket(data["ticket"]).key
    assert inquiry.mailbox == "press@example.org"
    assert "forged" not in str(list(Inquiry.objects.values()))


def test_row_24_no_kind_of_answer_takes_a_nul_or_half_a_letter(client, page):
    page.form_fields = [
        ContactQuestion(
            label=f"Question {kind}", field_type=kind, required=False, choices="One\nTwo"
        )
        for kind, _words in QUESTION_TYPES
    ]
    page.save()
    url = page.get_url() + "?audience=press"
    for kind, _words in QUESTION_TYPES:
        answer = client.post(url, {**filled_in(), f"answer_question_{kind}": "a\x00b"})
        assert answer.status_code == 422, kind
        assert answer.context["form"].errors
    for field in ("ticket", PROOF, HONEYPOT, "consent", "unheard-of\x00", "audience"):
        assert client.post(url, {**filled_in(), field: "a\x00b"}).status_code in (303, 422), field
    # Half a letter, half of a pair of signs, no letter at all, and one beyond the last.
    for broken in ("%C3", "%ED%A0%80", "%FF%FE", "%F4%90%80%80"):
        ticket = filled_in()["ticket"]
        body = f"answer_question_multiline={broken}&consent=on&ticket={ticket}"
        answer = client.post(url, body, "application/x-www-form-urlencoded")
        assert answer.status_code == 303
        stored = Inquiry.objects.latest("pk").answers[1].text
        assert set(stored) == {"\N{REPLACEMENT CHARACTER}"}
    assert client.get(page.get_url() + "?audience=%00%ff").status_code == 200


def test_row_24_two_megabytes_are_refused_in_flat_memory(client, page, caplog):
    url = page.get_url() + "?audience=press"
    text = "<a href=" + "x" * 2 * MEGABYTE
    caplog.set_level("CRITICAL", "django.request")  # pytest keeps entries with their requests
    left = []
    tracemalloc.start()
    try:
        for _ in range(3):
            answer = client.post(url, filled_in(answer_your_message=text))
            assert answer.status_code == 422
            assert "at most 10000 characters" in answer.content.decode()
            del answer
            gc.collect()
            left.append(tracemalloc.get_traced_memory()[0])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60 * MEGABYTE
    assert left[2] - left[1] < MEGABYTE / 2
    many = {**filled_in(), **{f"field{number}": "x" for number in range(10_001)}}
    assert client.post(url, many).status_code == 400
    assert not Inquiry.objects.with_receipt().exists()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a." * 5000, None),
        ("http://" * 1400, "links"),
        ("www.x-" * 1600, "links"),
        ("<a " * 3000, None),
        ("[url" * 2500, "code"),
        ("\n" * 4000 + "bcc:", "injection"),
    ],
)
def test_row_24_the_longest_answers_are_read_to_their_end(client, page, text, kind):
    send(client, page, "press", answer_your_message=text, **{HONEYPOT: "x"})
    kinds = {sign["kind"] for sign in Inquiry.objects.get().suspicions}
    assert kinds & {"links", "code", "injection"} == ({kind} if kind else set())


def test_row_25_consent_is_stored_as_it_was_given(client, page):
    send(client, page, "press")
    inquiry = Inquiry.objects.get()
    assert inquiry.consent_wording == "I agree that you store this."
    assert len(inquiry.consent_version) == 12
    assert inquiry.language == "en"
    assert (timezone.now() - inquiry.received_at).total_seconds() < 60
    page.consent_wording = "<p>I agree that you store this for ever.</p>"
    page.save()
    send(client, page, "press")
    assert Inquiry.objects.latest("pk").consent_version != inquiry.consent_version
