"""Links elsewhere are looked after: politely, safely, and nothing is called broken too soon."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command
from django.utils import timezone

from resources.links import asking, checking
from resources.links.asking import Answer, Outcome, ask, is_public
from resources.links.finding import addresses_of
from resources.models import Link, LinkState, LinkUse, ResourceEdition, ResourcePage
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory

HOSTILE = {
    "nul": b"\0HTTP/1.1 200\r\n\r\n",
    "endless": b"HTTP/1.1 503 Busy\r\nRetry-After: " + b"9" * 5_000 + b"\r\n\r\n",
    "far": b"HTTP/1.1 301 Moved\r\nLocation: /" + b"x" * 500 + b"\r\n\r\n",
    "signs": b"HTTP/1.1 301 Moved\r\nLocation: /a\0b\r\n\r\n",
}


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, with pages that are there, gone, moved, shy and hostile."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        way, _, rest = self.path[1:].partition("/")
        moved = {"moved": 301, "lent": 302}
        if way == "drip":
            self._drip()
        elif way in HOSTILE:
            self.wfile.write(HOSTILE[way])
        elif way == "shy" and self.command == "HEAD":
            self.send_error(405)
        elif way in moved:
            self.send_response(moved[way])
            self.send_header("Location", f"/{rest}" if not rest.startswith("http") else rest)
            self.end_headers()
        elif way.isdecimal():
            self.send_response(int(way))
            self.send_header("Retry-After", "7200")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(b"x" * 100)

    do_GET = do_HEAD  # noqa: N815  # http.server names it so

    def _drip(self) -> None:
        try:
            while not self.server.stopping.wait(0.05):
                self.wfile.write(b"H")
        except OSError:
            return

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def site(settings) -> Iterator[str]:
    """The address of that site, which the check may ask although it is on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.stopping = threading.Event()
    Elsewhere.asked.clear()
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    settings.LINK_CHECK_ALSO_ASKS = {("127.0.0.1", server.server_port)}
    yield f"http://127.0.0.1:{server.server_port}"
    server.stopping.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/page", Outcome(Answer.WORKS)),
        ("/shy/page", Outcome(Answer.WORKS)),
        ("/lent/page", Outcome(Answer.WORKS)),
        ("/moved/new", Outcome(Answer.MOVED, moved_to="{site}/new")),
        ("/moved/moved/new", Outcome(Answer.MOVED, moved_to="{site}/new")),
        ("/lent/moved/new", Outcome(Answer.WORKS)),
        ("/moved/404/", Outcome(Answer.GONE, "404")),
        ("/410/", Outcome(Answer.GONE, "410")),
        ("/403/", Outcome(Answer.UNCLEAR, "403", pause=7200)),
        ("/429/", Outcome(Answer.UNCLEAR, "429", pause=7200)),
        ("/500/", Outcome(Answer.UNCLEAR, "500", pause=7200)),
        ("/moved" * 9, Outcome(Answer.UNCLEAR, "too many redirects")),
        ("/moved/http://127.0.0.1:1/", Outcome(Answer.UNCLEAR, "port 1")),
        ("/lent/http://127.0.0.1/", Outcome(Answer.UNCLEAR, "not a public address")),
        ("/moved/http://10.0.0.1/", Outcome(Answer.UNCLEAR, "not a public address")),
        (
            "/moved/http://user:pass@127.0.0.1/",
            Outcome(Answer.UNCLEAR, "a password in the address"),
        ),
        ("/señora?q=año", Outcome(Answer.WORKS)),
    ],
)
def test_each_answer_is_understood_and_none_leads_inside(site, path, outcome):
    expected = outcome.__class__(
        outcome.answer, outcome.reason, outcome.moved_to.format(site=site), outcome.pause
    )
    assert ask(site + path) == expected
    assert {agent for _way, _path, agent in Elsewhere.asked} == {
        "CommunityPortal-LinkCheck/1.0 (+http://testserver)"
    }


def test_who_speaks_slowly_for_ever_is_left(site, monkeypatch):
    monkeypatch.setattr(asking, "SECONDS_PER_STEP", 0.3)
    begun = timezone.now()
    assert ask(f"{site}/drip/").answer == Answer.UNCLEAR
    assert timezone.now() - begun < timedelta(seconds=5)


