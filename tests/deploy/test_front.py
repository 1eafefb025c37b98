"""The web server in front: what it limits, and the portal itself behind it (rows 9 and 39)."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.site import empty_folder

from .front import PAGE, ROW_9, Answer, Front, keep_page
from .processes import environment, gunicorn, manage, wait_for
from .stand_in import Stand, standing_in
from .upstream import Upstream

pytestmark = pytest.mark.enable_socket

STYLESHEET = re.compile(r"/static/portal/css/portal\.[0-9a-f]{12}\.css")


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory) -> Iterator[Stand]:
    """nginx before an application that tells what it was sent, or hangs."""
    with standing_in(tmp_path_factory.mktemp("front")) as found:
        yield found


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
