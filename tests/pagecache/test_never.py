"""What is never kept, and what no visitor can make the cache do (hardening rows 7, 8, 13, 18)."""

import pytest
from django.http import HttpResponse
from django.test import Client

from portal.accounts.models import Attempt
from portal.intake.models import Inquiry
from portal.intake.references import new_token
from portal.pagecache import copies
from portal.pagecache.address import _host, address_of
from portal.pagecache.making import why_not_stored
from portal.pagecache.models import Change, Copy
from portal.pagecache.recording import Recording
from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page, filled_in
from tests.portal.health.test_faults import hidden_fields

pytestmark = pytest.mark.django_db

ABOUT = "/en/about/"


@pytest.fixture
def about(site_root, page_cache):
    page = StandardPageFactory(parent=site_root, title="About", slug="about")
    copies.process_changes()
    return page


def test_two_visitors_send_the_same_form_through_the_cache(site_root, page_cache):
    """Hardening row 18."""
    page = contact_page(site_root)
    copies.process_changes()
    for visitor in (Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)):
        shown = visitor.get(page.get_url())
        assert shown["Cache-Control"] == "private, no-store"
        form = hidden_fields(shown.content.decode())
        answer = visitor.post(page.get_url(), {**form, **filled_in(form["ticket"])})
        assert answer.status_code == 303
        receipt = visitor.get(answer["Location"])
        assert "no-store" in receipt["Cache-Control"]
        assert receipt["Cache-Status"] if receipt.has_header("Cache-Status") else True
    assert Inquiry.objects.count() == 2
    assert not Copy.objects.filter(state="fresh").exists()


def test_staff_are_shown_their_own_and_leave_nothing_behind(about, staff, kept):
    """Hardening row 7."""
    seen = staff.get(ABOUT)
    assert b"wagtail-userbar" in seen.content
    assert copies.fresh() == set()
    everybody = kept(ABOUT)
    assert b"wagtail-userbar" not in everybody
    own = staff.get(ABOUT)
    assert "Cache-Status" not in own, "a copy is not for who is logged in"
    assert own["Cache-Control"] == "private"


def test_a_preview_neither_takes_a_copy_nor_becomes_one(about, kept):
    kept(ABOUT)
    about.title = "Only a draft"
    about.save_revision()
    shown = about.get_latest_revision_as_object().make_preview_request()
    assert b"Only a draft" in shown.content
    assert b"Only a draft" not in Client().get(ABOUT).content
    other = StandardPageFactory(parent=about.get_parent(), slug="draft", live=False)
    other.make_preview_request()
    assert copies.process_changes()
    assert copies.fresh() == {ABOUT}


@pytest.mark.parametrize(
    "hostile",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "testserver:666"},
        {"HTTP_HOST": "testserver@evil.example"},
        {"HTTP_HOST": "TestServer"},
        {"HTTP_HOST": "testserver."},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_COOKIE": "a=b; messages=x"},
        {"REQUEST_METHOD": "POST"},
        {"SCRIPT_NAME": "/elsewhere"},
    ],
)
def test_no_header_reaches_a_copy(about, hostile):
    """Hardening row 13."""
    answer = Client().generic("GET", ABOUT, **hostile)
    for copy in Copy.objects.all():
        assert copy.address == f"http://testserver{ABOUT}"
    assert b"evil" not in Client().get(ABOUT).content
    if "HTTP_X_FORWARDED_HOST" not in hostile:
        assert "Cache-Status" not in answer


@pytest.mark.parametrize(
    "query",
    [
        "q=words",
        "page=2&q=words",
        "unknown=1",
        "page=2&unknown=1",
        "page=%31",
        "page=" + "1" * 300,
        "&".join(f"issue={number}" for number in range(9)),
        "page=%00",
        "audience=x",
    ],
)
def test_a_hostile_query_leaves_no_copy(site_root, page_cache, client, query):
    copies.process_changes()
    client.get(f"/en/search/?{query}")
    client.get(f"/en/?{query}")
    assert copies.fresh() <= {"/en/search/", "/en/"}


def test_what_trackers_add_is_no_address_of_its_own(about, kept, client):
    plain = kept(ABOUT)
    tracked = client.get(f"{ABOUT}?utm_source=letter&utm_medium=mail&fbclid=x")
    assert tracked["Cache-Status"] == "portal; hit"
    assert tracked.content == plain
    Copy.objects.all().delete()
    page_cache_is_empty = Client().get(f"{ABOUT}?gclid=x")
    assert page_cache_is_empty.content == plain
    assert Copy.objects.count() <= 1