@pytest.mark.parametrize("way", HOSTILE)
def test_hostile_answers_are_unclear_and_told_in_a_form_that_can_be_kept(site, way):
    outcome = ask(f"{site}/{way}/")
    assert (outcome.answer, outcome.moved_to, outcome.pause) == (Answer.UNCLEAR, "", 0)
    assert outcome.reason.isprintable()
    assert 0 < len(outcome.reason) <= 200


def without_certificates(side: int) -> ssl.SSLContext:
    """TLS in which nobody says who they are; for servers of tests only."""
    context = ssl.SSLContext(side)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:@SECLEVEL=0")
    return context


class DripsUnderTls(socketserver.BaseRequestHandler):
    """Shakes hands, and then speaks for ever."""

    def handle(self) -> None:
        try:
            context = without_certificates(ssl.PROTOCOL_TLS_SERVER)
            with context.wrap_socket(self.request, server_side=True) as spoken:
                self.server.shook_hands.set()
                while not self.server.stopping.wait(0.05):
                    spoken.sendall(b"H")
        except OSError:
            return


def test_who_speaks_slowly_under_tls_is_left_too(settings, monkeypatch):
    monkeypatch.setattr(asking, "SECONDS_PER_STEP", 0.5)
    monkeypatch.setattr(
        ssl, "create_default_context", lambda: without_certificates(ssl.PROTOCOL_TLS_CLIENT)
    )
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), DripsUnderTls)
    server.daemon_threads = True
    server.shook_hands, server.stopping = threading.Event(), threading.Event()
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    rescue = threading.Timer(10, server.stopping.set)  # else a fault would hang here for ever
    rescue.start()
    settings.LINK_CHECK_ALSO_ASKS = {server.server_address}
    assert ask(f"https://127.0.0.1:{server.server_address[1]}/").answer == Answer.UNCLEAR
    was_left = not server.stopping.is_set()
    rescue.cancel()
    server.stopping.set()
    server.shutdown()
    server.server_close()
    assert server.shook_hands.is_set()
    assert was_left


def test_an_address_that_refuses_leads_on_to_the_next(site, settings, monkeypatch):
    port = int(site.rpartition(":")[2])
    settings.LINK_CHECK_ALSO_ASKS |= {("127.0.0.9", port)}  # where nobody listens

    def look_up(*addresses: str):
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)

    def plainly(place, **kwargs):  # as `create_connection` looks its address up once more
        spoken = socket.socket()
        spoken.settimeout(kwargs["timeout"])
        spoken.connect(place)
        return spoken

    monkeypatch.setattr(socket, "create_connection", plainly)
    look_up("127.0.0.9", "127.0.0.1")
    assert ask(f"http://two.example.org:{port}/page") == Outcome(Answer.WORKS)
    look_up("127.0.0.9")
    assert ask(f"http://two.example.org:{port}/page") == Outcome(Answer.GONE, "connection refused")


