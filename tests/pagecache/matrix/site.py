"""A small site with every type of page, in three languages, and all that stands around pages."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, PageViewRestriction, Site

from home.models import HomePage
from portal.catalogue.noting import note, settle
from portal.intake.audiences import Audience
from portal.library.models import PortalDocument, PortalImage
from portal.navigation.models import AlertBanner, Footer, MainMenu, NavigationSettings
from portal.taxonomy.models import Facet, Term
from programs.models import WebinarHost
from resources.models import ResourceEdition
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.intake import contact_page
from tests.factories.programs import (
    CohortPageFactory,
    PartnerIndexPageFactory,
    PartnerPageFactory,
    PartnershipPageFactory,
    ProgramIndexPageFactory,
    ProgramPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
    TermFactory,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory
from tests.factories.webinars import (
    WebinarIndexPageFactory,
    WebinarPageFactory,
    WebinarSeriesPageFactory,
)
from tests.portal.library.pictures import drawing, saved

OUTCOME = {
    "indicator": "Homes inspected", "unit": "homes", "baseline": 10, "target": 100,
    "readings": [{"on": date(2025, 1, 1), "value": 20}, {"on": date(2026, 1, 1), "value": 40}],
}  # fmt: skip


@dataclass
class SmallSite:
    """What was built: pages, terms and pieces by the names that the matrix calls them."""

    root: HomePage
    author: Any = None
    pages: dict[str, Page] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    pieces: dict[str, Any] = field(default_factory=dict)

    def page(self, name: str) -> Any:
        """Return a page as it stands in the database now."""
        return Page.objects.get(pk=self.pages[name].pk).specific

    def addresses(self) -> dict[str, str]:
        """Return the address of everything that visitors read, by name; contact pages excepted."""
        found = {name: page.get_url() for name, page in self.pages.items() if name != "contact"}
        found["later"] = "/en/stories/told-later/"
        resource, webinar = found["resource"], found["webinar"]
        return {
            **found,
            "partners, departments": f"{found['partners']}?kind=department",
            "resources, housing": f"{found['resources']}?subject=housing",
            "stories feed": f"{found['stories']}feed.atom",
            "resources feed": f"{found['resources']}feed.atom",
            "webinars calendar": f"{found['webinars']}webinars.ics",
            "webinar calendar": f"{webinar}webinar.ics",
            "citation": f"{resource}cite.bib",
            "edition": f"{resource}files/en/",
            "document": self.pieces["document"].url,
            "search": "/en/search/",
            "es search": "/es/search/",
            "data": "/en/data/",
            "partners data": "/api/v1/partners",
            "webinars data": "/api/v1/webinars",
            "partnerships table": "/api/v1/partnerships.csv",
            "sitemap": "/sitemap.xml",
            "robots": "/robots.txt",
            "old address": "/en/about-us/",
            "no page": "/en/nothing/",
            "es article": "/es/about/how/",
        }


def build(home: HomePage, spanish: Locale, french: Locale) -> SmallSite:
    """Build the site below the English front page `home`."""
    site = SmallSite(home)
    _words(site)
    _library(site)
    _tell(site)
    _translate(site, spanish, french)
    _around(site)
    everything = Page.objects.filter(depth__gt=1, live=True, alias_of=None)
    for page in everything.order_by("depth").specific():
        page.save_revision().publish()
    _schedule(site)
    note(Page.objects.values_list("translation_key", flat=True).distinct())
    settle()
    site.pages = {name: Page.objects.get(pk=page.pk) for name, page in site.pages.items()}
    return site


def a_picture(title: str, colour: str = "red") -> PortalImage:
    """Store a picture of one colour."""
    picture = drawing(size=(900, 600))
    picture.paste(colour, (0, 0, 450, 600))
    file = ContentFile(saved(picture, "JPEG"), name=f"{title.lower()}.jpg")
    return PortalImage.objects.create(title=title, description=f"{title} seen from afar", file=file)


def a_file(title: str, words: str) -> PortalDocument:
    """Store a plain text."""
    content = ContentFile(words.encode(), name=f"{title.lower()}.txt")
    return PortalDocument.objects.create(title=title, file=content)


def link(**target: Any) -> dict[str, Any]:
    """A link as blocks take it."""
    return {"label": "", "page": None, "document": None, "url": "", **target}


def _words(site: SmallSite) -> None:
    for name, facet in (
        ("Housing", Facet.ISSUE),
        ("Food", Facet.ISSUE),
        ("Kansas", Facet.PLACE),
        ("Nurses", Facet.AUDIENCE),
        ("Organizers", Facet.AUDIENCE),
    ):
        site.terms[name.lower()] = TermFactory(name=name, facet=facet)
    site.terms["tenancy"] = TermFactory(name="Tenancy", slug="tenancy", facet=Facet.SUBJECT)
    site.terms["homes"] = TermFactory(name="Homes", slug="homes", facet=Facet.SUBJECT)
    site.terms["english"] = TermFactory(name="English", slug="en", facet=Facet.LANGUAGE)


def _library(site: SmallSite) -> None:
    collection = Collection.get_first_root_node().add_child(name="Guides")
    site.pieces |= {
        "picture": a_picture("Town"),
        "logo": a_picture("Emblem", "green"),
        "document": a_file("Guide", "first words"),
        "collection": collection,
    }
    site.pieces["document"].collection = collection
    site.pieces["document"].save()


def _tell(site: SmallSite) -> None:
    home, terms, now = site.root, site.terms, timezone.now()
    picture, logo, document = (site.pieces[name] for name in ("picture", "logo", "document"))
    about = StandardPageFactory(parent=home, title="About", slug="about", kind="about")
    article = StandardPageFactory(
        parent=about, title="How it works", slug="how", social_image=picture,
        body=[("paragraph", f'<p><a linktype="page" id="{about.pk}">About</a></p>')],
    )  # fmt: skip
    second_article = StandardPageFactory(parent=about, title="Why it works", slug="why")
    board = StandardPageFactory(parent=about, title="For the board", slug="board")
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    programs = ProgramIndexPageFactory(parent=home)
    program = ProgramPageFactory(parent=programs, title="Power", slug="power")
    cohort = CohortPageFactory(parent=program, year=2026, applications=40, finalists=10)
    partners = PartnerIndexPageFactory(parent=home)
    department = PartnerPageFactory(
        parent=partners, title="Wyandotte Health", slug="wyandotte", kind="department", logo=logo,
        issues=[terms["housing"]], places=[terms["kansas"]],
    )  # fmt: skip
    organizers = PartnerPageFactory(
        parent=partners, title="Neighbors United", slug="neighbors", kind="community",
        issues=[terms["food"]],
    )  # fmt: skip
    pair = PartnershipPageFactory(
        parent=cohort, title="Kansas City", slug="kansas-city", place_name="Kansas City, Kansas",
        partners=[department, organizers], issues=[terms["housing"]], latitude=39.1,
        longitude=-94.6, outcomes=[("outcome", OUTCOME)], social_image=picture,
    )  # fmt: skip
    stories = StoryIndexPageFactory(parent=home)
    story = StoryPageFactory(
        parent=stories, title="A lease on life", slug="lease", program=program, partnership=pair,
        partners=[department], issues=[terms["housing"]], as_of=date(2026, 5, 1),
        take_responses=True, social_image=picture,
    )  # fmt: skip
    second = StoryPageFactory(
        parent=stories, title="Bread", slug="bread", issues=[terms["food"]], as_of=date(2026, 4, 1)
    )
    fading = StoryPageFactory(
        parent=stories, title="Fading", slug="fading", as_of=date(2026, 3, 1),
        expire_at=now + timedelta(hours=12),
    )  # fmt: skip
    later = StoryPageFactory(
        parent=stories, title="Told later", slug="told-later", as_of=date(2026, 6, 1), live=False,
        issues=[terms["housing"]],
    )  # fmt: skip
    webinars = WebinarIndexPageFactory(parent=home)
    series = WebinarSeriesPageFactory(parent=webinars, title="Talks", slug="talks", program=program)
    part = WebinarPageFactory(
        parent=series, title="First talk", slug="first", part_number=1,
        starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=9, hours=-1),
        audiences=[terms["nurses"]],
    )  # fmt: skip
    webinar = WebinarPageFactory(
        parent=webinars, title="Housing law", slug="law", registration_open=True, capacity=1,
        program=program, audiences=[terms["nurses"]], languages=[terms["english"]],
    )  # fmt: skip
    WebinarHost.objects.create(page=webinar, partner=department)
    resources = ResourceIndexPageFactory(parent=home)
    resource = ResourcePageFactory(
        parent=resources, title="Guide for tenants", slug="guide", subjects=[terms["tenancy"]],
        audiences=[terms["organizers"]], publisher_page=department,
    )  # fmt: skip
    ResourceEdition.objects.create(
        page=resource, locale=resource.locale, language="en", document=document
    )
    handbook = ResourcePageFactory(
        parent=resources, title="Handbook", slug="handbook", subjects=[terms["homes"]],
        languages=["en"],
    )  # fmt: skip
    contact = contact_page(home, {Audience.PRESS: "press@example.org"})
    home.sections = [
        ("latest", {"title": name, "source": name, "number": 3, "pages": [], "link": link()})
        for name in ("cohorts", "webinars", "stories", "resources")
    ]
    home.save()
    Redirect.objects.create(old_path="/en/about-us", redirect_page=about)
    alias = article.create_alias(parent=home, update_slug="copy")
    site.pages |= {
        "home": home, "about": about, "article": article, "second article": second_article,
        "board": board, "programs": programs,
        "program": program, "cohort": cohort, "partners": partners, "department": department,
        "organizers": organizers, "pair": pair, "stories": stories, "story": story,
        "second story": second, "fading": fading, "later": later, "webinars": webinars,
        "series": series, "part": part,
        "webinar": webinar, "resources": resources, "resource": resource, "handbook": handbook,
        "contact": contact, "alias": alias,
    }  # fmt: skip


SPANISH = (
    "about", "programs", "program", "cohort", "partners", "department", "stories", "story",
    "resources", "resource",
)  # fmt: skip
"""What is translated into Spanish, besides the front page; the rest is read in English there."""


def _translate(site: SmallSite, spanish: Locale, french: Locale) -> None:
    site.pages["es home"] = home_in(spanish, site.root)
    for name in SPANISH:
        version = translated(site.page(name), spanish, title=f"ES {site.pages[name].title}")
        site.pages[f"es {name}"] = version
    # French is being prepared: nobody reads it yet.
    beginning = home_in(french, site.root)
    beginning.unpublish()
    site.pages["fr home"] = beginning


def _around(site: SmallSite) -> None:
    locale = site.root.locale
    chosen = ("programs", "partners", "stories", "about")
    menu = _published(
        MainMenu(
            name="Menu", locale=locale,
            items=[("item", {"link": link(page=site.pages[name]), "children": []})
                   for name in chosen],
        )
    )  # fmt: skip
    footer = _published(
        Footer(
            name="Footer", locale=locale, about="All of us.", small_print="CC BY",
            columns=[("column", {"title": "Ways", "links": [link(page=site.pages["about"])]})],
        )
    )  # fmt: skip
    other = MainMenu(
        name="Other", locale=locale,
        items=[("item", {"link": link(page=site.pages["contact"]), "children": []})],
    )  # fmt: skip
    _published(other)
    settings = NavigationSettings.for_site(Site.objects.get(is_default_site=True))
    settings.main_menu, settings.footer = menu, footer
    settings.save()
    alert = _published(AlertBanner(name="Storm", locale=locale, title="A storm is coming"))
    news = AlertBanner(name="News", locale=locale, title="Office closed", live=False)
    news.save()
    site.pieces |= {
        "menu": menu,
        "other menu": other,
        "footer": footer,
        "alert": alert,
        "news": news,
    }


def _schedule(site: SmallSite) -> None:
    """Let one story wait for its hour, and leave a draft of another page."""
    site.pages["later"].go_live_at = timezone.now() + timedelta(days=1)
    site.pages["later"].save_revision().publish()
    draft = site.page("handbook")
    draft.title = "Handbook, second edition"
    draft.save_revision()


def _published(piece: Any) -> Any:
    piece.save()
    piece.save_revision().publish()
    piece.refresh_from_db()
    return piece
