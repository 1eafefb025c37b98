"""The web server in front, as deploy/nginx configures it, on real files and sockets (row 39)."""

import http.client
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from tests.rig.site import empty_folder

from .front import Answer, Front
from .processes import environment, gunicorn, manage, wait_for
from .upstream import Upstream

pytestmark = pytest.mark.enable_socket

STYLESHEET = re.compile(r"/static/portal/css/portal\.[0-9a-f]{12}\.css")
PAGE = "<!doctype html><title>kept</title>"
ROW_9 = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
)


def keep_page(var: Path, path: str, text: str) -> None:
    """Put a page where the page cache puts it."""
    folder = var / "pages/current/public/localhost" / path
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    (folder / "index.html.br").write_bytes(brotli.compress(text.encode()))


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory) -> Iterator[tuple[Front, Upstream, Path]]:
    """nginx before an application that tells what it was sent, or hangs."""
    folder = tmp_path_factory.mktemp("front")
    var = folder / "var"
    for name in ("static/errors/en", "static/errors/es", "media", "documents"):
        (var / name).mkdir(parents=True)
    for name in ("503", "413", "429"):
        (var / f"static/errors/en/{name}.html").write_text(f"{name} in English")
        (var / f"static/errors/es/{name}.html").write_text(f"{name} en español")
    (var / "static/a.0123456789ab.css").write_text("a{}")
    (var / "static/a.css").write_text("a{}")
    (var / "media/.unfinished-1").write_text("half")
    (var / "media/evil.svg").write_text("<svg><script>1</script></svg>")
    (var / "documents/secret.pdf").write_text("secret")
    (var / "portal.sqlite3").write_text("secret")
    keep_page(var, "en/about/", PAGE)
    (var / "pages/current/public/localhost/en/news.atom").write_text("<feed/>")
    upstream = Upstream(folder / "socket")
    with Front(folder / "nginx", var, upstream.address).running() as front:
        yield front, upstream, var
    upstream.close()


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
        front.ask("/en/elsewhere/"),
        front.ask("/en/about/index.html"),
        front.ask("/en/about"),
        front.ask("/en/about/index.html.br"),
        front.ask("/pages/current/public/localhost/en/about/index.html"),
    ):
        assert "x-forwarded-for" in told.text.lower()


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


def test_what_is_too_large_is_refused_before_it_is_read(stand_in):
    front = stand_in[0]
    sizes = (
        ("/es/contact/", "Content-Length: 4000000"),
        ("/admin/images/add/", "Content-Length: 60000000\r\nCookie: sessionid=abc"),
        # Whoever is not logged in sends no file.
        ("/admin/images/add/", "Content-Length: 4000000"),
        ("/admin/images/add/", "Content-Length: 4000000\r\nCookie: a=b; sessionid="),
        ("/admin/images/add/", "Transfer-Encoding: chunked"),
    )
    asked = [("POST", *size) for size in sizes]
    # Nor by another word than a form's.
    for method in ("GET", "DELETE", "ODD"):
        asked += [(method, *size) for size in (sizes[2], sizes[4])]
    for method, path, size in asked:
        with front.connect() as visitor:
            head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{size}\r\n\r\n"
            visitor.sendall(head.encode())
            answer = visitor.recv(65536).decode()
        assert answer.startswith("HTTP/1.1 413")
        assert ("413 en español" if "/es/" in path else "413 in English") in answer
        assert "content-security-policy" in answer.lower()
    staff = {"Cookie": "csrftoken=x; sessionid=abc"}
    told = front.ask("/admin/images/add/", method="POST", body=b"x" * 4_000_000, **staff)
    assert told.status == 200
    assert front.ask("/admin/login/", method="POST", body=b"a=1").status == 200


def half_open(front: Front, count: int) -> list[socket.socket]:
    """Open connections of which a part stops in the head of a request, the others in its body."""
    opened: list[socket.socket] = []
    for number in range(count):
        visitor = front.connect(source=f"127.0.1.{number % 8 + 1}")
        # Whoever has the cookie of a form has places that readers have not.
        cookie = b"Cookie: csrftoken=x\r\n" if number % 3 else b""
        head = b"POST /en/contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n" + cookie
        visitor.sendall(head if number % 5 == 0 else head + b"\r\nanswer=")
        opened.append(visitor)
    return opened


