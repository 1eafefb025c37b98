"""A page that exists in English only, seen by readers of Spanish, French and Arabic.

Spanish and Arabic have front pages, French is a language of the site that nobody has opened yet.
"""

import re

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail_localize.models import Translation

from portal.languages.sitemap import KEYS_PER_FILE
from portal.navigation.models import Footer, MainMenu, NavigationSettings
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.programs import StoryIndexPageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db

OTHERS = ("es", "fr", "ar")


@pytest.fixture
def languages(settings, english):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("ar", "Arabic"),
    ]
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in django_settings.LANGUAGES
    }


@pytest.fixture
def site(site_root, languages):
    """The front page, open in all languages but French."""
    for code in ("es", "ar"):
        home_in(languages[code], site_root)
    return site_root


@pytest.fixture
def housing(site):
    return StandardPageFactory(
        parent=site, title="Housing is health", slug="housing", summary="Why homes matter."
    )


def switch(page: str) -> str:
    return re.search(r'<nav class="languages".*?</nav>', page, re.S)[0]


def test_its_address_in_another_language_says_so_and_offers_it(client, housing):
    for code in OTHERS:
        response = client.get(f"/{code}/housing/")
        page = response.content.decode()
        assert response.status_code == 404
        direction = "rtl" if code == "ar" else "ltr"
        assert f'<html lang="{code}" dir="{direction}">' in page
        offer = re.search(r'<a href="/en/housing/"[^>]*>Housing is health</a>', page)[0]
        assert 'lang="en" dir="ltr" hreflang="en"' in offer
        assert "Why homes matter" not in page
        assert 'rel="canonical"' not in page
        assert 'rel="alternate"' not in page


def test_a_language_that_is_not_open_has_no_front_page(client, housing, languages, site):
    response = client.get("/fr/")
    page = response.content.decode()
    assert response.status_code == 404, "English under lang=fr is what no reader is to get"
    assert re.search(r'<a href="/en/" lang="en"[^>]*>', page)
    assert re.search(r'<a href="/ar/" lang="ar" dir="rtl"[^>]*>', page)
    assert 'href="/fr/"' not in page, "nothing leads back to where nothing is"
    draft = home_in(languages["fr"], site)
    draft.unpublish()
    assert client.get("/fr/").status_code == 404
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == "/en/"
    assert 'href="/fr/"' not in switch(client.get("/en/housing/").content.decode())


def test_search_engines_are_told_of_english_alone(client, housing):
    page = client.get("/en/housing/").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/housing/">' in page
    assert "hreflang=" not in re.sub(r'<nav class="languages".*?</nav>', "", page, flags=re.S)
    file = f"/sitemap-{housing.pk // KEYS_PER_FILE + 1}.xml"
    sitemap = client.get(file).content.decode()
    entry = re.search(r"<url>\s*<loc>http://testserver/en/housing/.*?</url>", sitemap, re.S)[0]
    assert "alternate" not in entry
    assert not re.search(r"/(es|fr|ar)/housing/", sitemap)
    assert "/fr/" not in sitemap
    front = client.get("/en/").content.decode()
    codes = re.findall(r'rel="alternate" hreflang="([^"]+)"', front)
    assert codes == ["en", "es", "ar", "x-default"]


def test_the_switch_says_that_there_is_none(client, housing, languages):
    shown = switch(client.get("/en/housing/").content.decode())
    assert shown.count("this page is not translated yet") == 2
    assert shown.count("(front page)") == 2, "seen by all, not only heard"
    translated(housing, languages["es"])
    shown = switch(client.get("/en/housing/").content.decode())
    assert shown.count("(front page)") == 1
    assert 'href="/es/housing/"' in shown


def test_lists_and_search_mark_it(client, site, languages):
    index = StoryIndexPageFactory(parent=site, slug="stories")
    StoryPageFactory(parent=index, title="Housing wins", slug="housing-wins")
    call_command("update_index", verbosity=0)
    for code in ("es", "ar"):
        translated(index, languages[code])
        page = client.get(f"/{code}/stories/").content.decode()
        card = re.search(r"<article[^>]*>(?:(?!</article>).)*Housing wins.*?</article>", page, re.S)
        assert card, "the story is left out of the list"
        assert 'lang="en"' in card[0]
        assert "English" in card[0]
        found = client.get(f"/{code}/search/?q=housing").content.decode()
        hit = re.search(
            r"<(?:li|article)[^>]*>(?:(?!</li>).)*/en/stories/housing-wins/.*?</li>", found, re.S
        )
        assert hit, "search does not find it"
        assert 'lang="en"' in hit[0]
        assert "English" in hit[0]


def link(label: str, page) -> dict:
    target = {"label": label, "page": page.pk, "document": None, "url": ""}
    return {"type": "item", "value": {"link": target, "children": []}}


def test_menu_and_footer_of_the_source_are_marked(client, site, housing, languages):
    menu = MainMenu(name="Menu", locale=languages["en"], items=[link("Homes", housing)])
    footer = Footer(name="Footer", locale=languages["en"], about="Who we are")
    for snippet in (menu, footer):
        snippet.save()
        snippet.save_revision().publish()
    NavigationSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"main_menu": menu, "footer": footer}
    )
    for address in ("/es/", "/ar/", "/fr/housing/"):
        page = client.get(address).content.decode()
        assert re.search(r'<a href="/en/housing/"[^>]*lang="en"[^>]*>\s*Homes', page), address
        footer = re.search(r"<footer.*?</footer>", page, re.S)[0]
        assert re.search(r'<[^>]+lang="en"[^>]*>.*Who we are', footer, re.S), address


def test_an_alias_is_no_translation(client, site, housing, languages):
    spanish_home = site.get_translation(languages["es"])
    alias = housing.create_alias(parent=spanish_home, update_locale=languages["es"])
    assert alias.get_url() == "/es/housing/"
    page = client.get("/en/housing/").content.decode()
    assert "/es/housing/" not in page
    assert "/es/housing/" not in client.get("/sitemap.xml").content.decode()
    shown = client.get("/es/housing/").content.decode()
    assert '<link rel="canonical" href="http://testserver/en/housing/">' in shown
    assert 'hreflang="en"' in switch(shown)
    main = re.search(r"<main.*?</main>", shown, re.S)[0]
    assert 'lang="en"' in main, "English under lang=es is marked"


def test_a_private_or_unfinished_translation_does_not_count(client, housing, languages, site):
    version = translated(housing, languages["es"])
    PageViewRestriction.objects.create(page=version, restriction_type=PageViewRestriction.LOGIN)
    assert "/es/housing/" not in client.get("/en/housing/").content.decode()
    PageViewRestriction.objects.all().delete()
    version.unpublish()
    assert Translation.objects.filter(target_locale=languages["es"]).exists()
    response = client.get("/es/housing/")
    assert response.status_code == 404
    assert "/en/housing/" in response.content.decode()


def test_the_trail_above_a_page_is_in_its_language(client, site, languages):
    section = StandardPageFactory(parent=site, title="About us", slug="about")
    page = StandardPageFactory(parent=section, title="History", slug="history")
    translated(section, languages["es"], title="Quiénes somos")
    translated(page, languages["es"], title="Historia")
    shown = client.get("/es/about/history/").content.decode()
    trail = re.search(r'<nav class="breadcrumbs".*?</nav>', shown, re.S)[0]
    assert "Quiénes somos" in trail
    assert "/en/" not in trail
