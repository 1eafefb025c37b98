"""What a copy answers: encodings, validators, HEAD; by the front without Django too."""

import gzip
import json
import time
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.health import counting
from portal.pagecache import copies, until
from portal.pagecache.front import Front
from portal.pagecache.models import Copy
from portal.pagecache.recording import recorded
from portal.pagecache.stores import Place
from portal.pagecache.stores.public import public_file
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

ABOUT = "/en/about/"


@pytest.fixture
def about(site_root, page_cache):
    page = StandardPageFactory(parent=site_root, title="About", slug="about")
    copies.process_changes()
    return page


@pytest.fixture
def ask(about, monkeypatch):
    """Ask a front as a server does. Its own looking into changes would be another connection's."""
    monkeypatch.setattr("portal.pagecache.starting.Lookout.begin", lambda _self: None)
    monkeypatch.setattr("portal.pagecache.starting.Lookout.pass_by", lambda _self: None)
    front = Front(WSGIHandler())

    def asked(path: str = ABOUT, **given: str):
        told = {}

        def start(status, headers, exc_info=None):
            told["status"], told["headers"] = int(status.split()[0]), dict(headers)

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": None,
            "wsgi.errors": None,
            **given,
        }
        answer = front(environ, start)
        body = b"".join(answer)
        return told["status"], told["headers"], body

    return asked


def test_the_front_asks_neither_django_nor_the_database(kept, ask, monkeypatch):
    plain = kept(ABOUT)
    counted = counting._copies.labels("hit")._value.get
    hits = counted()
    monkeypatch.setattr(WSGIHandler, "__call__", lambda *_given: pytest.fail("Django was asked"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        status, headers, body = ask()
    assert (status, body) == (200, plain)
    assert not asked.captured_queries
    assert headers["Cache-Status"] == "portal; hit"
    assert counted() == hits + 1, "and it is counted"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("identity", ""),
        ("gzip;q=0", ""),
        ("zstd", ""),
        ("", ""),
        ("gzip;q=nonsense, ;;;", "gzip"),
    ],
)
def test_each_gets_what_it_understands(kept, ask, accepted, encoding):
    plain = kept(ABOUT)
    _status, headers, body = ask(HTTP_ACCEPT_ENCODING=accepted)
    assert headers.get("Content-Encoding", "") == encoding
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding](body)
    assert opened == plain
    assert headers["Vary"] == "Accept-Encoding"
    assert int(headers["Content-Length"]) == len(body)
    # Each encoding has its own validator, and any of them says that the page is there already.
    status, again, nothing = ask(
        HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=f'"x", W/{headers["ETag"]}'
    )
    assert (status, nothing) == (304, b"")
    assert again["ETag"] == headers["ETag"]
    assert "Content-Length" not in again
    assert ask(HTTP_IF_NONE_MATCH='"another"')[0] == 200


def test_head_has_the_headers_alone(kept, ask):
    plain = kept(ABOUT)
    status, headers, body = ask(REQUEST_METHOD="HEAD")
    assert (status, body, int(headers["Content-Length"])) == (200, b"", len(plain))


def test_the_first_visitor_gets_what_they_asked_for_too(about, client):
    first = client.get(ABOUT, headers={"Accept-Encoding": "br", "If-None-Match": '"x"'})
    assert first["Content-Encoding"] == "br"
    again = client.get(ABOUT, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_what_is_not_kept_is_compressed_and_compared_as_ever(site_root, page_cache, client):
    wrong = client.get("/en/no-such-page/", headers={"Accept-Encoding": "gzip"})
    assert wrong.status_code == 404
    assert wrong["Content-Encoding"] == "gzip"
    feed = Client().get("/api/v1/openapi.json")
    assert (
        Client().get("/api/v1/openapi.json", headers={"If-None-Match": feed["ETag"]}).status_code
        == 304
    )


def test_files_for_nginx(kept, about, settings):
    plain = kept(ABOUT)
    place = settings.PAGE_CACHE["folder"].glob("*/public/testserver/en/about/index.html")
    (file,) = place
    assert file.read_bytes() == plain
    assert brotli.decompress(file.with_name("index.html.br").read_bytes()) == plain
    assert gzip.decompress(file.with_name("index.html.gz").read_bytes()) == plain
    stamp = Copy.objects.get().stamp
    assert file.stat().st_mtime == stamp
    usual = json.loads((file.parents[4] / "headers.json").read_text())
    assert "content-security-policy" in usual

    # nginx makes its validator of time and size: the same second and size must be another one.
    about.title = "Abour"
    about.save_revision().publish()
    copies.process_changes()
    found = [*file.parent.glob("index.html*")]
    assert not found, "nginx finds nothing as soon as the copy is no more, in no encoding"
    kept(ABOUT)
    assert file.stat().st_mtime > stamp

    # Below what is called like a file stands nothing: it would be a folder where nginx opens files.
    for path, may in (("/en/news.atom", True), ("/en/news.atom/", False), ("/en/a.txt/b/", False)):
        place = Place("release-key", f"{settings.WAGTAILADMIN_BASE_URL}{path}")
        assert bool(public_file(settings.PAGE_CACHE["folder"], place)) == may


def test_a_page_holds_until_its_moment_and_no_longer(kept, about, monkeypatch, client, ask):
    soon = datetime.now(UTC) + timedelta(seconds=30)

    def saying(page, request, *args, **kwargs):
        until(soon + timedelta(days=1))
        until(soon)
        until(None)
        until(datetime.now(UTC) - timedelta(days=1))
        return get_context(page, request, *args, **kwargs)

    get_context = type(about).get_context
    monkeypatch.setattr(type(about), "get_context", saying)
    kept(ABOUT)
    assert Copy.objects.get().ends_at == soon
    assert ask()[1]["Cache-Status"] == "portal; hit"
    monkeypatch.setattr(time, "time", lambda: soon.timestamp() + 1)
    assert client.get(ABOUT)["Cache-Status"] != "portal; hit"


def test_a_moment_without_a_time_zone_is_refused():
    until(datetime(2026, 1, 1))  # noqa: DTZ001  # outside a recording nothing is looked at
    with recorded() as recording, pytest.raises(ValueError, match="time zone"):
        until(datetime(2026, 1, 1))  # noqa: DTZ001
    assert recording.ends is None
