"""Changes of what stands around pages: menu, footer, alert banner, the site's name, redirects."""

from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site

from .changes import change, fill_in, publish_piece
from .site import link

EVERYWHERE = ("home", "about", "story", "webinar", "resource", "search", "data", "no page")
IN_SPANISH = ("es home", "es about", "es story", "es resource", "es search")


def item(page):
    return ("item", {"link": link(page=page), "children": []})


@change(*EVERYWHERE, *IN_SPANISH)
def an_entry_comes_into_the_menu(site, staff):
    menu = site.pieces["menu"]
    publish_piece(menu, items=[item(site.pages["resources"])])


@change(*EVERYWHERE, *IN_SPANISH)
def another_menu_is_picked(site, staff):
    here = Site.objects.get().pk
    address = reverse("wagtailsettings:edit", args=["navigation", "navigationsettings", here])
    fill_in(staff, address, main_menu=site.pieces["other menu"].pk)


@change(*IN_SPANISH)
def the_menu_is_translated(site, staff):
    spanish = Locale.objects.get(language_code="es")
    version = site.pieces["menu"].copy_for_translation(spanish)
    version.save()
    publish_piece(version, items=[item(site.pages["stories"])])


@change(*EVERYWHERE, *IN_SPANISH)
def the_footer_is_changed(site, staff):
    publish_piece(site.pieces["footer"], small_print="CC BY-SA")


@change(*EVERYWHERE, *IN_SPANISH)
def an_alert_is_published(site, staff):
    publish_piece(site.pieces["news"])


@change(*EVERYWHERE, *IN_SPANISH)
def an_alert_is_taken_down(site, staff):
    site.pieces["alert"].unpublish()


@change("home", "about", "story", "search")
def the_site_is_renamed(site, staff):
    address = reverse("wagtailsites:edit", args=[Site.objects.get().pk])
    fill_in(staff, address, site_name="Power and Health")


@change("es home", "es about", "es search")
def a_front_page_in_another_language_is_retitled(site, staff):
    translated_home = site.page("es home")
    translated_home.title = "Inicio"
    translated_home.save_revision().publish()


@change("no page")
def a_redirect_is_added(site, staff):
    Redirect.objects.create(old_path="/en/nothing", redirect_page=site.pages["about"])


@change("old address")
def a_redirect_is_deleted(site, staff):
    Redirect.objects.get(old_path="/en/about-us").delete()
