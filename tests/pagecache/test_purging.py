"""A cache in front of the site is told what was thrown away: over real HTTP, by the worker."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task

from portal.pagecache import copies, keeping, until
from portal.pagecache.models import Copy
from tests.factories.home import StandardPageFactory
from tests.factories.tasks import run_queued

pytestmark = pytest.mark.django_db


@pytest.fixture
def front():
    """A cache in front that notes what it is asked to forget: (method, host, path)."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self):
            asked.append((self.headers["Host"], self.path))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.asked = asked
    yield server
    server.shutdown()
    server.server_close()


def test_what_is_thrown_away_is_purged_and_nothing_else(
    site_root, page_cache, kept, front, settings, django_capture_on_commit_callbacks
):
    settings.WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{front.server_address[1]}",
        }
    }
    settings.PAGE_CACHE = {**settings.PAGE_CACHE, "shared_for": 3600}
    about = StandardPageFactory(parent=site_root, title="About", slug="about")
    StandardPageFactory(parent=site_root, title="Other", slug="other")
    copies.process_changes()
    for address in ("/en/about/", "/en/other/"):
        kept(address)
    run_queued(purge_urls_from_cache_task)
    front.asked.clear()

    about.title = "About everything"
    about.save_revision().publish()
    outcome = copies.process_changes()
    assert outcome.thrown == {"/en/about/"}
    run_queued(purge_urls_from_cache_task)
    assert front.asked == [("testserver", "/en/about/")]

    front.asked.clear()
    with django_capture_on_commit_callbacks(execute=True):
        keeping.drop(list(Copy.objects.filter(address__endswith="/en/other/")))
    run_queued(purge_urls_from_cache_task)
    assert front.asked == [("testserver", "/en/other/")], "no change would find it any more"


def test_a_cache_in_front_keeps_only_what_is_purged(
    site_root, page_cache, settings, client, monkeypatch
):
    """Neither what is not kept here after all, nor what ends by the clock."""
    settings.PAGE_CACHE = {**settings.PAGE_CACHE, "shared_for": 3600}
    about = StandardPageFactory(parent=site_root, title="About", slug="about")
    copies.process_changes()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("portal.pagecache.keeping.is_quiet", lambda _number: False)
        assert "s-maxage" not in client.get("/en/about/")["Cache-Control"]
    assert "s-maxage=3600" in client.get("/en/about/")["Cache-Control"]

    get_context = type(about).get_context

    def ends(page, *given, **named):
        until(timezone.now() + timedelta(hours=2))
        return get_context(page, *given, **named)

    monkeypatch.setattr(type(about), "get_context", ends)
    keeping.clear()
    answer = client.get("/en/about/")
    assert answer["Cache-Status"].endswith("stored")
    assert "s-maxage" not in answer["Cache-Control"]
