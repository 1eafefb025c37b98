"""Row 7 of the hardening list: what staff see of a page, nobody after them sees."""

import pytest
from django.test import Client

from tests.factories.home import StandardPageFactory
from tests.factories.intake import contact_page, logged_in

pytestmark = pytest.mark.django_db

OF_STAFF = ("wagtail-userbar", "/admin/", "csrfmiddlewaretoken", "Draft words", "administrator")


def test_a_visitor_after_staff_gets_what_a_visitor_before_them_got(site_root, administrator):
    article = StandardPageFactory(parent=site_root, title="About us", slug="about")
    article.title = "Draft words"
    article.save_revision()
    administrator.is_staff = True
    administrator.save()
    staff = logged_in(administrator)
    for path in ("/en/", article.url, "/en/search/?q=about", "/en/data/", "/en/nowhere/"):
        before = Client().get(path)
        seen = staff.get(path)
        after = Client().get(path)
        assert after.content == before.content, path
        text = after.content.decode()
        assert [word for word in OF_STAFF if word in text] == []
        assert "Set-Cookie" not in str(after.headers)
        assert not after.cookies
        # What staff got is theirs alone, or the same for all.
        if "wagtail-userbar" in seen.content.decode():
            assert "Cookie" in seen.headers["Vary"]
    assert "wagtail-userbar" in staff.get(article.url).content.decode()


def test_what_carries_a_cookie_is_kept_by_no_shared_cache(site_root, administrator):
    contact = contact_page(site_root)
    answers = {
        "a form": Client().get(contact.url),
        "staff on the page": logged_in(administrator).get(contact.url),
        "the admin": logged_in(administrator).get("/admin/"),
        "the log-in": Client().get("/admin/login/"),
    }
    for name, answer in answers.items():
        kept = answer.headers.get("Cache-Control", "")
        if answer.cookies or name != "staff on the page":
            assert "private" in kept or "no-store" in kept or "no-cache" in kept, name
