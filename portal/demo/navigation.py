"""The demo's menu, footer and alert banner."""

from datetime import timedelta

from wagtail.models import Site

from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings

from .references import Page
from .registry import Stage, part
from .site import DemoSite
from .writing import link

MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("programs", ("programs/pph", "programs/pph/2023")),
    ("partners", ()),
    ("stories", ()),
    ("webinars", ()),
    ("resources", ()),
    ("about", ("about", "how-partnerships-work")),
)

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Find your way", ("programs", "partners", "stories", "webinars", "resources")),
    ("Read", ("how-partnerships-work", "stories/kansas-city", "about")),
    ("With you", ("contact", "accessibility", "privacy")),
)

ABOUT = (
    "A demonstration of the open-source portal for programs that bring health departments and "
    "community organizations together."
)
SMALL_PRINT = (
    "Texts and pictures were made for this demo and may be used under CC BY 4.0. The organizations "
    "named here are real; they do not run this site."
)

DAYS_OF_BANNER = 35
"""As long as the webinar that the banner invites to is still to come."""


@part(Stage.NAVIGATION, "Menu, footer and banner")
def load_navigation(site: DemoSite) -> None:
    """Make what stands around every page."""
    menu = site.snippet(
        MainMenu,
        "navigation/menu",
        name="Main menu",
        items=[
            ("item", {"link": link(Page(name)), "children": [link(Page(child)) for child in below]})
            for name, below in MENU
        ],
    )
    footer = site.snippet(
        Footer,
        "navigation/footer",
        name="Footer",
        about=ABOUT,
        columns=[
            ("column", {"title": title, "links": [link(Page(name)) for name in names]})
            for title, names in COLUMNS
        ],
        small_print=SMALL_PRINT,
    )
    NavigationSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"main_menu": menu, "footer": footer}
    )
    site.snippet(
        AlertBanner,
        "navigation/banner",
        name="Invitation to the webinar",
        tone="note",
        title="Talk with an organizer: a webinar",
        text="It is free, and you can register now.",
        link=[("link", link(Page("webinars/first-talk"), "See the webinar"))],
        shown_from=site.today,
        shown_until=site.today + timedelta(days=DAYS_OF_BANNER),
    )
