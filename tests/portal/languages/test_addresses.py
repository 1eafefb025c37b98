"""The door to the site, wrong addresses, the sitemap and robots.txt in all languages."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish_home(site_root, spanish):
    return home_in(spanish, site_root)


def test_door_leads_to_the_readers_language(client, site_root, spanish_home):
    for asked, expected in {
        "es": "/es/",
        "es-MX,en;q=0.5": "/es/",
        "fr,es;q=0.8,en;q=0.7": "/es/",
        "fr": "/en/",
        "": "/en/",
        "*": "/en/",
    }.items():
        response = client.get("/", headers={"accept-language": asked})
        assert (response.status_code, response["Location"]) == (302, expected)
        assert "Accept-Language" in response["Vary"]
        assert not response.cookies


def test_door_never_leads_to_an_unpublished_language(client, spanish_home):
    spanish_home.unpublish()
    assert client.get("/", headers={"accept-language": "es"})["Location"] == "/en/"


@pytest.mark.parametrize(
    "hostile", ["es," * 50_000, "x" * 100_000, "-" * 100_000, "a;q=" + "1" * 1000, "é\x00,es"]
)
def test_hostile_language_headers_are_harmless(client, spanish_home, hostile):
    assert client.get("/", headers={"accept-language": hostile}).status_code == 302
    client.cookies["django_language"] = hostile[:100_000].replace("\x00", "").replace("é", "e")
    assert client.get("/").status_code == 302
    assert client.get("/en/").status_code == 200


def test_wrong_address_offers_the_page_in_the_language_that_has_it(client, site_root, spanish_home):
    section = StandardPageFactory(parent=site_root, title="About us", slug="about")
    StandardPageFactory(parent=section, title="Our history", slug="history")
    response = client.get("/es/about/history/")
    assert response.status_code == 404
    page = response.content.decode()
    assert '<html lang="es"' in page
    assert re.search(r'<a href="/en/about/history/" lang="en"[^>]*>Our history</a>', page)


def test_wrong_address_says_nothing_of_private_pages(client, site_root, spanish_home):
    section = StandardPageFactory(parent=site_root, title="Members", slug="members")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    StandardPageFactory(parent=site_root, title="Plans", slug="plans", live=False)
    for address in ("/es/members/", "/es/plans/", "/es/%00/", "/es/" + "a/" * 2000, "/xx/"):
        response = client.get(address, follow=True)
        assert response.status_code == 404
        assert "Members" not in response.content.decode()
        assert "Plans" not in response.content.decode()


def test_sitemap_lists_public_pages_of_all_languages_with_their_versions(
    client, site_root, spanish_home, spanish, django_assert_max_num_queries
):
    about = StandardPageFactory(parent=site_root, title="About us", slug="about")
    only = StandardPageFactory(parent=site_root, title="Only here", slug="only")
    hidden = StandardPageFactory(parent=site_root, title="Members", slug="members")
    StandardPageFactory(parent=hidden, slug="minutes")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    translated(about, spanish)
    with django_assert_max_num_queries(8):  # 7, and one more where keys are above 1,000
        page = client.get("/sitemap.xml").content.decode()
    assert set(re.findall(r"<loc>http://testserver(.*?)</loc>", page)) == {
        "/en/",
        "/es/",
        "/en/about/",
        "/es/about/",
        only.get_url(),
    }
    entry = re.search(r"<url>\s*<loc>http://testserver/es/about/.*?</url>", page, re.S)[0]
    assert set(re.findall(r'hreflang="([^"]+)" href="http://testserver([^"]+)"', entry)) == {
        ("en", "/en/about/"),
        ("es", "/es/about/"),
        ("x-default", "/en/about/"),
    }


def test_large_sitemap_is_divided(client, site_root, monkeypatch):
    monkeypatch.setattr("portal.languages.sitemap.KEYS_PER_FILE", 2)
    pages = StandardPageFactory.create_batch(4, parent=site_root)
    pages[1].delete()
    index = client.get("/sitemap.xml").content.decode()
    files = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    keys = [site_root.pk, *(page.pk for page in (pages[0], *pages[2:]))]
    assert files == [f"/sitemap-{number}.xml" for number in sorted({key // 2 + 1 for key in keys})]
    listed = [client.get(file).content.decode() for file in files]
    assert sum(file.count("<url>") for file in listed) == 4
    assert all(file.count("<url>") in (1, 2) for file in listed)
    assert client.get(f"/sitemap-{max(keys) // 2 + 2}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").content.decode() == index


def test_robots_are_told_where_the_sitemap_is(client, site_root):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
