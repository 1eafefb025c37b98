"""The demo's menu, footer and alert banner."""

from datetime import timedelta

from wagtail.models import Site

from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings

from .references import Page
from .registry import Stage, part
from .site import DemoSite
from .words import both
from .writing import Pair, link

MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("programs", ("programs/pph", "programs/pph/2023")),
    ("partners", ()),
    ("stories", ()),
    ("webinars", ()),
    ("resources", ()),
    ("about", ("about", "how-partnerships-work")),
)

COLUMNS: tuple[tuple[Pair, tuple[str, ...]], ...] = (
    (
        ("Find your way", "Para orientarse"),
        ("programs", "partners", "stories", "webinars", "resources"),
    ),
    (("Read", "Para leer"), ("how-partnerships-work", "stories/kansas-city", "about")),
    (("With you", "Con usted"), ("contact", "accessibility", "privacy")),
)

ABOUT: Pair = (
    """A demonstration of the open-source portal for programs that bring health departments and
    community organizations together.""",
    """Una demostración del portal de código abierto para programas que unen a departamentos de
    salud y organizaciones comunitarias.""",
)
SMALL_PRINT: Pair = (
    """Texts and pictures were made for this demo and may be used under CC BY 4.0. The organizations
    named here are real; they do not run this site.""",
    """Los textos y las imágenes se hicieron para esta demostración y pueden usarse con licencia
    CC BY 4.0. Las organizaciones nombradas son reales; no administran este sitio.""",
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
            (
                "item",
                {"link": link(Page(name)), "children": [link(Page(child)) for child in below]},
            )
            for name, below in MENU
        ],
    )
    footer = site.snippet(
        Footer,
        "navigation/footer",
        name="Footer",
        about=both(*ABOUT),
        columns=[
            ("column", {"title": both(*title), "links": [link(Page(name)) for name in names]})
            for title, names in COLUMNS
        ],
        small_print=both(*SMALL_PRINT),
    )
    NavigationSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={"main_menu": menu, "footer": footer},
    )
    site.snippet(
        AlertBanner,
        "navigation/banner",
        name="Invitation to the webinar",
        tone="note",
        title=both(
            "Talk with an organizer: a webinar", "Converse con quien organiza: un seminario web"
        ),
        text=both("It is free, and you can register now.", "Es gratis, y ya puede inscribirse."),
        link=[
            (
                "link",
                link(Page("webinars/first-talk"), ("See the webinar", "Vea el seminario web")),
            )
        ],
        shown_from=site.today,
        shown_until=site.today + timedelta(days=DAYS_OF_BANNER),
    )
