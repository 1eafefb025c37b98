"""Changes of pages: their texts, their lives and their places."""

from datetime import date, timedelta

import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from tests.factories.home import translated
from tests.factories.programs import StoryPageFactory

from .changes import change, post, publish


@change("article", "alias")
def a_text_is_changed(site, staff):
    publish(site.page("article"), body=[("paragraph", "<p>Nobody waits.</p>")])


@change("home")
def the_front_page_is_changed(site, staff):
    publish(site.page("home"), lede="We begin where people live.")


@change("about")
def a_page_in_the_menu_is_changed(site, staff):
    publish(site.page("about"), body=[("paragraph", "<p>Nobody waits.</p>")])


@change("article", "alias", "about")
def a_page_is_retitled(site, staff):
    publish(site.page("article"), title="How it works now")


@change("home", "about", "sitemap", "article", "old address")
def an_address_is_changed(site, staff):
    publish(site.page("about"), slug="who-we-are")


@change("home", "es home", "stories", "stories feed", "program", "pair", "department", "sitemap")
def a_page_is_published(site, staff):
    story = StoryPageFactory(
        parent=site.page("stories"), title="New", slug="new", live=False,
        program=site.page("program"), partnership=site.page("pair"),
        partners=[site.page("department")], as_of=date(2026, 11, 1), issues=[site.terms["housing"]],
    )  # fmt: skip
    publish(story)


@change("home", "es home", "stories", "es stories", "second story", "stories feed", "sitemap")
def a_page_is_unpublished(site, staff):
    post(staff, reverse("wagtailadmin_pages:unpublish", args=[site.pages["second story"].pk]))


@change("stories", "es stories", "fading", "stories feed", "sitemap")
def a_page_expires(site, staff):
    with time_machine.travel(timezone.now() + timedelta(hours=18)):
        call_command("publish_scheduled", verbosity=0)


@change("home", "es home", "stories", "later", "stories feed", "sitemap")
def a_page_goes_live_at_its_hour(site, staff):
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        call_command("publish_scheduled", verbosity=0)


@change("about", "article", "sitemap")
def a_page_is_moved(site, staff):
    article, home = site.pages["article"], site.pages["home"]
    post(staff, reverse("wagtailadmin_pages:move_confirm", args=[article.pk, home.pk]))


@change("home", "stories", "second story", "stories feed", "sitemap")
def a_page_is_deleted(site, staff):
    post(staff, reverse("wagtailadmin_pages:delete", args=[site.pages["second story"].pk]))


@change("about")
def siblings_are_arranged_anew(site, staff):
    page = site.pages["second article"]
    address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    assert staff.post(f"{address}?position=0").status_code == 200


@change()
def a_page_is_given_to_translators(site, staff):
    translate_object(site.page("article"), [Locale.objects.get(language_code="es")])


@change("article", "es article", "es about", "sitemap")
def a_translation_is_published(site, staff):
    translated(site.page("article"), Locale.objects.get(language_code="es"), title="Cómo")


@change("home", "es home", "fr home", "search", "sitemap")
def a_language_is_opened(site, staff):
    publish(site.page("fr home"))


@change("about", "sitemap")
def an_alias_is_made(site, staff):
    site.page("second article").create_alias(parent=site.page("about"), update_slug="twin")


@change("home", "es home", "stories", "story", "program", "pair", "department", "stories feed",
        "sitemap")  # fmt: skip
def a_page_is_closed(site, staff):
    address = reverse("wagtailadmin_pages:set_privacy", args=[site.pages["story"].pk])
    post(staff, address, restriction_type="login")


@change("about", "board", "sitemap")
def a_page_is_opened(site, staff):
    address = reverse("wagtailadmin_pages:set_privacy", args=[site.pages["board"].pk])
    post(staff, address, restriction_type="none")


@change()
def a_draft_is_saved(site, staff):
    draft = site.page("program").get_latest_revision_as_object()
    draft.title = "Nobody reads this"
    draft.save_revision()
