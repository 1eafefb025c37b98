"""Whoever finds a hole knows where to tell us, and staff are told when nobody would hear it."""

import time_machine

from portal.security.contact import check_contact


def fields(client) -> dict[str, str]:
    """What the file says, by name (RFC 9116, section 2)."""
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Set-Cookie" not in answer.headers
    assert answer.content.endswith(b"\n")
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def test_the_file_never_lapses_while_the_site_is_there(client, settings):
    settings.SECURITY_CONTACT = "it@portal.test"
    with time_machine.travel("2031-03-09T23:30:00-05:00", tick=False):
        assert fields(client) == {
            "Contact": "mailto:it@portal.test",
            "Expires": "2031-06-08T00:00:00Z",
            "Preferred-Languages": "en, es, fr, ar",
            "Canonical": "http://testserver/.well-known/security.txt",
        }
    settings.SECURITY_CONTACT = "https://portal.test/report"
    assert fields(client)["Contact"] == "https://portal.test/report"


def test_a_contact_that_nobody_reads_is_told_of(settings):
    for contact, warned in {
        "it@portal.test": False,
        "mailto:it@portal.test": False,
        "https://portal.test/report": False,
        "security@example.org": True,
        "http://portal.test/report": True,
        "call me": True,
        "": True,
    }.items():
        settings.SECURITY_CONTACT = contact
        assert bool(check_contact()) is warned, contact
