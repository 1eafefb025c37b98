"""Every answer carries the headers that keep visitors safe (hardening row 9)."""

import importlib

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(response) -> dict[str, str]:
    """The content security policy of a response by directive."""
    parts = response["Content-Security-Policy"].split(";")
    return {part.split()[0]: " ".join(part.split()[1:]) for part in parts if part.strip()}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 302),
        ("/en/", 200),
        ("/en/about/", 200),
        ("/en/search/?q=x", 200),
        ("/en/nowhere/", 404),
        ("/en/members/", 302),
        ("/sitemap.xml", 200),
        ("/robots.txt", 200),
    ],
)
def test_public_answers_are_strict(client, site_root, address, status):
    StandardPageFactory(parent=site_root, slug="about")
    members = StandardPageFactory(parent=site_root, slug="members")
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(address)
    assert response.status_code == status
    rules = policy(response)
    assert "unsafe" not in response["Content-Security-Policy"]
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert {name: response[name] for name in ALL} == ALL
    assert "geolocation=()" in response["Permissions-Policy"]


def test_server_error_is_strict_too(site_root, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("portal.languages.sitemap.pages_for_search_engines", fail)
    response = Client(raise_request_exception=False).get("/sitemap.xml")
    assert response.status_code == 500
    assert policy(response)["default-src"] == "'none'"
    assert {name: response[name] for name in ALL} == ALL


def test_preview_can_be_framed_by_the_admin_and_by_nobody_else(staff, site_root):
    page = StandardPageFactory(parent=site_root, slug="about")
    response = staff.get(f"/admin/pages/{page.pk}/edit/preview/")
    assert response.status_code == 200
    assert policy(response)["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(staff.get("/en/about/"))["frame-ancestors"] == "'none'"


def test_server_settings_insist_on_encryption(monkeypatch):
    for name, value in {
        "SECRET_KEY": "x7 Q!" * 12,
        "ALLOWED_HOSTS": "www.example.org",
        "DATABASE_URL": "postgres://u:p@localhost:5432/portal",
        "SITE_URL": "https://www.example.org",
        "EMAIL_URL": "smtp+tls://u:p@localhost:587",
        "DEFAULT_FROM_EMAIL": "portal@example.org",
        "TRUSTED_PROXIES": "1",
    }.items():
        monkeypatch.setenv(name, value)
    production = importlib.import_module("portal.settings.production")
    assert production.SECURE_HSTS_SECONDS >= 31_536_000
    assert production.SECURE_HSTS_INCLUDE_SUBDOMAINS
    assert production.SECURE_SSL_REDIRECT
    assert production.SESSION_COOKIE_SECURE
    assert production.CSRF_COOKIE_SECURE
