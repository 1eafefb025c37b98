"""The web server in front: who is answered what, and what is logged of it."""

import http.client
import json
import socket
from collections.abc import Iterator

import brotli
import pytest

from .front import PAGE, ROW_9
from .stand_in import Stand, standing_in

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory) -> Iterator[Stand]:
    """nginx before an application that tells what it was sent, or hangs."""
    with standing_in(tmp_path_factory.mktemp("front")) as found:
        yield found


def test_the_configuration_is_sound(stand_in):
    front = stand_in[0]
    said = front.verdict()
    assert "syntax is ok" in said
    assert "[warn]" not in said


def test_the_application_learns_the_true_address_and_nothing_that_was_invented(stand_in):
    front = stand_in[0]
    told = front.ask(
        "/en/x/?q=1",
        source="127.0.0.7",
        X_Forwarded_For="203.0.113.5",
        X_Forwarded_Host="evil.example",
        X_Forwarded_Proto="http",
        X_Request_ID="forged",
    ).text.lower()
    assert "x-forwarded-for: 127.0.0.7\r\n" in told
    assert "x-forwarded-proto: https\r\n" in told
    assert "203.0.113.5" not in told
    assert "evil.example" not in told
    assert "x-request-id: forged" not in told
    assert "get /en/x/?q=1 http/1.1" in told


def test_pages_of_the_cache_are_for_those_who_are_not_logged_in(stand_in):
    front = stand_in[0]
    kept = front.ask("/en/about/")
    assert (kept.status, kept.text) == (200, PAGE)
    assert kept.headers["Content-Type"] == "text/html; charset=utf-8"
    small = front.ask("/en/about/", Accept_Encoding="br")
    assert small.headers["Content-Encoding"] == "br"
    assert small.headers["Vary"] == "Accept-Encoding"
    assert brotli.decompress(small.body).decode() == PAGE
    assert front.ask("/en/about/", method="HEAD").status == 200
    feed = front.ask("/en/news.atom")
    assert feed.headers["Content-Type"] == "application/atom+xml"
    again = front.ask("/en/about/", If_None_Match=kept.headers["Etag"])
    assert again.status == 304
    for told in (
        front.ask("/en/about/", Cookie="sessionid=abc"),
        front.ask("/en/about/", Cookie="csrftoken=x; sessionid=abc"),
        front.ask("/en/about/?preview=1"),
        front.ask("/en/about/", method="POST", body=b"a=1"),
        front.ask("/en/about/", method="PUT", body=b"a=1"),
        front.ask("/en/about/", method="DELETE"),
        front.ask("/en/elsewhere/"),
        front.ask("/en/about/index.html"),
        front.ask("/en/about"),
        front.ask("/en/about/index.html.br"),
        front.ask("/pages/current/public/localhost/en/about/index.html"),
    ):
        assert "x-forwarded-for" in told.text.lower()
    # As it was asked for, whatever nginx looked for meanwhile.
    for asked in ("/", "/en/caf%C3%A9%20x/?q=%2F+a", "//en//about/x", "/en/none.xml", "/en/none"):
        assert front.ask(asked).text.startswith(f"GET {asked} HTTP/1.1\r\n")


def test_a_copy_that_cannot_be_opened_is_none(stand_in):
    front, _upstream, var = stand_in
    folder = var / "pages/current/public/localhost/en/closed"
    folder.mkdir()
    (folder / "index.html").symlink_to("index.html")  # root may open every other file
    assert front.ask("/en/closed/").text.startswith("GET /en/closed/ HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /en/%zz/", 400),
        ("GET /../en/", 400),
        ("TRACE /en/about/", 405),
        (f"GET /{'a' * 20_000}", 414),
    ],
)
def test_row_9_what_nginx_refuses_by_itself_has_the_headers(stand_in, line, status):
    front = stand_in[0]
    usual = front.ask("/en/about/").headers
    with front.connect() as visitor:
        visitor.sendall(f"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(visitor)
        answer.begin()
    assert answer.status == status
    assert {name: answer.headers[name] for name in ROW_9} == {name: usual[name] for name in ROW_9}


def test_files(stand_in):
    front = stand_in[0]
    assert "immutable" in front.ask("/static/a.0123456789ab.css").headers["Cache-Control"]
    style = front.ask("/static/a.css")
    assert style.headers["Cache-Control"] == "public, max-age=60"
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    picture = front.ask("/media/evil.svg")
    assert picture.status == 200
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "script-src" not in picture.headers["Content-Security-Policy"]
    for missing in ("/media/.unfinished-1", "/static/none.css", "/.error/503"):
        assert front.ask(missing).status == 404, missing
    # It may be in a store that several servers share: the portal knows, and is asked once.
    assert "get /media/none.png?a " in front.ask("/media/none.png?a").text.lower()
    assert "get /media/none.png?a " in front.ask("/media/none.png?b").text.lower()
    for secret in (
        "/documents/secret.pdf",
        "/media/../documents/secret.pdf",
        "/media/%2e%2e/documents/secret.pdf",
        "/static../documents/secret.pdf",
        "/portal.sqlite3",
    ):
        assert "secret" not in front.ask(secret).text.split("\r\n", 1)[-1], secret


def test_the_log_tells_what_was_asked_and_not_by_whom(stand_in):
    front = stand_in[0]
    before = len((front.logs / "portal.log").read_text())  # what other tests asked for
    front.ask("/en/search/?q=zebrafinch", source="127.0.0.77", User_Agent="zebrafinch")
    front.ask("/en/receipt/wB3-zebrafinchGhIjKlMnOpQrStUvWx1/", Referer="http://zebrafinch/")
    front.ask("/en/zebrafinch@example.org/")
    front.ask("/en/zebrafinch%40example.org/")
    front.ask("/en/about/")
    front.ask(f"/admin/password_reset/confirm/MQ/d0abcd-{'ab12' * 8}/")
    front.ask("/static/a.css")  # nginx writes a line after its answer, and before the next
    log = (front.logs / "portal.log").read_text()[before:]
    lines = [json.loads(line) for line in log.splitlines()]
    reset = "/admin/password_reset/confirm/MQ/…/"
    told = {line["path"] for line in lines}
    assert told >= {"/en/search/", "/en/receipt/…/", "/…", reset, "/en/about/"}
    assert not any(path.startswith(("/pages/", "/.error/")) for path in told)
    assert all(line["request_id"] for line in lines)
    assert "zebrafinch" not in log
    assert "127.0.0." not in log
    assert (front.logs / "portal-error.log").read_text() == ""


def test_other_hosts_and_plain_http_get_no_page(stand_in):
    front = stand_in[0]
    with socket.create_connection(("127.0.0.1", front.http), timeout=10) as plain:
        plain.sendall(b"GET /en/?q=1 HTTP/1.0\r\nHost: evil.example\r\n\r\n")
        answer = plain.recv(4096).decode()
    assert "301" in answer.split("\r\n", 1)[0]
    assert "Location: https://localhost/en/?q=1" in answer
    with pytest.raises(http.client.RemoteDisconnected):
        front.ask("/en/about/", Host="evil.example")