def test_row_39_a_hundred_half_open_requests_hold_up_nobody(stand_in):
    front, upstream, _var = stand_in
    upstream.hangs = True  # whatever reached it would stay there
    opened = half_open(front, 100)
    assert not upstream.taken.acquire(timeout=0.2), "a request reached the application half"
    upstream.hangs = False
    try:
        for number in range(16):
            assert front.ask("/en/elsewhere/", source=f"127.0.1.{number + 1}").status == 200
        assert front.ask("/en/about/").status == 200
    finally:
        for visitor in opened:
            visitor.close()


def test_row_39_nobody_takes_the_places_of_probes(stand_in):
    front, upstream, _var = stand_in
    upstream.hangs = True
    waiting: list[socket.socket] = []

    def begin(head: str, source: str) -> socket.socket:
        visitor = front.connect(source=source)
        waiting.append(visitor)
        visitor.sendall(f"{head}\r\nHost: localhost\r\n\r\n".encode())
        return visitor

    try:
        for head in ("POST /health/live HTTP/1.1", "GET /health/live HTTP/1.1"):
            refused = begin(f"{head}\r\nContent-Length: 900", "127.0.4.1").recv(65536).decode()
            assert refused.startswith("HTTP/1.1 405")
            assert "\r\nAllow: GET, HEAD\r\n" in refused
            assert "content-security-policy" in refused.lower()
        for _number in range(3):
            begin("GET /health/live HTTP/1.1", "127.0.4.1")
            assert upstream.taken.acquire(timeout=10)
        assert front.ask("/health/live", source="127.0.4.1").status == 503
        upstream.hangs = False
        assert front.ask("/health/live", source="127.0.4.2").status == 200
    finally:
        upstream.hangs = False
        for visitor in waiting:
            visitor.close()


@pytest.fixture
def behind_another(tmp_path, stand_in) -> Iterator[tuple[Front, Upstream]]:
    """Nginx that is told by another one who asks, before an application of its own."""
    (tmp_path / "nginx/portal").mkdir(parents=True)
    told = "set_real_ip_from 127.0.0.1; real_ip_header X-Forwarded-For;"
    (tmp_path / "nginx/portal/trusted_proxies.conf").write_text(told)
    upstream = Upstream(tmp_path / "socket")
    with Front(tmp_path / "nginx", stand_in[2], upstream.address).running() as front:
        yield front, upstream
    upstream.close()


def test_row_39_few_forms_at_once_from_one_address_and_not_more_by_ipv6(behind_another):
    front, upstream = behind_another
    upstream.hangs = True
    waiting: list[socket.socket] = []

    def post(address: str) -> None:
        visitor = front.connect()
        waiting.append(visitor)
        head = "POST /en/contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
        visitor.sendall(f"{head}X-Forwarded-For: {address}\r\n\r\na=1".encode())
        assert upstream.taken.acquire(timeout=10)

    def refused(address: str) -> int:
        return front.ask("/en/contact/", "POST", body=b"a=1", X_Forwarded_For=address).status

    try:
        # All of one line of IPv6; one address of IPv4, written in two ways.
        for last in ("1", "a", "0:0:0:b", "1:2:3:4", "ffff:ffff:ffff:ffff", "c000:0:0:0"):
            post(f"2001:db8:0:1:{last}" if last.count(":") == 3 else f"2001:db8:0:1::{last}")
        for number in range(6):
            post("203.0.113.5" if number % 2 else "::ffff:203.0.113.5")
        for address in ("2001:db8::1:0:0:0:9", "203.0.113.5", "::ffff:203.0.113.5"):
            assert refused(address) == 503, address
        # Others go on, and so does reading from there.
        for other in ("2001:db8::1", "2001:db8:0:2::1", "::1", "203.0.113.6"):
            post(other)
        upstream.hangs = False
        assert front.ask("/en/elsewhere/", X_Forwarded_For="203.0.113.5").status == 200
    finally:
        for visitor in waiting:
            visitor.close()


