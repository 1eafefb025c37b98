"""Nobody is led to another host: not by `next`, not by the address, not by a header."""

import re

import pytest
from django.core import mail
from django.test import Client, override_settings

from portal.accounts.password_reset import mail_links
from portal.intake.models import OutboxMessage
from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page, send
from tests.factories.tasks import run_queued

pytestmark = pytest.mark.django_db

EVIL = [
    "//evil.example/",
    "///evil.example/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "https://evil.example/",
    "https:evil.example",
    "http:///evil.example/",
    "javascript:alert(1)",
    " //evil.example/",
    "/\t/evil.example/",
]


@pytest.mark.parametrize("address", EVIL)
def test_next_stays_on_this_host(client, administrator, address):
    administrator.set_password("long enough to be one")
    administrator.save()
    given = {"username": "administrator", "password": "long enough to be one", "next": address}
    answer = client.post("/admin/login/", given)
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"
    # Whoever is in already, and whoever leaves.
    for path in ("/admin/login/", "/admin/logout/"):
        answer = client.get(path, {"next": address})
        assert "evil" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/en", "/\\evil.example", "/en//evil.example"]
)
def test_an_address_is_never_taken_for_a_host(client, site_root, path):
    answer = client.get(path)
    location = answer.headers.get("Location", "/")
    assert re.match(r"/(?![/\\])|http://testserver/", location), location


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "testserver@evil.example", "evil.example:80"],
)
def test_a_host_that_is_not_ours_is_refused(client, site_root, host):
    for path in ("/", "/en/", "/en/search/?q=x", "/admin/login/", "/sitemap.xml"):
        assert client.get(path, headers={"host": host}).status_code == 400


def test_what_a_proxy_forwards_is_in_no_page_and_no_mail(
    client, site_root, administrator, settings
):
    page = contact_page(site_root)
    article = StandardPageFactory(parent=site_root)
    forged = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-server": "evil.example",
        "forwarded": "host=evil.example",
        "x-original-url": "//evil.example/",
        "x-forwarded-port": "666",
    }
    for path in ("/", article.url, page.url, "/en/search/?q=x", "/sitemap.xml", "/robots.txt"):
        answer = client.get(path, headers=forged)
        assert answer.status_code in (200, 302)
        assert "evil" not in answer.content.decode() + str(answer.headers)
        assert ":666" not in answer.content.decode() + str(answer.headers)

    forger = Client(headers=forged)
    assert "evil" not in send(forger, page)["Location"]
    assert OutboxMessage.objects.count() == 2
    for letter in OutboxMessage.objects.all():
        assert "http://testserver/" in letter.text
        assert "evil" not in letter.text + letter.html
    # Another name that is ours is no name for a mail either.
    for headers in (forged, {"host": "localhost"}):
        mail.outbox.clear()
        forger.post("/admin/password_reset/", {"email": administrator.email}, headers=headers)
        assert run_queued(mail_links) == 1
        (letter,) = mail.outbox
        assert re.findall(r"https?://[^/\s]+", letter.body) == ["http://testserver"]


def test_a_cached_page_names_the_site_and_not_the_visitors_host(client, site_root):
    article = StandardPageFactory(parent=site_root)
    with override_settings(ALLOWED_HOSTS=["*"]):
        html = client.get(article.url, headers={"host": "evil.example"}).content.decode()
    assert "evil" not in html
