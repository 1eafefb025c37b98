"""Row 9 of the hardening list: whatever answers, and however it went, the headers are there."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page, logged_in
from tests.factories.programs import StoryIndexPageFactory
from tests.factories.resources import a_document

from .test_headers import ALL, policy

pytestmark = pytest.mark.django_db

SHARED = ("/static/", "/media/", "/api/")


@pytest.fixture
def answers(site_root, administrator, settings, monkeypatch, rf):
    """Return one answer of every kind, by a word for it, with the status that it should have."""
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    StoryIndexPageFactory(parent=site_root)
    contact = contact_page(site_root)
    closed = StandardPageFactory(parent=site_root, slug="closed")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    picture = Path(settings.MEDIA_ROOT) / "there.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"x")
    visitor, staff = Client(raise_request_exception=False), logged_in(administrator)
    paths = {
        "/": 302, "/en/": 200, contact.url: 200, "/en/closed/": 302, "/en/search/?q=x": 200,
        "/en/stories/feed.atom": 200, "/en/data/": 200, "/en/nowhere/": 404, "/robots.txt": 200,
        "/.well-known/security.txt": 200, "/sitemap.xml": 200, "/health/live": 200,
        "/api/v1/": 200, "/api/v1/resources": 200, "/api/v1/resources.csv": 200, "/api/x": 404,
        a_document().url: 200, "/media/there.png": 200, "/media/nowhere.png": 404,
        "/static/portal/css/portal.css": 200, "/admin/": 302, "/admin/login/": 200,
        "/en/receipt/0/": 404,
    }  # fmt: skip
    found = {path: (visitor.get(path), status) for path, status in paths.items()}
    inside = {"/admin/pages/": 200, "/admin/images/add/": 200, "/admin/pages/999/edit/": 302}
    found |= {f"{path} (in)": (staff.get(path), status) for path, status in inside.items()}
    strict = Client(enforce_csrf_checks=True)
    found["403"] = strict.post(contact.url, {"answer_your_name": "Ana"}), 403
    found["400"] = visitor.get("/en/", headers={"host": "evil.example"}), 400
    found["405"] = visitor.post("/.well-known/security.txt"), 405
    for name, fault in {"500": RuntimeError(), "503": OperationalError()}.items():

        def fail(*_args, fault=fault, **_kwargs):
            raise fault

        monkeypatch.setattr("portal.languages.sitemap.pages_for_search_engines", fail)
        found[name] = visitor.get("/sitemap.xml"), int(name)
    return found


def test_every_answer_carries_the_headers(answers):
    assert finders.find("portal/css/portal.css")
    wrong = []
    for name, (answer, status) in answers.items():
        admin = name.startswith("/admin/")
        if answer.status_code != status:
            wrong.append(f"{name}: {answer.status_code}, not {status}")
        for header, value in ALL.items():
            if answer.headers.get(header) != value:
                wrong.append(f"{name}: {header}")
        rules = policy(answer)
        if rules["default-src"] != "'none'":
            wrong.append(f"{name}: default-src")
        if "object-src" in rules and rules["object-src"] != "'none'":
            wrong.append(f"{name}: object-src")
        if not admin and "unsafe" in answer.headers["Content-Security-Policy"]:
            wrong.append(f"{name}: unsafe")
        if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
            wrong.append(f"{name}: Permissions-Policy")
        shared = "cross-origin" if name.startswith(SHARED) else "same-origin"
        if answer.headers.get("Cross-Origin-Resource-Policy") != shared:
            wrong.append(f"{name}: Cross-Origin-Resource-Policy")
    assert wrong == []
