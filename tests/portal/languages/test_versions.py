"""A reader changes the language and stays on the same page, or is told that there is none."""

import re

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail.users.models import UserProfile

from portal.languages.versions import in_reader_language
from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_homes(site_root, spanish):
    return site_root, home_in(spanish, site_root)


@pytest.fixture
def about(two_homes):
    return StandardPageFactory(parent=two_homes[0], title="About us", slug="about")


def switch(page: str) -> dict[str, str]:
    """Where the language switch leads, by language."""
    nav = re.search(r'<nav class="languages".*?</nav>', page, re.S)
    return dict(re.findall(r'hreflang="(\w+)"[^>]*href="([^"]+)"', nav[0])) | {
        code: href for href, code in re.findall(r'href="([^"]+)"[^>]*hreflang="(\w+)"', nav[0])
    }


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))


def test_switch_leads_to_the_same_page_with_its_filters(client, about, spanish):
    translated(about, spanish, title="Quiénes somos")
    page = client.get("/en/about/?issue=housing&page=3").content.decode()
    assert switch(page)["es"] == "/es/about/?issue=housing"
    page = client.get("/es/about/").content.decode()
    assert '<html lang="es" dir="ltr">' in page
    assert switch(page)["en"] == "/en/about/"


def test_switch_says_when_there_is_no_such_page(client, about):
    page = client.get("/en/about/").content.decode()
    assert switch(page)["es"] == "/es/"
    assert alternates(page) == {}
    assert '<link rel="canonical" href="http://testserver/en/about/">' in page


def test_search_engines_learn_of_every_version(client, about, spanish):
    translated(about, spanish)
    expected = {
        "en": "http://testserver/en/about/",
        "es": "http://testserver/es/about/",
        "x-default": "http://testserver/en/about/",
    }
    for language in ("en", "es"):
        page = client.get(f"/{language}/about/").content.decode()
        assert alternates(page) == expected
        assert f'<link rel="canonical" href="{expected[language]}">' in page
        assert page.count('rel="canonical"') == 1
    assert alternates(client.get("/es/").content.decode())["x-default"] == "http://testserver/"


def test_private_and_unpublished_versions_are_not_offered(client, about, spanish):
    version = translated(about, spanish)
    PageViewRestriction.objects.create(page=version, restriction_type=PageViewRestriction.LOGIN)
    assert alternates(client.get("/en/about/").content.decode()) == {}
    PageViewRestriction.objects.all().delete()
    version.refresh_from_db()
    version.unpublish()
    assert alternates(client.get("/en/about/").content.decode()) == {}


def test_search_page_keeps_its_words_in_the_other_language(client, two_homes):
    page = client.get("/en/search/?q=housing+justice").content.decode()
    assert switch(page)["es"] == "/es/search/?q=housing+justice"


def test_lists_are_in_the_readers_language_where_they_can_be(
    two_homes, spanish, django_assert_num_queries
):
    pages = StandardPageFactory.create_batch(4, parent=two_homes[0])
    translated(pages[0], spanish, title="Uno")
    translated(pages[2], spanish, title="Tres")
    hidden = translated(pages[3], spanish, title="Cuatro")
    hidden.unpublish()
    with django_assert_num_queries(1):
        shown = in_reader_language(pages, spanish)
    assert [page.title for page in shown] == ["Uno", pages[1].title, "Tres", pages[3].title]
    with django_assert_num_queries(0):
        assert in_reader_language(shown[:1], spanish) == shown[:1]


def test_admin_speaks_the_language_of_staff_not_of_the_browser(staff, administrator, about):
    UserProfile.objects.create(user=administrator, preferred_language="en")
    page = staff.get("/admin/", headers={"accept-language": "es"}).content.decode()
    assert '<html lang="en"' in page
    UserProfile.objects.update(preferred_language="es")
    page = staff.get("/admin/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="es"' in page
    assert translation.get_language() == "en"