@pytest.mark.parametrize(
    "path", ["/en//about/", "/en/../en/about/", "/en/%2e/about/", "/en/a%5Cb/"]
)
def test_an_odd_path_is_passed_on(about, path):
    answer = Client().get(path)
    assert "Cache-Status" not in answer
    assert not Copy.objects.exists()


def test_what_a_secret_leads_to_is_not_even_looked_at(rf):
    """A receipt is one person's: nothing is recorded of it."""
    environ = rf.get(f"/en/receipt/{new_token()}/").environ
    assert address_of(environ) is None
    assert address_of({**environ, "PATH_INFO": ABOUT}) is not None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda answer: answer.set_cookie("a", "b"), "cookie"),
        (lambda answer: answer.__setitem__("Cache-Control", "private"), "forbids"),
        (lambda answer: answer.__setitem__("Cache-Control", "max-age=0, no-store"), "forbids"),
        (lambda answer: answer.__setitem__("Vary", "Accept-Language"), "varies"),
        (lambda answer: answer.__setitem__("Vary", "*"), "varies"),
        (lambda answer: answer.__setitem__("Content-Encoding", "gzip"), "encoded"),
        (lambda answer: setattr(answer, "status_code", 404), "404"),
        (lambda answer: setattr(answer, "content", b"x" * 5_000_000), "large"),
        (lambda answer: None, ""),
    ],
)
def test_what_an_answer_says_of_itself_is_heeded(rf, change, why):
    answer = HttpResponse("Page")
    change(answer)
    said = why_not_stored(rf.get("/en/"), answer, Recording())
    assert why in said
    assert bool(said) == bool(why)


def test_a_question_whose_answer_may_change_unheard_spoils_a_page():
    for sql in (
        'SELECT "django_session"."session_key" FROM "django_session"',
        'SELECT "title" FROM "wagtailcore_page" WHERE "wagtailcore_page"."draft_title" = %s',
    ):
        recording = Recording()
        recording.note(sql, ())
        assert recording.spoiled
    recording = Recording()
    recording.note('SELECT "title" FROM "wagtailcore_page" WHERE "x" = %s', [object()])
    assert recording.spoiled


def test_guessing_passwords_touches_no_page(about, kept, client):
    """A change counts the state up, and what is made meanwhile is not kept."""
    kept(ABOUT)
    client.post("/admin/login/", {"username": "ada", "password": "guessed"})
    assert Attempt.objects.count() == 1
    assert not Change.objects.exists()


def test_the_oldest_go_and_queries_push_out_no_pages(site_root, page_cache, settings, client):
    settings.PAGE_CACHE = {**settings.PAGE_CACHE, "most": 4, "most_narrowed": 2}
    for number in range(5):
        StandardPageFactory(parent=site_root, slug=f"page-{number}")
    copies.process_changes()
    client.get("/en/page-0/")
    for number in range(5):
        client.get(f"/en/search/?type=story&page={number + 1}")
    assert "/en/page-0/" in copies.fresh()
    assert len(copies.fresh()) <= 3
    for number in range(5):
        client.get(f"/en/page-{number}/")
    assert len(copies.fresh()) <= 4
    assert "/en/page-4/" in copies.fresh()
    assert address_of(client.get("/en/page-4/").wsgi_request.META) is not None


@pytest.mark.parametrize(
    ("host", "server_port", "known"),
    [
        ("testserver", "80", "testserver"),
        ("testserver:8443", "8443", "testserver:8443"),  # where the server itself listens
        ("testserver:8100", "80", "testserver:8100"),  # behind a proxy: the port of SITE_URL
        ("testserver:8101", "80", None),
        ("testserver:", "80", None),
        ("testserver:08100", "80", None),
        ("testserver:8100:80", "80", None),
        ("[::1]:8100", "80", None),
    ],
)
def test_an_address_with_a_port(settings, host, server_port, known):
    """A port of ours is part of the address, as links of the page have it; no other is kept."""
    settings.WAGTAILADMIN_BASE_URL = "http://testserver:8100"
    _host.cache_clear()
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": ABOUT, "HTTP_HOST": host}
    address = address_of({**environ, "SERVER_PORT": server_port})
    _host.cache_clear()
    assert (address and address.host) == known
