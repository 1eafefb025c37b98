"""What leaves for Sentry: where it happened, nothing about whom."""

import json

import pytest
from django.test import Client

from portal.security.sentry import tell_sentry
from tests.factories.intake import contact_page, send

sentry_sdk = pytest.importorskip("sentry_sdk")


@pytest.fixture
def events():
    """The events that Sentry's own client would send."""
    sent: list[dict] = []

    class Kept(sentry_sdk.transport.Transport):
        def capture_envelope(self, envelope) -> None:
            if event := envelope.get_event():
                sent.append(event)

    before = sentry_sdk.get_client()
    tell_sentry("https://key@sentry.example.org/1", transport=Kept)
    yield sent
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(before)


@pytest.mark.django_db
def test_a_fault_in_the_middle_of_a_submission(site_root, events, monkeypatch):
    page = contact_page(site_root)

    def fail(*_args, **_options):
        raise ValueError("zebrafinch wrote this")

    monkeypatch.setattr("portal.intake.submission.write_letters", fail)
    client = Client(raise_request_exception=False)
    send(
        client,
        page,
        answer_your_name="Zebrafinch Canary",
        answer_your_e_mail="zebrafinch@example.org",
        answer_your_message="my zebrafinch number",
    )
    (event,) = events
    assert event["exception"]["values"][-1]["type"] == "ValueError"
    frames = event["exception"]["values"][-1]["stacktrace"]["frames"]
    assert frames[-1]["function"] == "fail"
    kept = json.dumps(event).lower().replace('raise valueerror(\\"zebrafinch wrote this\\")', "")
    assert "zebrafinch" not in kept
    assert "request" not in event
    assert "user" not in event
