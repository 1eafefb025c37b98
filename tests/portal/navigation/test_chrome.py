"""What visitors see around a page."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction, Site

from home.models import StandardPage
from portal.navigation.chrome import chrome_of
from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings

pytestmark = pytest.mark.django_db


def entry(label="", children=(), **target):
    link = {"label": label, "page": None, "document": None, "url": "", **target}
    return {"type": "item", "value": {"link": link, "children": list(children)}}


def child(label="", **target):
    return {"label": label, "page": None, "document": None, "url": "", **target}


def publish(snippet):
    snippet.save()
    snippet.save_revision().publish()
    snippet.refresh_from_db()
    return snippet


def request(path="/"):
    return RequestFactory().get(path, HTTP_HOST="testserver")


@pytest.fixture
def about(site_root):
    return site_root.add_child(instance=StandardPage(title="About us", slug="about"))


@pytest.fixture
def menu(site_root, about):
    return publish(
        MainMenu(
            name="Menu",
            locale=site_root.locale,
            items=[
                entry("Start", page=site_root.pk),
                entry(page=about.pk, children=[child("Elsewhere", url="https://example.org/")]),
            ],
        )
    )


def test_menu_names_pages_and_marks_where_the_reader_is(menu, about):
    start, about_link = chrome_of(request(about.url)).main_menu
    assert (start.label, start.current) == ("Start", "")
    assert (about_link.label, about_link.href) == ("About us", about.url)
    assert about_link.current == "page"
    assert about_link.children[0].href == "https://example.org/"
    assert chrome_of(request(about.url + "team/")).main_menu[1].current == "true"


def test_menu_never_names_a_page_that_not_everyone_may_read(menu, about):
    restriction = PageViewRestriction.objects.create(
        page=about, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="Board"))
    assert [link.label for link in chrome_of(request()).main_menu] == ["Start"]
    restriction.delete()
    about.unpublish()
    assert [link.label for link in chrome_of(request()).main_menu] == ["Start"]


def test_reader_gets_their_language_and_is_told_where_it_is_another(menu, about, spanish):
    site_root = about.get_parent().specific
    inicio = site_root.copy_for_translation(spanish)
    inicio.title = "Inicio"
    inicio.save_revision().publish()
    with translation.override("es"):
        start, about_link = chrome_of(request()).main_menu
    assert (start.href, start.hreflang) == (inicio.url, "")
    assert start.lang == "en"
    assert (about_link.lang, about_link.hreflang) == ("en", "en")

    copy = menu.copy_for_translation(spanish)
    copy.items = [entry("Portada", page=site_root.pk)]
    publish(copy)
    with translation.override("es"):
        (start,) = chrome_of(request()).main_menu
    assert (start.label, start.lang, start.href) == ("Portada", "", inicio.url)


def test_setting_picks_the_menu_in_every_language(menu, spanish, english):
    publish(MainMenu(name="Other", locale=english, items=[entry("B", url="https://b.org")]))
    assert chrome_of(request()).main_menu[0].label == "B", "the last published one"
    draft = menu.copy_for_translation(spanish)
    draft.live = False
    draft.save()
    NavigationSettings.objects.create(site=Site.objects.get(is_default_site=True), main_menu=draft)
    assert chrome_of(request()).main_menu[0].label == "Start"


def test_draft_of_the_footer_waits_for_its_publication(site_root):
    link = {"type": "item", "value": child("Team", page=site_root.pk)}
    column = {"type": "column", "value": {"title": "About", "links": [link]}}
    footer = publish(
        Footer(name="F", about="Old", locale=site_root.locale, columns=[column], small_print="CC")
    )
    footer.about = "New"
    footer.save_revision()
    shown = chrome_of(request()).footer
    assert (shown["about"], shown["small_print"]) == ("Old", "CC")
    assert shown["columns"][0]["title"] == "About"
    assert shown["columns"][0]["links"][0].text == "Team"


def test_all_of_it_costs_the_same_few_queries(menu, about, django_assert_num_queries, english):
    Site.find_for_request(warm := request())
    about.get_url(warm)
    publish(
        Footer(
            name="F",
            locale=english,
            columns=[
                {"type": "column", "value": {"title": "A", "links": [child(page=about.pk)]}}
                for _ in range(4)
            ],
        )
    )
    menu.items = [
        entry(page=about.pk, children=[child(page=about.pk) for _ in range(10)]) for _ in range(8)
    ]
    publish(menu)
    with django_assert_num_queries(4):  # menu, footer, alert, the pages of all three
        chrome = chrome_of(warm)
        assert len(chrome.main_menu[7].children) == 10
        assert chrome.footer
        assert chrome.alert is None
        assert chrome_of(warm).main_menu


class TestAlertBanner:
    def alert(self, locale, title="Closed", **values):
        return publish(AlertBanner(name=title, title=title, locale=locale, **values))

    def test_until_today_means_until_midnight_of_the_site(self, english):
        day = datetime.date(2026, 3, 10)
        self.alert(english, shown_from=day, shown_until=day)
        zone = timezone.get_default_timezone()
        for moment, shown in [
            (datetime.datetime(2026, 3, 9, 23, 59, 59, tzinfo=zone), False),
            (datetime.datetime(2026, 3, 10, 0, 0, 0, tzinfo=zone), True),
            (datetime.datetime(2026, 3, 10, 23, 59, 59, tzinfo=zone), True),
            (datetime.datetime(2026, 3, 11, 0, 0, 0, tzinfo=zone), False),
        ]:
            with time_machine.travel(moment, tick=False):
                assert bool(chrome_of(request()).alert) is shown, moment

    def test_of_several_the_newest_in_force_is_shown(self, english):
        today = timezone.localdate()
        day = datetime.timedelta(days=1)
        self.alert(english, "Old", shown_from=today - 9 * day)
        self.alert(english, "New", shown_from=today - day)
        self.alert(english, "Tomorrow", shown_from=today + day)
        self.alert(english, "Undated")
        assert chrome_of(request()).alert["title"] == "New"

    def test_translation_does_not_outlive_its_source(self, english, spanish):
        source = self.alert(english)
        with translation.override("es"):
            assert chrome_of(request()).alert["lang"] == "en"
        copy = source.copy_for_translation(spanish)
        copy.title = "Cerrado"
        publish(copy)
        with translation.override("es"):
            shown = chrome_of(request()).alert
            assert (shown["title"], shown["lang"]) == ("Cerrado", "")
            source.unpublish()
            assert chrome_of(request()).alert is None

    def test_last_day_before_the_first_is_refused(self, english):
        with pytest.raises(ValidationError, match="before the first"):
            AlertBanner(
                name="A",
                title="A",
                locale=english,
                shown_from=datetime.date(2026, 1, 2),
                shown_until=datetime.date(2026, 1, 1),
            ).full_clean()