def test_row_39_an_application_that_is_full_says_so_at_once(stand_in):
    front, upstream, _var = stand_in
    upstream.hangs = True
    waiting: list[socket.socket] = []

    def fill(places: int, cookie: str = "") -> None:
        for number in range(places):
            visitor = front.connect(source=f"127.0.2.{number % 8 + 1}")
            head = f"GET /en/elsewhere/ HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n"
            visitor.sendall(head.encode())
            waiting.append(visitor)
            assert upstream.taken.acquire(timeout=10)

    try:
        fill(32)
        refused = front.ask("/es/elsewhere/", source="127.0.2.9")
        assert refused.status == 503
        assert refused.headers["Retry-After"] == "30"
        assert refused.text == "503 en español"
        # There is room left for those who were given a form.
        fill(32, "Cookie: csrftoken=x\r\n")
        writing = {"source": "127.0.2.9", "Cookie": "csrftoken=x"}
        posted = front.ask("/en/contact/", method="POST", body=b"a=1", **writing)
        assert (posted.status, posted.text) == (503, "503 in English")
        # What costs nothing goes on, and staff get in.
        assert front.ask("/en/about/").text == PAGE
        assert front.ask("/static/a.css").status == 200
        upstream.hangs = False
        assert front.ask("/admin/").status == 200
        assert front.ask("/health/live").status == 200
    finally:
        upstream.hangs = False
        for visitor in waiting:
            visitor.close()


def test_an_address_that_asks_too_much_waits_and_others_do_not(stand_in):
    front = stand_in[0]
    answers = [front.ask("/en/elsewhere/", source="127.0.3.1") for _number in range(90)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert refused[0].text == "429 in English"
    assert refused[0].headers["Retry-After"]
    assert front.ask("/en/about/", source="127.0.3.1").status == 200
    assert front.ask("/en/elsewhere/", source="127.0.3.2").status == 200


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


@pytest.fixture
def portal(tmp_path) -> Iterator[tuple[Front, "subprocess.Popen[bytes]", Path]]:
    """nginx before the portal itself, which gunicorn serves on a socket file as systemd has it."""
    var = tmp_path / "var"
    shutil.copytree(empty_folder(), var)
    variables = environment(var)
    manage(variables, "write_error_pages")
    socket_file = f"unix:{tmp_path}/web.sock"
    with (
        gunicorn(variables, socket_file, tmp_path / "log") as server,
        Front(tmp_path / "nginx", var, socket_file).running() as front,
    ):
        wait_for(socket_file, server, tmp_path / "log")
        yield front, server, var


def test_the_portal_behind_it(portal):
    """Every answer has the headers of row 9, whoever gives it, also when the portal is down."""
    front, server, var = portal
    (var / "media").mkdir(exist_ok=True)
    (var / "media/a.png").write_bytes(b"\x89PNG")
    keep_page(var, "en/about/", PAGE)
    from_the_portal = front.ask("/en/nowhere/")
    assert from_the_portal.status == 404
    style = STYLESHEET.search(from_the_portal.text)
    assert style
    sheet = front.ask(style[0], Accept_Encoding="br, gzip")
    assert sheet.headers["Content-Encoding"] == "br"
    assert "immutable" in sheet.headers["Cache-Control"]
    headers = headers_of(from_the_portal)
    kept = front.ask("/en/about/")
    assert headers_of(kept) == headers
    # What nginx adds to the file of a copy is what the portal says of each of them.
    assert front.ask("/en/search/").status == 200
    usual = json.loads((var / "pages/current/headers.json").read_text())
    added = {name.lower(): in_order(value) for name, value in kept.headers.items()}
    assert {name: added.get(name) for name in usual} == usual
    embedded = {**headers, "Cross-Origin-Resource-Policy": "cross-origin"}
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers_of(sheet) == embedded
    files = headers_of(front.ask("/media/a.png"))
    assert files.pop("Content-Security-Policy")
    assert files == {name: value for name, value in embedded.items() if name in files}
    assert front.ask("/health/live").status == 200
    assert front.ask("/media/none.png").status == 404

    server.terminate()
    server.wait(30)
    for method in ("GET", "POST"):
        down = front.ask("/ar/nowhere/", method=method)
        assert down.status == 503
        assert 'lang="ar" dir="rtl"' in down.text
        assert style[0] in down.text
        assert down.headers["Retry-After"] == "30"
        assert headers_of(down) == headers
        assert down.headers["Cache-Control"] == "private, no-store"
    assert 'lang="en"' in front.ask("/xx/nowhere/").text
    assert front.ask("/en/about/").text == PAGE


def headers_of(answer: Answer) -> dict[str, str]:
    """Return the headers of row 9; the order of the parts of a policy means nothing."""
    return {name: in_order(answer.headers[name]) for name in ROW_9}


def in_order(value: str) -> str:
    """Return the parts of a header in one order."""
    return "; ".join(sorted(part.strip() for part in value.split(";")))