def test_a_name_is_looked_up_once_and_just_that_address_is_asked(monkeypatch, settings):
    """DNS rebinding: the second answer, which would lead inside, is never asked for."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked = []

    def look_up(_name, port, **_kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(place, **_kwargs):
        asked.append(place)
        raise TimeoutError("no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert ask("http://rebinding.example.org/").answer == Answer.UNCLEAR
    assert asked == [("93.184.216.34", 80)]
    assert ask("http://rebinding.example.org/").reason == "not a public address"
    assert len(asked) == 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_no_address_of_a_network_inside_is_public(address):
    assert not is_public(address)
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.fixture
def page(site_root) -> ResourcePage:
    library = ResourceIndexPageFactory(parent=site_root)
    page = ResourcePageFactory(parent=library, title="Guide", slug="guide")
    page.body = [
        (
            "paragraph",
            '<p><a href="https://a.example.org/x?a=1&amp;b=2">A</a> <a href="/in">B</a></p>',
        )
    ]
    page.save()
    ResourceEdition.objects.create(
        page=page, locale=page.locale, language="fr", url="https://b.example.org/guide"
    )
    page = ResourcePage.objects.get(pk=page.pk)
    page.save_revision().publish()
    return ResourcePage.objects.get(pk=page.pk)


@pytest.mark.django_db
def test_published_pages_are_known_by_their_links(page):
    assert addresses_of(page) == ["https://b.example.org/guide", "https://a.example.org/x?a=1&b=2"]
    assert LinkUse.objects.filter(page=page).count() == 2
    page.unpublish()
    assert not LinkUse.objects.exists()
    assert not Link.objects.due(timezone.now()).exists()


@pytest.mark.django_db
def test_only_failures_on_three_days_make_a_link_broken_and_one_answer_mends_it(
    page, client, time_machine
):
    link = Link.objects.get(url="https://b.example.org/guide")
    now = timezone.now()

    def fails(days: float) -> str:
        checking.note(link, Outcome(Answer.GONE, "404"), now + timedelta(days=days))
        return link.state

    assert [fails(days) for days in (0, 0.001, 1)] == [LinkState.FAILING] * 3
    checking.note(link, Outcome(Answer.UNCLEAR, "429", pause=7 * 86400), now + timedelta(days=1.5))
    assert link.next_check_at == now + timedelta(days=8.5), "as long as the other side asks for"
    assert fails(9) == LinkState.BROKEN
    time_machine.move_to(now + timedelta(days=10))
    assert "did not answer" not in client.get(page.url).content.decode(), "too soon to tell readers"
    time_machine.move_to(now + timedelta(days=15))
    html = client.get(page.url).content.decode()
    assert "This address did not answer when we last looked" in html
    assert 'href="https://b.example.org/guide"' in html
    checking.note(link, Outcome(Answer.WORKS), now + timedelta(days=16))
    assert (link.state, link.failed_days) == (LinkState.WORKS, 0)
    assert "did not answer" not in client.get(page.url).content.decode()


@pytest.mark.django_db
def test_the_command_asks_what_is_due_and_keeps_its_pace(page, site, monkeypatch, capsys):
    waits = []
    monkeypatch.setattr(checking.time, "sleep", waits.append)
    Link.objects.all().delete()
    for number, path in enumerate(("/page", "/404/", "/429/", "/moved/new")):
        url = site + path
        link = Link.objects.create(url=url, url_hash=Link.hash_of(url))
        LinkUse.objects.create(page=page, link=link)
        assert link.pk, number
    call_command("check_links")
    # After 429 a host is left alone until the next night.
    assert capsys.readouterr().out.strip() == "1 failing, 1 unclear, 1 works"
    assert len(waits) == 2
    assert all(0 < wait <= checking.PACE for wait in waits)
    call_command("check_links")
    assert capsys.readouterr().out.strip() == "1 moved"
    call_command("check_links", "--gather")
    assert "looked through 1 resources" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_first_night_finds_what_was_there_and_each_forgets_what_is_not(page, monkeypatch):
    monkeypatch.setattr(checking, "ask", lambda _url: Outcome(Answer.WORKS))
    Link.objects.all().delete()
    assert checking.check_due(10, 60) == {LinkState.WORKS: 2}
    LinkUse.objects.filter(link__url__contains="a.example").delete()
    assert checking.check_due(10, 60) == {}
    assert Link.objects.get().url == "https://b.example.org/guide"


@pytest.mark.django_db
def test_what_goes_wrong_with_one_address_ends_nothing(page, monkeypatch, capsys):
    def answer(url: str) -> Outcome:
        if "a.example" in url:
            raise RuntimeError("nobody thought of that")
        return Outcome(Answer.WORKS)

    monkeypatch.setattr(checking, "ask", answer)
    call_command("check_links")
    assert capsys.readouterr().out.strip() == "1 failed, 1 works"
    assert not Link.objects.due(timezone.now() + timedelta(days=6)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["https://b.example.org/guide", "https://a.example.org/x?a=1&b=2"])
def test_staff_take_the_new_address_with_one_click(page, staff, administrator, url):
    link = Link.objects.get(url=url)
    checking.note(
        link, Outcome(Answer.MOVED, moved_to="https://new.example.org/?c=1&d=2"), timezone.now()
    )
    page.owner = administrator
    page.save()
    report = staff.get("/admin/reports/links/").content.decode()
    assert "https://new.example.org/?c=1&amp;d=2" in report
    assert f"/admin/resource-links/{page.pk}/{link.pk}/mend/" in report
    assert "1 link needs work" in staff.get("/admin/").content.decode()
    assert staff.get(f"/admin/resource-links/{page.pk}/{link.pk}/mend/").status_code == 200
    answer = staff.post(f"/admin/resource-links/{page.pk}/{link.pk}/mend/")
    assert answer.status_code == 302
    fresh = ResourcePage.objects.get(pk=page.pk)
    assert link.moved_to in addresses_of(fresh)
    assert url not in addresses_of(fresh)
    assert not LinkUse.objects.filter(link=link).exists()
